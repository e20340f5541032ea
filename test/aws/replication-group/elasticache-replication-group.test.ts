import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformVariable, Token } from "cdktf";
import { CacheEngine, Duration, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  NetworkType,
  TransitEncryption,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { sections, synth, without } from "../../support/synth";
import { MINIMAL } from "../props";

function make(props: Partial<ElastiCacheReplicationGroupProps> = {}): {
  cache: ElastiCacheReplicationGroup;
  template: Template;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  group: any;
} {
  let cache!: ElastiCacheReplicationGroup;
  const template = synth((stack) => {
    cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, ...props });
  });
  return {
    cache,
    template,
    group: template.only({ type: "aws_elasticache_replication_group" }).properties,
  };
}

describe("with the least props", () => {
  const { cache, template, group } = make();

  const DEFAULTS: [string, string, unknown][] = [
    ["the engine is Redis", "engine", "redis"],
    ["of version 7.1", "engine_version", "7.1"],
    ["there are a primary and two replicas", "num_cache_clusters", 3],
    ["a replica takes over from a primary that fails", "automatic_failover_enabled", true],
    ["nodes are in several zones", "multi_az_enabled", true],
    ["the port is Redis's own", "port", 6379],
    ["data is encrypted at rest", "at_rest_encryption_enabled", "true"],
    ["connections are encrypted", "transit_encryption_enabled", true],
    ["no connection does without TLS", "transit_encryption_mode", "required"],
    ["the token is the only one that is accepted", "auth_token_update_strategy", "SET"],
    ["snapshots are kept for a week", "snapshot_retention_limit", 7],
    ["snapshots are taken at night", "snapshot_window", "02:00-03:00"],
    [
      "a last snapshot is taken, under a name of its own",
      "final_snapshot_identifier",
      "test-cache-final-${aws_security_group.Cache_SecurityGroup_79A9F160.id}",
    ],
    ["maintenance is on Sunday night", "maintenance_window", "sun:04:00-sun:05:00"],
    ["minor versions come by themselves", "auto_minor_version_upgrade", "true"],
    ["changes wait for maintenance", "apply_immediately", false],
    [
      "no deploy destroys the data, and what a cache was made from may go",
      "lifecycle",
      { prevent_destroy: true, ignore_changes: ["snapshot_name", "snapshot_arns"] },
    ],
    ["events go nowhere", "notification_topic_arn", undefined],
    ["there are no shards", "num_node_groups", undefined],
    ["there are no replicas of shards", "replicas_per_node_group", undefined],
    ["data stays in memory", "data_tiering_enabled", undefined],
    ["there are no users", "user_group_ids", undefined],
  ];

  test.each(DEFAULTS)("%s", (_, argument, value) => {
    expect(group[argument]).toEqual(value);
  });

  test("everything else that is made", () => {
    const { type, name } = template.only({ type: "aws_elasticache_replication_group" });
    const others = without(
      group,
      DEFAULTS.map(([, argument]) => argument),
    );
    const { data, resource } = sections(template);
    expect({ data, resource: { ...resource, [type]: { [name]: others } } }).toMatchSnapshot();
  });

  test("the eviction policy is allkeys-lru and a quarter of the memory is reserved", () => {
    const { parameter } = template.only({ type: "aws_elasticache_parameter_group" }).properties;
    expect(parameter).toEqual([
      { name: "maxmemory-policy", value: "allkeys-lru" },
      { name: "reserved-memory-percent", value: "25" },
    ]);
  });

  test("logs are kept for a year under the cache's key", () => {
    const logs = template.propertiesOf("aws_cloudwatch_log_group");
    expect(logs.map((log) => log.retention_in_days)).toEqual([365, 365]);
    expect(new Set(logs.map((log) => log.kms_key_id))).toEqual(new Set([group.kms_key_id]));
    expect(group.log_delivery_configuration).toHaveLength(2);
  });

  test("the key rotates and is protected", () => {
    expect(template.only({ type: "aws_kms_key" }).properties).toMatchObject({
      enable_key_rotation: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("nobody may connect, and nothing may leave", () => {
    expect(template.propertiesOf("aws_vpc_security_group_ingress_rule")).toEqual([]);
    const securityGroup = template.only({ type: "aws_security_group" }).properties;
    expect(securityGroup).not.toHaveProperty("ingress");
    expect(securityGroup).not.toHaveProperty("egress");
    expect(securityGroup.description).toBe("Nodes of cache test-cache");
  });

  test("clients see what there is", () => {
    expect(cache.cacheName).toBe("test-cache");
    expect(cache.topology).toEqual({ kind: "primary", replicas: 2 });
    expect(cache.tls).toEqual({ enabled: true });
    expect(cache.readerEndpoint).toBeDefined();
    expect(cache.limits.nodes).toBe(3);
    expect(cache.limits.connectionsPerNode).toBe(65_000);
    // 14037181030 bytes of maxmemory, less a quarter.
    expect(cache.limits.usableMemoryPerNode?.toBytes()).toBe(10_527_885_773);
    expect(cache.memberIds).toEqual(["test-cache-001", "test-cache-002", "test-cache-003"]);
  });
});

describe("topology", () => {
  test("shards turn cluster mode on, in its one shape", () => {
    const { cache, template, group } = make({ shards: 3, replicas: 1 });
    expect(group).toMatchObject({ num_node_groups: 3, replicas_per_node_group: 1 });
    expect(group).not.toHaveProperty("num_cache_clusters");
    expect(
      template.only({ type: "aws_elasticache_parameter_group" }).properties.parameter,
    ).toContainEqual({
      name: "cluster-enabled",
      value: "yes",
    });
    expect(cache.topology).toEqual({ kind: "cluster", shards: 3, replicasPerShard: 1 });
    expect(cache.readerEndpoint).toBeUndefined();
    expect(cache.limits.nodes).toBe(6);
    expect(cache.memberIds).toEqual([
      "test-cache-0001-001",
      "test-cache-0001-002",
      "test-cache-0002-001",
      "test-cache-0002-002",
      "test-cache-0003-001",
      "test-cache-0003-002",
    ]);
  });

  test("clients discover a cluster by its configuration endpoint", () => {
    const template = synth((stack) => {
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, shards: 3 });
      new TerraformOutput(stack, "host", { value: cache.primaryEndpoint.host });
    });
    expect(template.output("host").value).toMatch(/configuration_endpoint_address}$/);
  });

  test("a single node has no failover, no second zone and no reader", () => {
    const { cache, group } = make({ replicas: 0 });
    expect(group).toMatchObject({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
    });
    expect(cache.readerEndpoint).toBeUndefined();
  });

  test("shards without replicas still fail over, since cluster mode demands it", () => {
    expect(make({ shards: 3, replicas: 0 }).group).toMatchObject({
      automatic_failover_enabled: true,
      multi_az_enabled: false,
    });
  });
});

describe("engines", () => {
  test.each([
    [CacheEngine.redis("6.x"), "redis6-x", "redis6.x"],
    [CacheEngine.REDIS_6_2, "redis6-x", "redis6.x"],
    [CacheEngine.REDIS_7_1, "redis7", "redis7"],
    [CacheEngine.VALKEY_7_2, "valkey7", "valkey7"],
    [CacheEngine.VALKEY_8_0, "valkey8", "valkey8"],
  ])(
    "%s: its parameter group can be made while the old one is in use",
    (engine, suffix, family) => {
      const { template, group } = make({ engine });
      expect(group).toMatchObject({ engine: engine.name, engine_version: engine.version });
      expect(template.only({ type: "aws_elasticache_parameter_group" }).properties).toMatchObject({
        name: `test-cache-${suffix}`,
        family,
        lifecycle: { create_before_destroy: true },
      });
    },
  );

  test("redis 6 knows no TLS modes", () => {
    expect(make({ engine: CacheEngine.REDIS_6_2 }).group).not.toHaveProperty(
      "transit_encryption_mode",
    );
  });

  test("redis 6.0 has no engine log", () => {
    const { group } = make({ engine: CacheEngine.redis("6.0") });
    // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
    expect(group.log_delivery_configuration.map((log: any) => log.log_type)).toEqual(["slow-log"]);
  });

  test("nodes with data tiering say so", () => {
    expect(make({ nodeType: "cache.r6gd.xlarge" }).group.data_tiering_enabled).toBe(true);
  });
});

describe("encryption", () => {
  test("an existing key serves data, logs and secrets, and none is made", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/abc";
    const { template, group, cache } = make({ kmsKeyArn });
    expect(template.propertiesOf("aws_kms_key")).toEqual([]);
    expect(cache.kmsKeyArn).toBe(kmsKeyArn);
    expect(group.kms_key_id).toBe(kmsKeyArn);
    expect(template.only({ type: "aws_secretsmanager_secret" }).properties.kms_key_id).toBe(
      kmsKeyArn,
    );
    expect(template.propertiesOf("aws_cloudwatch_log_group")[0]?.kms_key_id).toBe(kmsKeyArn);
  });

  test("without a customer-managed key AWS's own are used", () => {
    const { template, group, cache } = make({ customerManagedKey: false });
    expect(template.propertiesOf("aws_kms_key")).toEqual([]);
    expect(cache.kmsKeyArn).toBeUndefined();
    expect(group.at_rest_encryption_enabled).toBe("true");
    expect(group).not.toHaveProperty("kms_key_id");
  });

  test("what is off is said, not left out", () => {
    const { group } = make({
      atRestEncryption: false,
      transitEncryption: TransitEncryption.DISABLED,
      authentication: { kind: "none" },
    });
    expect(group.at_rest_encryption_enabled).toBe("false");
    expect(group.transit_encryption_enabled).toBe(false);
    expect(group).not.toHaveProperty("transit_encryption_mode");
    expect(group).not.toHaveProperty("auth_token");
  });

  test("TLS can be turned on in two steps", () => {
    const { group, cache } = make({
      transitEncryption: TransitEncryption.PREFERRED,
      authentication: { kind: "none" },
    });
    expect(group).toMatchObject({
      transit_encryption_enabled: true,
      transit_encryption_mode: "preferred",
    });
    expect(cache.tls.enabled).toBe(true);
  });

  test("the key lets the log service in for this cache's log groups alone", () => {
    const policy = make().template.only({ kind: "data", type: "aws_iam_policy_document" });
    const logs = policy.properties.statement.find(({ sid }: { sid: string }) => sid === "Logs");
    expect(logs.condition[0].variable).toBe("kms:EncryptionContext:aws:logs:arn");
    expect(logs.condition[0].values[0]).toMatch(
      /:log-group:\/aws\/vendedlogs\/elasticache\/test-cache\/\*$/,
    );
  });
});

