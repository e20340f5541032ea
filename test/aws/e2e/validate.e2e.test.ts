import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import {
  CacheEngine,
  DailyWindow,
  Duration,
  EvictionPolicy,
  Weekday,
  WeeklyWindow,
} from "cdktf-managed-cache";
import {
  ElastiCacheAlarms,
  type ElastiCacheAlarmsProps,
  type ElastiCacheAuthentication,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupAttributes,
  type ElastiCacheReplicationGroupProps,
  type IElastiCacheReplicationGroup,
  IpDiscovery,
  NetworkType,
  TokenUpdateStrategy,
  TransitEncryption,
} from "cdktf-managed-cache/aws";
import fc from "fast-check";
import { mostly, ODD_TEXT } from "../../support/odd-texts";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { testApp } from "../../support/test-app";
import { errorsOf } from "../../terraform/e2e/validate";
import {
  arn,
  hex,
  ipv6Network,
  labels,
  network,
  optional,
  passing,
  tags,
  users,
  word,
} from "./arbitraries";

jest.setTimeout(3 * 60_000);

const rotation = optional(
  fc.record({ label: labels, strategy: fc.constantFrom(...Object.values(TokenUpdateStrategy)) }),
);
const authentication: fc.Arbitrary<ElastiCacheAuthentication | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ kind: fc.constant("none" as const) }),
  fc.record({ kind: fc.constant("generated-token" as const), rotation }),
  fc.record({
    kind: fc.constant("secret-token" as const),
    secretArn: arn(
      "secretsmanager",
      word.map((name) => `secret:${name}-AbCdEf`),
    ),
    jsonKey: optional(mostly(word)),
    rotation,
  }),
  fc.record({ kind: fc.constant("users" as const), users }),
);
/** Mostly on, since what depends on it is refused without. */
const often = fc.constantFrom(true, true, true, true, false);
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary, weight: 1 }, { arbitrary: fc.constant(undefined), weight: 4 });
const hour = fc.nat(23).map((of) => `${String(of).padStart(2, "0")}:00`);
const duration = optional(
  fc.integer({ min: 60, max: 240 }).map((minutes) => Duration.minutes(minutes)),
);

const PROPS: fc.Arbitrary<ElastiCacheReplicationGroupProps> = fc.record(
  {
    vpcId: mostly(hex.map((id) => `vpc-${id}`)),
    subnets: fc
      .array(
        fc.record({
          id: mostly(hex.map((id) => `subnet-${id}`)),
          cidrBlock: optional(network),
          ipv6CidrBlock: optional(ipv6Network),
        }),
        { minLength: 2, maxLength: 4 },
      )
      .map((subnets) =>
        subnets.map((subnet, index) => ({
          ...subnet,
          availabilityZone: index === 3 ? undefined : `eu-west-1${"abc"[index]}`,
        })),
      ),
    nodeType: fc.constantFrom(
      "cache.r7g.large",
      "cache.t4g.micro",
      "cache.m7g.xlarge",
      "cache.r6gd.xlarge",
    ),
    description: ODD_TEXT.map((text) => `${text} of \${HOME}`),
    tags,
    replicationGroupId: optional(mostly(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,38}$/))),
    engine: fc.constantFrom(
      ...["6.x", "6.0", "6.2", "7.0", "7.1"].map((version) => CacheEngine.redis(version)),
      ...["7.2", "8.0", "8.2", "9.0", "9.1", "9.5"].map((version) => CacheEngine.valkey(version)),
    ),
    shards: optional(fc.integer({ min: 1, max: 3 })),
    replicas: fc.integer({ min: 0, max: 2 }),
    autoscaling: seldom(
      fc.record(
        {
          shards: fc.record({ min: fc.constant(1), max: fc.integer({ min: 3, max: 9 }) }),
          replicas: fc.record({ min: fc.constant(1), max: fc.integer({ min: 2, max: 5 }) }),
        },
        { requiredKeys: [] },
      ),
    ),
    multiAz: fc.constantFrom(undefined, false),
    port: fc.integer({ min: 1, max: 65_535 }),
    parameters: fc.dictionary(mostly(word), mostly(fc.constantFrom("60", "KEA$", "")), {
      maxKeys: 2,
    }),
    evictionPolicy: fc.constantFrom(EvictionPolicy.ALLKEYS_LRU, ...Object.values(EvictionPolicy)),
    reservedMemoryPercent: optional(fc.integer({ min: 0, max: 100 })),
    transitEncryption: fc.constantFrom(
      TransitEncryption.REQUIRED,
      TransitEncryption.REQUIRED,
      ...Object.values(TransitEncryption),
    ),
    atRestEncryption: often,
    customerManagedKey: often,
    kmsKeyArn: seldom(
      arn(
        "kms",
        hex.map((id) => `key/${id}`),
      ),
    ),
    notificationTopicArn: arn("sns", word),
    securityGroupIds: fc.uniqueArray(
      hex.map((id) => `sg-${id}`),
      { maxLength: 2 },
    ),
    allowFrom: fc.dictionary(
      mostly(word),
      fc.oneof(
        fc.record({
          securityGroupId: fc
            .tuple(fc.constantFrom("", "123456789012/"), hex)
            .map(([account, id]) => `${account}sg-${id}`),
          description: optional(mostly(word)),
        }),
        fc.record({ cidrBlock: network }),
        fc.record({ ipv6CidrBlock: ipv6Network }),
        fc.record({ prefixListId: hex.map((id) => `pl-${id}`) }),
      ),
      { maxKeys: 2 },
    ),
    logRetention: fc.constantFrom(1, 30, 3653).map((days) => Duration.days(days)),
    snapshotRetention: fc.nat(35).map((days) => Duration.days(days)),
    snapshotWindow: fc.record({ start: hour, duration }).map((props) => new DailyWindow(props)),
    maintenanceWindow: fc
      .record({ day: fc.constantFrom(...Object.values(Weekday)), start: hour, duration })
      .map((props) => new WeeklyWindow(props)),
    secretRecoveryWindow: fc.constantFrom(0, 7, 30).map((days) => Duration.days(days)),
    authentication,
    finalSnapshot: fc.boolean(),
    networkType: fc.constantFrom(undefined, ...Object.values(NetworkType)),
    ipDiscovery: seldom(fc.constantFrom(...Object.values(IpDiscovery))),
    snapshotName: seldom(mostly(word)),
    snapshotArns: seldom(fc.array(word.map((name) => `arn:aws:s3:::backups/${name}.rdb`))),
    deletionProtection: fc.boolean(),
  },
  { requiredKeys: ["vpcId", "subnets", "nodeType"] },
);

