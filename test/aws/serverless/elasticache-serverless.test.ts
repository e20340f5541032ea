import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput } from "cdktf";
import {
  CacheEngine,
  clientEnvironment,
  Duration,
  EvictionPolicy,
  Size,
} from "cdktf-managed-cache";
import { ElastiCacheServerless, type ElastiCacheServerlessProps } from "cdktf-managed-cache/aws";
import { sections, synth } from "../../support/synth";
import { SERVERLESS } from "../props";

function make(props: Partial<ElastiCacheServerlessProps> = {}) {
  let made: ElastiCacheServerless | undefined;
  const template = synth((stack) => {
    made = new ElastiCacheServerless(stack, "Cache", { ...SERVERLESS, ...props });
    new TerraformOutput(stack, "environment", { value: clientEnvironment(made) });
  });
  return {
    template,
    cache: made as ElastiCacheServerless,
    resource: template.only({ type: "aws_elasticache_serverless_cache" }).properties,
    environment: template.output("environment").value as Record<string, string>,
  };
}

test("minimal props make this, and nothing else", () => {
  expect(sections(make().template)).toMatchSnapshot();
});

describe("defaults", () => {
  test.each<[string, object]>([
    ["the engine", { engine: "valkey", major_engine_version: "8" }],
    ["a key of its own", { kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\./) }],
    ["users", { user_group_id: expect.stringMatching(/^\$\{aws_elasticache_user_group\./) }],
    ["snapshots", { snapshot_retention_limit: 7, daily_snapshot_time: "02:00" }],
    ["deletion protection", { lifecycle: expect.objectContaining({ prevent_destroy: true }) }],
    ["its name", { name: "test-cache", description: "Cache test/Cache" }],
  ])("%s", (_, expected) => {
    expect(make().resource).toMatchObject(expected);
  });

  test("one user with all rights and a password that AWS draws", () => {
    const { template, cache } = make();
    expect(template.only({ type: "aws_elasticache_user" }).properties).toMatchObject({
      user_id: "test-cache-app",
      user_name: "app",
      access_string: "on ~* +@all",
      authentication_mode: { type: "password" },
    });
    expect(cache.authentication).toMatchObject({ kind: "users", users: [{ name: "app" }] });
    expect(cache.secretArn).toBeDefined();
  });

  test("the key encrypts no logs, since the cache has none", () => {
    const { properties } = make().template.only({ kind: "data", type: "aws_iam_policy_document" });
    // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
    expect(properties.statement.map(({ sid }: any) => sid)).toEqual(["Account", "CacheAndSecrets"]);
  });

  test("nobody may connect", () => {
    expect(make().template.propertiesOf("aws_vpc_security_group_ingress_rule")).toEqual([]);
  });

  test("a name made of a long path leaves room for the names of users", () => {
    const template = synth((stack) => {
      new ElastiCacheServerless(stack, "a-cache-with-a-very-long-name", SERVERLESS);
    });
    const { name } = template.only({ type: "aws_elasticache_serverless_cache" }).properties;
    expect(name).toMatch(/^test-a-cache-wi-[0-9a-f]{8}$/);
  });
});

test("limits arrive as they were given, data in GB", () => {
  const limits = {
    dataStorage: { minimum: 2, maximum: 50 },
    ecpuPerSecond: { minimum: 1_000, maximum: 30_000 },
  };
  expect(make({ cacheUsageLimits: limits }).resource.cache_usage_limits).toEqual([
    {
      data_storage: [{ minimum: 2, maximum: 50, unit: "GB" }],
      ecpu_per_second: [{ minimum: 1_000, maximum: 30_000 }],
    },
  ]);
});

test.each([
  [CacheEngine.VALKEY_9, 6379, 6380],
  [CacheEngine.REDIS_7, 6379, 6380],
  [CacheEngine.MEMCACHED_1_6, 11211, 11212],
])("%s: peers reach both ports", (engine, from, to) => {
  const { template } = make({ engine, allowFrom: { web: { securityGroupId: "sg-01" } } });
  expect(template.only({ type: "aws_vpc_security_group_ingress_rule" }).properties).toMatchObject({
    from_port: from,
    to_port: to,
    referenced_security_group_id: "sg-01",
  });
});

describe("clients", () => {
  test("speak the cluster protocol to one host, and find its reader at another port", () => {
    const { environment } = make();
    expect(environment).toMatchObject({
      REDIS_PRIMARY_HOST: expect.stringMatching(/endpoint\[0\]\.address}$/),
      REDIS_READER_HOST: expect.stringMatching(/reader_endpoint\[0\]\.address}$/),
      REDIS_PORT: expect.stringMatching(/\.endpoint\[0\]\.port}$/),
      REDIS_READER_PORT: expect.stringMatching(/\.reader_endpoint\[0\]\.port}$/),
      REDIS_TLS_ENABLED: "true",
      REDIS_CLUSTER_MODE: "true",
    });
  });

  test("a serverless cache has the limits of the whole cache, and evicts keys with a TTL", () => {
    const { cache } = make();
    expect(cache.limits).toEqual({
      connectionsPerNode: 65_000,
      usableMemoryPerNode: Size.bytes(10 ** 10),
    });
    expect(cache.evictionPolicy).toBe(EvictionPolicy.VOLATILE_LRU);
    expect(cache.topology).toEqual({ kind: "serverless" });
  });

  test("subnets with known networks are where a network policy lets clients go", () => {
    const { cache } = make({
      subnets: [{ id: "subnet-a", cidrBlock: "10.0.0.0/24" }, { id: "subnet-b" }],
    });
    expect(cache.subnetCidrs).toEqual(["10.0.0.0/24"]);
  });
});