describe("network", () => {
  test("each peer has a described rule for the cache's port", () => {
    const { template } = make({
      port: 6380,
      allowFrom: {
        web: { securityGroupId: "sg-0123", description: "Pods of the shop" },
        office: { cidrBlock: "10.1.0.0/16" },
      },
    });
    expect(template.propertiesOf("aws_vpc_security_group_ingress_rule")).toMatchObject([
      { cidr_ipv4: "10.1.0.0/16", description: "office to cache test-cache" },
      { referenced_security_group_id: "sg-0123", description: "Pods of the shop" },
    ]);
    for (const rule of template.propertiesOf("aws_vpc_security_group_ingress_rule")) {
      expect(rule).toMatchObject({ ip_protocol: "tcp", from_port: 6380, to_port: 6380 });
    }
  });

  test("peers can be allowed after construction", () => {
    const template = synth((stack) => {
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", MINIMAL);
      cache.allowFrom("late", { securityGroupId: "sg-0456" });
    });
    expect(template.only({ type: "aws_vpc_security_group_ingress_rule" }).properties).toMatchObject(
      {
        referenced_security_group_id: "sg-0456",
      },
    );
  });

  test("peers can have IPv6, stand in a prefix list, or be of a peered account", () => {
    const { template } = make({
      allowFrom: {
        dual: { ipv6CidrBlock: "2001:db8:1234:1a00::/56" },
        office: { prefixListId: "pl-0123" },
        partner: { securityGroupId: "123456789012/sg-0123" },
      },
    });
    expect(template.propertiesOf("aws_vpc_security_group_ingress_rule")).toMatchObject([
      { cidr_ipv6: "2001:db8:1234:1a00::/56" },
      { prefix_list_id: "pl-0123" },
      { referenced_security_group_id: "123456789012/sg-0123" },
    ]);
  });

  test.each([
    [NetworkType.IPV4, undefined, undefined, ["10.0.1.0/24"]],
    [NetworkType.IPV6, "ipv6", "ipv6", ["2001:db8:0:1::/64"]],
    [NetworkType.DUAL_STACK, "dual_stack", "ipv4", ["10.0.1.0/24", "2001:db8:0:1::/64"]],
  ])("nodes with %s addresses", (networkType, network_type, ip_discovery, subnetCidrs) => {
    const { cache, group } = make({
      networkType,
      multiAz: false,
      subnets: [{ id: "subnet-a", cidrBlock: "10.0.1.0/24", ipv6CidrBlock: "2001:db8:0:1::/64" }],
    });
    expect([group.network_type, group.ip_discovery]).toEqual([network_type, ip_discovery]);
    expect(cache.subnetCidrs).toEqual(subnetCidrs);
  });

  test("an existing subnet group is used as it is", () => {
    const { template, group } = make({ subnets: undefined, subnetGroupName: "shared" });
    expect(template.propertiesOf("aws_elasticache_subnet_group")).toEqual([]);
    expect(group.subnet_group_name).toBe("shared");
  });

  test("known CIDR blocks are told to clients", () => {
    const { cache } = make({
      subnets: [{ id: "subnet-a", cidrBlock: "10.0.1.0/24" }, { id: "subnet-b" }],
    });
    expect(cache.subnetCidrs).toEqual(["10.0.1.0/24"]);
  });

  test("further security groups stand beside the cache's own", () => {
    const { group } = make({ securityGroupIds: ["sg-0789"] });
    expect(group.security_group_ids).toHaveLength(2);
    expect(group.security_group_ids[1]).toBe("sg-0789");
  });
});