const ALARMS: fc.Arbitrary<Omit<ElastiCacheAlarmsProps, "cache">> = fc.record(
  {
    topics: fc.record({
      critical: fc.array(arn("sns", word), { maxLength: 6 }),
      warning: fc.array(arn("sns", word), { maxLength: 6 }),
    }),
    tags,
    runbookUrl: fc
      .oneof(word, ODD_TEXT)
      .map((text) => `https://runbooks.example.com/${text}/{alert}`),
    overrides: fc.record(
      {
        MemoryHigh: fc.record({ threshold: fc.constant({ warning: 0.7, critical: 0.9 }) }),
        Evicting: fc.record({
          threshold: fc.double({ min: 0, max: 1e9, noNaN: true }),
          for: fc.integer({ min: 1, max: 288 }).map((periods) => Duration.minutes(5 * periods)),
          labels: tags,
        }),
      },
      { requiredKeys: [] },
    ),
    dashboard: fc.boolean(),
  },
  { requiredKeys: [] },
);

const ATTRIBUTES: fc.Arbitrary<ElastiCacheReplicationGroupAttributes> = fc.record(
  {
    replicationGroupId: mostly(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{5,38}$/)),
    engine: fc.constantFrom(
      CacheEngine.redis("5.0.6"),
      CacheEngine.redis("7.1.0"),
      CacheEngine.VALKEY_8_1,
    ),
    primaryEndpointAddress: mostly(word),
    topology: fc.record({ kind: fc.constant("primary" as const), replicas: fc.nat(5) }),
    tokenSecretArn: arn(
      "secretsmanager",
      word.map((name) => `secret:${name}`),
    ),
    nodeType: fc.constant("cache.t4g.micro"),
  },
  { requiredKeys: ["replicationGroupId", "engine", "primaryEndpointAddress", "topology"] },
);

describeWith([TERRAFORM, AWS_PROVIDER], "what passes here", () => {
  test("passes the provider's validation", async () => {
    const stack = new TerraformStack(testApp(), "test");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const token = new TerraformVariable(stack, "token", { sensitive: true });
    const caches: IElastiCacheReplicationGroup[] = [
      ...passing(PROPS, (props, id) => new ElastiCacheReplicationGroup(stack, `Made-${id}`, props)),
      ...passing(ATTRIBUTES, (attributes, id) =>
        ElastiCacheReplicationGroup.fromAttributes(stack, `Imported-${id}`, attributes),
      ),
      new ElastiCacheReplicationGroup(stack, "VariableToken", {
        vpcId: "vpc-1",
        subnetGroupName: "shared",
        nodeType: "cache.r7g.large",
        authentication: { kind: "variable-token", variable: token },
      }),
    ];
    let next = 0;
    passing(ALARMS, (props, id) => {
      const cache = caches[next] as IElastiCacheReplicationGroup;
      const alarms = new ElastiCacheAlarms(stack, `Alarms-${id}`, { ...props, cache });
      next += 1;
      return alarms;
    });
    expect(await errorsOf(stack)).toEqual([]);
  });
});