describe("Memcached", () => {
  test("has no users, no reader and no secret", () => {
    const { template, cache, resource } = make({ engine: CacheEngine.MEMCACHED_1_6 });
    expect(resource).not.toHaveProperty("user_group_id");
    expect(template.propertiesOf("aws_elasticache_user")).toEqual([]);
    expect(cache.readerEndpoint).toBeUndefined();
    expect(cache.secretArn).toBeUndefined();
    expect(cache.authentication).toEqual({ kind: "none" });
    expect(cache.limits.connectionsPerNode).toBeUndefined();
  });
});

describe("snapshots", () => {
  test("without retention there is no time of the day either", () => {
    const { resource } = make({ snapshotRetention: Duration.days(0) });
    expect(resource.snapshot_retention_limit).toBe(0);
    expect(resource).not.toHaveProperty("daily_snapshot_time");
  });

  test("what a cache was restored from replaces it neither now nor when the prop goes", () => {
    const arn = "arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:shop";
    const restored = make({ snapshotArnsToRestore: [arn] }).resource;
    expect(restored.snapshot_arns_to_restore).toEqual([arn]);
    for (const { lifecycle } of [restored, make().resource]) {
      expect(lifecycle.ignore_changes).toEqual(["snapshot_arns_to_restore"]);
    }
  });
});

test("an existing key serves data and secrets, and none is made", () => {
  const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/abc";
  const { template, resource, cache } = make({ kmsKeyArn });
  expect(template.propertiesOf("aws_kms_key")).toEqual([]);
  expect(resource.kms_key_id).toBe(kmsKeyArn);
  expect(template.only({ type: "aws_secretsmanager_secret" }).properties.kms_key_id).toBe(
    kmsKeyArn,
  );
  expect(cache.kmsKeyArn).toBe(kmsKeyArn);
});

test("without a customer-managed key AWS's own is used", () => {
  const { template, resource } = make({ customerManagedKey: false });
  expect(template.propertiesOf("aws_kms_key")).toEqual([]);
  expect(resource).not.toHaveProperty("kms_key_id");
});

test("a role may connect to this cache as this user alone", () => {
  const template = synth((stack) => {
    const cache = new ElastiCacheServerless(stack, "Cache", {
      ...SERVERLESS,
      users: { job: { accessString: "on ~* +@read", authentication: "iam" } },
    });
    cache.grantConnect("job", "job-role", "job");
  });
  const statement = template
    .find({ kind: "data", type: "aws_iam_policy_document" })
    .flatMap(({ properties }) => properties.statement)
    .find(({ actions }) => actions.includes("elasticache:Connect"));
  expect(statement.resources).toEqual([
    expect.stringMatching(/^\$\{aws_elasticache_serverless_cache\..*\.arn}$/),
    expect.stringMatching(/^\$\{aws_elasticache_user\..*\.arn}$/),
  ]);
});

test("metrics are the cache's own, by the dimension that CloudWatch has for it", () => {
  const { cache } = make();
  expect(cache.metricElastiCacheProcessingUnits()).toEqual({
    namespace: "AWS/ElastiCache",
    metricName: "ElastiCacheProcessingUnits",
    dimensions: { clusterId: "test-cache" },
    statistic: "Sum",
    periodSeconds: 60,
  });
  expect(cache.metricEvictions({ period: Duration.minutes(1) })).toMatchObject({
    statistic: "Sum",
    periodSeconds: 60,
  });
  const rest = [
    cache.metricBytesUsedForCache(),
    cache.metricThrottledCmds(),
    cache.metricCurrConnections(),
    cache.metricCacheHitRate(),
    cache.metricAuthenticationFailures(),
    cache.metricSuccessfulReadRequestLatency(),
    cache.metricSuccessfulWriteRequestLatency(),
  ];
  expect(
    rest.map(({ metricName, statistic, periodSeconds }) => [metricName, statistic, periodSeconds]),
  ).toEqual([
    ["BytesUsedForCache", "Maximum", 60],
    ["ThrottledCmds", "Sum", 60],
    ["CurrConnections", "Maximum", 60],
    ["CacheHitRate", "Average", 300],
    ["AuthenticationFailures", "Sum", 60],
    ["SuccessfulReadRequestLatency", "Average", 60],
    ["SuccessfulWriteRequestLatency", "Average", 60],
  ]);
});

test("everything takes the provider of the cache", () => {
  const template = synth((stack) => {
    const provider = new AwsProvider(stack, "other", { alias: "other" });
    const cache = new ElastiCacheServerless(stack, "Cache", {
      ...SERVERLESS,
      provider,
      users: { job: { accessString: "on ~* +@read", authentication: "iam" } },
      allowFrom: { web: { securityGroupId: "sg-01" } },
    });
    cache.grantConnect("job", "job-role", "job");
  });
  const providers = template.blocks
    .filter(({ type }) => type.startsWith("aws_"))
    .map(({ properties }) => properties.provider);
  expect(new Set(providers)).toEqual(new Set(["aws.other"]));
});