describe("settings", () => {
  test("tags are on everything that takes them", () => {
    const template = synth((stack) => {
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        tags: { team: "shop" },
        allowFrom: { web: { securityGroupId: "sg-0123" } },
        authentication: {
          kind: "users",
          users: { app: { accessString: "on ~* +@all" } },
        },
      });
      expect(cache.secretArn).toBeDefined();
    });
    const untagged = [
      "aws_kms_alias",
      "aws_secretsmanager_secret_version",
      "aws_elasticache_user_group_association",
    ];
    const taggable = template.find().filter(({ type }) => !untagged.includes(type));
    expect(new Set(taggable.map(({ type }) => type)).size).toBe(10);
    for (const { address, properties } of taggable) {
      expect({ address, tags: properties.tags }).toEqual({ address, tags: { team: "shop" } });
    }
  });

  test("the provider reaches every resource and data source", () => {
    const template = synth((stack) => {
      const provider = new AwsProvider(stack, "other", { alias: "other", region: "eu-north-1" });
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        provider,
        authentication: {
          kind: "users",
          users: {
            app: { accessString: "on ~* +@all" },
            job: { accessString: "on ~* +@read", authentication: "iam" },
          },
        },
      });
      cache.allowFrom("web", { securityGroupId: "sg-0123" });
      cache.grantConnect("job", "job-role", "job");
      new ElastiCacheReplicationGroup(stack, "Second", { ...MINIMAL, provider });
    });
    for (const { address, properties } of template.blocks) {
      const { provider } = properties;
      expect({ address, provider }).toEqual({ address, provider: "aws.other" });
    }
  });

  test("own parameters stand beside the library's", () => {
    const { template } = make({
      evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
      reservedMemoryPercent: 40,
      parameters: { timeout: "300" },
    });
    expect(template.only({ type: "aws_elasticache_parameter_group" }).properties.parameter).toEqual(
      [
        { name: "timeout", value: "300" },
        { name: "maxmemory-policy", value: "allkeys-lfu" },
        { name: "reserved-memory-percent", value: "40" },
      ],
    );
  });

  test.each([
    ["cache.t4g.micro", "50"],
    ["cache.t3.small", "30"],
    ["cache.t4g.medium", "25"],
  ])("%s reserves %s percent", (nodeType, value) => {
    const { parameter } = make({ nodeType }).template.only({
      type: "aws_elasticache_parameter_group",
    }).properties;
    expect(parameter).toContainEqual({ name: "reserved-memory-percent", value });
  });

  test("loosenings are passed on", () => {
    const topic = "arn:aws:sns:eu-west-1:123456789012:cache";
    const { group, template } = make({
      deletionProtection: false,
      finalSnapshot: false,
      snapshotRetention: Duration.days(0),
      autoMinorVersionUpgrade: false,
      applyImmediately: true,
      notificationTopicArn: topic,
      logRetention: Duration.days(14),
      secretRecoveryWindow: Duration.days(0),
    });
    expect(group).toMatchObject({
      lifecycle: { prevent_destroy: false },
      snapshot_retention_limit: 0,
      auto_minor_version_upgrade: "false",
      apply_immediately: true,
      notification_topic_arn: topic,
    });
    expect(group).not.toHaveProperty("final_snapshot_identifier");
    expect(template.propertiesOf("aws_cloudwatch_log_group")[0]?.retention_in_days).toBe(14);
    expect(
      template.only({ type: "aws_secretsmanager_secret" }).properties.recovery_window_in_days,
    ).toBe(0);
  });

  test("ids are emitted in lower case, as they come back", () => {
    expect(make({ replicationGroupId: "Shop-Cache" }).group.replication_group_id).toBe(
      "shop-cache",
    );
  });

  test("a path that is too long keeps its start and gets a hash", () => {
    const template = synth((stack) => {
      new ElastiCacheReplicationGroup(stack, `A${"very".repeat(12)}LongId`, MINIMAL);
    });
    const id = template.only({ type: "aws_elasticache_replication_group" }).properties
      .replication_group_id;
    expect(id).toMatch(/^test-averyvery[a-z]*-[0-9a-f]{8}$/);
    expect(id).toHaveLength(40);
  });
});

describe("advice", () => {
  function warnings(props: Partial<ElastiCacheReplicationGroupProps>): string[] {
    return make(props)
      .cache.node.metadata.filter(({ type }) => type === "@cdktf/warn")
      .map(({ data }) => data);
  }

  test("none by default", () => {
    expect(warnings({})).toEqual([]);
  });

  test("an unknown node type is accepted, but its memory cannot be checked", () => {
    expect(warnings({ nodeType: "cache.r99g.large" })).toEqual([
      expect.stringContaining("[elasticache.node-type-unknown]"),
    ]);
    expect(make({ nodeType: "cache.r99g.large" }).cache.limits.usableMemoryPerNode).toBeUndefined();
  });

  test("more nodes than the default quota need a word with AWS first", () => {
    expect(warnings({ shards: 31 })).toEqual([expect.stringContaining("[elasticache.node-quota]")]);
    expect(warnings({ shards: 30 })).toEqual([]);
  });
});

describe("fromAttributes", () => {
  test("a cache that exists serves clients like one that is made here", () => {
    synth((stack) => {
      const cache = ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
        replicationGroupId: "shared",
        engine: CacheEngine.VALKEY_8_0,
        primaryEndpointAddress: "primary.example",
        readerEndpointAddress: "reader.example",
        topology: { kind: "primary", replicas: 1 },
        tokenSecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:token",
      });
      expect(cache.primaryEndpoint).toEqual({
        host: "primary.example",
        hostKind: "dns",
        port: 6379,
      });
      expect(cache.readerEndpoint?.host).toBe("reader.example");
      expect(cache.tls.enabled).toBe(true);
      expect(cache.limits).toEqual({ nodes: 2, connectionsPerNode: 65_000 });
      expect(cache.authentication.kind).toBe("token");
    });
  });

  test("it has the metrics of one that is made here", () => {
    const { cache } = make();
    synth((stack) => {
      const imported = ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
        replicationGroupId: cache.cacheName,
        engine: cache.engine,
        primaryEndpointAddress: "primary.example",
        topology: cache.topology,
      });
      expect(imported.metric("SwapUsage")).toEqual(cache.metric("SwapUsage"));
      expect(imported.metricEvictions()).toEqual(cache.metricEvictions());
      expect(imported.metricCurrConnections()).toEqual(cache.metricCurrConnections());
    });
  });

  test("no resource is made, and without a token no secret is read", () => {
    const template = synth((stack) => {
      ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
        replicationGroupId: "shared",
        engine: CacheEngine.REDIS_7_1,
        primaryEndpointAddress: "config.example",
        topology: { kind: "cluster", shards: 2, replicasPerShard: 1 },
      });
    });
    expect(template.blocks).toEqual([]);
  });
});

describe("metrics", () => {
  test("one for each node, with the dimensions that CloudWatch has", () => {
    const { cache } = make({ replicas: 1 });
    expect(cache.metricEvictions()).toEqual([
      {
        namespace: "AWS/ElastiCache",
        metricName: "Evictions",
        dimensions: { CacheClusterId: "test-cache-001" },
        statistic: "Sum",
        periodSeconds: 300,
      },
      expect.objectContaining({ dimensions: { CacheClusterId: "test-cache-002" } }),
    ]);
    expect(cache.metricCurrConnections()[0]?.dimensions).toEqual({
      CacheClusterId: "test-cache-001",
      CacheNodeId: "0001",
    });
  });

  test.each([
    ["metricEngineCpuUtilization", "EngineCPUUtilization", "Average", 60],
    ["metricDatabaseMemoryUsagePercentage", "DatabaseMemoryUsagePercentage", "Average", 60],
    ["metricCurrConnections", "CurrConnections", "Average", 60],
    ["metricCacheHitRate", "CacheHitRate", "Average", 300],
    ["metricReplicationLag", "ReplicationLag", "Average", 60],
  ] as const)(
    "%s, as it is and with another statistic and period",
    (method, metricName, statistic, periodSeconds) => {
      const { cache } = make();
      expect(cache[method]()[0]).toMatchObject({ metricName, statistic, periodSeconds });
      expect(
        cache[method]({ statistic: "Maximum", period: Duration.minutes(10) })[0],
      ).toMatchObject({
        statistic: "Maximum",
        periodSeconds: 600,
      });
    },
  );
});

describe("node types", () => {
  test("usable memory is what the reserved share leaves", () => {
    const { cache } = make({ nodeType: "cache.t4g.micro" });
    expect(cache.limits.usableMemoryPerNode).toEqual(Size.mebibytes(256));
  });
});

test("two caches of one stack do not clash", () => {
  const build = () =>
    synth((stack) => {
      new ElastiCacheReplicationGroup(stack, "One", MINIMAL);
      new ElastiCacheReplicationGroup(stack, "Two", MINIMAL);
    });
  expect(faultIds(build)).toEqual([]);
  expect(build().propertiesOf("aws_elasticache_replication_group")).toHaveLength(2);
});

describe("made from a snapshot", () => {
  test.each([
    [{ snapshotName: "shop-final" }, { snapshot_name: "shop-final" }],
    [{ snapshotArns: ["arn:aws:s3:::b1b/a.rdb"] }, { snapshot_arns: ["arn:aws:s3:::b1b/a.rdb"] }],
  ])("%j", (props, expected) => {
    expect(make(props).group).toMatchObject(expected);
  });

  test("a list of files may be one that only Terraform knows", () => {
    const template = synth((stack) => {
      const files = new TerraformVariable(stack, "files", { type: "list(string)" });
      const snapshotArns = Token.asList(files.listValue);
      new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, snapshotArns });
    });
    const group = template.only({ type: "aws_elasticache_replication_group" }).properties;
    expect(group.snapshot_arns).toBe("${var.files}");
  });
});

test("what takes the cache by its id waits for it", () => {
  const template = synth((stack) => {
    const cache = new ElastiCacheReplicationGroup(stack, "Cache", MINIMAL);
    new TerraformOutput(stack, "id", { value: cache.replicationGroupId });
  });
  const { address } = template.only({ type: "aws_elasticache_replication_group" });
  expect(template.output("id").value).toBe(`\${${address}.id}`);
});
