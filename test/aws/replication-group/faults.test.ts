import { TerraformStack, TerraformVariable } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  DailyWindow,
  Duration,
  EvictionPolicy,
  Size,
  Weekday,
  WeeklyWindow,
} from "cdktf-managed-cache";
import {
  ClusterMode,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  type IElastiCacheReplicationGroup,
  type IngressPeer,
  IpDiscovery,
  NetworkType,
  ShardScalingMetric,
  TokenUpdateStrategy,
  TransitEncryption,
} from "cdktf-managed-cache/aws";
import fc from "fast-check";
import { REPLICATION_GROUP_RULES } from "../../../lib/aws/replication-group/rules";
import { INGRESS_PEER_RULES } from "../../../lib/aws/shared/ingress-peer-rules";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { MINIMAL, NAME_CASES } from "../props";

const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf";

const stack = new TerraformStack(testApp(), "test");
let count = 0;

function make(props: Partial<ElastiCacheReplicationGroupProps>): ElastiCacheReplicationGroup {
  count += 1;
  return new ElastiCacheReplicationGroup(stack, `Cache${count}`, { ...MINIMAL, ...props });
}

const token = (name: string) => {
  count += 1;
  return new TerraformVariable(stack, `${name}${count}`, {});
};

const user = (name: string, props: object = {}): Partial<ElastiCacheReplicationGroupProps> => ({
  authentication: { kind: "users", users: { [name]: { accessString: "on ~* +@all", ...props } } },
});

const rotation = (label: string): Partial<ElastiCacheReplicationGroupProps> => ({
  authentication: {
    kind: "generated-token",
    rotation: { label, strategy: TokenUpdateStrategy.SET },
  },
});

const sunday = (start: string, duration?: Duration) =>
  new WeeklyWindow({ day: Weekday.SUNDAY, start, duration });

/** What follows a primary from another region. */
function following(primary: Partial<IElastiCacheReplicationGroup> = {}) {
  return {
    provider: { node: {}, fqn: "aws.other", terraformProviderSource: "hashicorp/aws" },
    secondaryOf: {
      node: {},
      globalReplicationGroupId: "${a.global_replication_group_id}",
      primary: {
        cacheName: "ireland",
        engine: CacheEngine.REDIS_7_1,
        nodeType: "cache.r7g.large",
        topology: { kind: "primary", replicas: 2 },
        evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
        tls: { enabled: true },
        ...primary,
      },
    },
  } as unknown as Pick<ElastiCacheReplicationGroupProps, "provider" | "secondaryOf">;
}

const EVERY_FAULT: [string, string, Partial<ElastiCacheReplicationGroupProps>][] = [
  ["an empty id", "props.kind", { replicationGroupId: "" }],
  [
    "expected data on a node type that only Terraform knows",
    "elasticache.sized-node-type",
    { nodeType: "${var.node_type}", expectedData: { data: Size.gibibytes(1) } },
  ],
  [
    "an id that starts with a digit",
    "elasticache.replication-group-id",
    { replicationGroupId: "9cache" },
  ],
  [
    "an id with two hyphens in a row",
    "elasticache.replication-group-id",
    { replicationGroupId: "a--b" },
  ],
  [
    "an id that ends with a hyphen",
    "elasticache.replication-group-id",
    { replicationGroupId: "cache-" },
  ],
  [
    "an id with an underscore",
    "elasticache.replication-group-id",
    { replicationGroupId: "my_cache" },
  ],
  [
    "an id of 41 characters",
    "elasticache.replication-group-id",
    { replicationGroupId: "a".repeat(41) },
  ],
  ["a description of spaces", "props.kind", { description: " " }],
  ["a tag in AWS's own namespace", "elasticache.tags", { tags: { "aws:team": "shop" } }],
  ["a tag value of 257 characters", "elasticache.tags", { tags: { team: "x".repeat(257) } }],
  [
    "a version of Redis that AWS does not offer",
    "elasticache.engine",
    { engine: CacheEngine.redis("7.2") },
  ],
  [
    "a version of Redis that is too old",
    "elasticache.engine",
    { engine: CacheEngine.redis("5.0.6") },
  ],
  [
    "a version of Valkey that AWS does not offer",
    "elasticache.engine",
    { engine: CacheEngine.valkey("7.1") },
  ],
  [
    "a version that only Terraform knows",
    "elasticache.engine",
    { engine: CacheEngine.redis(token("version").stringValue) },
  ],
  [
    "the eviction policy among the parameters",
    "elasticache.parameters",
    { parameters: { "maxmemory-policy": "noeviction" } },
  ],
  [
    "cluster mode among the parameters",
    "elasticache.parameters",
    { parameters: { "cluster-enabled": "yes" } },
  ],
  ["an unknown eviction policy", "props.kind", { evictionPolicy: "lru" as EvictionPolicy }],
  [
    "a reserved share above 100 percent",
    "elasticache.reserved-memory",
    { reservedMemoryPercent: 101 },
  ],
  [
    "a reserved share of a fraction of a percent",
    "elasticache.reserved-memory",
    { reservedMemoryPercent: 12.5 },
  ],
  ["a reserved share that is not a number", "props.kind", { reservedMemoryPercent: Number.NaN }],
  [
    "data tiering with an LFU policy",
    "elasticache.data-tiering-policy",
    { nodeType: "cache.r6gd.xlarge", evictionPolicy: EvictionPolicy.ALLKEYS_LFU },
  ],
  [
    "data tiering on Redis 6.0",
    "elasticache.data-tiering-engine",
    { nodeType: "cache.r6gd.xlarge", engine: CacheEngine.redis("6.0") },
  ],
  ["a node type without its prefix", "elasticache.node-type", { nodeType: "r7g.large" }],
  ["a misspelled size of node", "elasticache.node-type", { nodeType: "cache.r7g.larg" }],
  ["a node type in words", "elasticache.node-type", { nodeType: "a large one" }],
  ["fewer replicas than none", "elasticache.replicas", { replicas: -1 }],
  ["more replicas than five", "elasticache.replicas", { replicas: 6 }],
  ["a fraction of a replica", "elasticache.replicas", { replicas: 1.5 }],
  ["replicas without end", "props.kind", { replicas: Number.POSITIVE_INFINITY }],
  [
    "replicas that only Terraform knows",
    "elasticache.replicas",
    { replicas: token("replicas").numberValue },
  ],
  ["no shards", "elasticache.shards", { shards: 0 }],
  ["more shards than 500", "elasticache.shards", { shards: 501, replicas: 0 }],
  [
    "shards that only Terraform knows",
    "elasticache.shards",
    { shards: token("shards").numberValue },
  ],
  ["more nodes than a group may have", "elasticache.nodes", { shards: 200, replicas: 2 }],
  [
    "failover without replicas",
    "elasticache.failover-replicas",
    { replicas: 0, automaticFailover: true },
  ],
  [
    "cluster mode without failover",
    "elasticache.failover-cluster-mode",
    { shards: 3, automaticFailover: false, multiAz: false },
  ],
  ["failover on a T1 node", "elasticache.failover-node-type", { nodeType: "cache.t1.micro" }],
  [
    "cluster mode on a T1 node",
    "elasticache.failover-node-type",
    { nodeType: "cache.t1.micro", shards: 3 },
  ],
  ["failover on a T2 node", "elasticache.failover-node-type", { nodeType: "cache.t2.small" }],
  ...(
    [
      [
        "small nodes",
        "global-node-type",
        { nodeType: "cache.t4g.medium", ...following({ nodeType: "cache.t4g.medium" }) },
      ],
      ["IPv6", "global-network-type", { networkType: NetworkType.DUAL_STACK }],
      [
        "autoscaling",
        "global-autoscaling",
        {
          ...following({ topology: { kind: "cluster", shards: 1, replicasPerShard: 2 } }),
          autoscaling: { replicas: { min: 1, max: 3 } },
        },
      ],
      ["larger nodes than the primary's", "secondary-primary", { nodeType: "cache.r7g.xlarge" }],
      ["shards that the primary has not", "secondary-primary", { shards: 2 }],
      ["another engine", "secondary-primary", { engine: CacheEngine.VALKEY_8_0 }],
      ["the primary's id", "secondary-id", { replicationGroupId: "ireland" }],
      ["the primary's provider", "secondary-provider", { provider: undefined }],
      ["parameters", "secondary-settings", { parameters: { "maxmemory-samples": "10" } }],
      ["a snapshot", "secondary-settings", { snapshotName: "yesterday" }],
      ["minor upgrades", "secondary-settings", { autoMinorVersionUpgrade: true }],
    ] as const
  ).map(([title, id, props]): [string, string, Partial<ElastiCacheReplicationGroupProps>] => [
    `a secondary with ${title}`,
    `elasticache.${id}`,
    { ...following(), ...props },
  ]),
  [
    "a zone by its name",
    "elasticache.dns-zone-id",
    { dnsZone: { zoneId: "cache.internal", name: "cache.internal" } },
  ],
  [
    "a zone's name with a dot at the end",
    "elasticache.dns-zone-name",
    { dnsZone: { zoneId: "Z0123456789ABC", name: "cache.internal." } },
  ],
  ...Object.entries(NAME_CASES).flatMap(([id, { refused }]) =>
    refused.map((props): [string, string, Partial<ElastiCacheReplicationGroupProps>] => [
      `the name ${JSON.stringify(props.names)}`,
      id,
      props,
    ]),
  ),
  [
    "fewer placements than shards",
    "elasticache.placement-shards",
    { shards: 2, replicas: 1, placement: [{ primaryZone: "a", replicaZones: ["b"] }] },
  ],
  [
    "two placements without cluster mode",
    "elasticache.placement-shards",
    { replicas: 0, placement: [{ primaryZone: "a" }, { primaryZone: "b" }] },
  ],
  [
    "fewer zones than replicas",
    "elasticache.placement-replicas",
    { replicas: 2, placement: [{ primaryZone: "a", replicaZones: ["b"] }] },
  ],
  [
    "all nodes of a shard in one zone with multiAz",
    "elasticache.placement-zones",
    { replicas: 1, placement: [{ primaryZone: "a", replicaZones: ["a"] }] },
  ],
  [
    "slots without cluster mode",
    "elasticache.placement-slots",
    { replicas: 1, placement: [{ primaryZone: "a", replicaZones: ["b"], slots: "0-16383" }] },
  ],
  ...(
    [
      ["no slots of one shard", ["0-16383", undefined]],
      ["a slot twice", ["0-8191", "8191-16383"]],
      ["a slot of none", ["0-8191", "8193-16383"]],
      ["slots beyond the last", ["0-8191", "8192-16384"]],
      ["slots that are no ranges", ["first", "second"]],
    ] as const
  ).map(([title, slots]): [string, string, Partial<ElastiCacheReplicationGroupProps>] => [
    title,
    "elasticache.placement-slots",
    {
      shards: 2,
      replicas: 1,
      placement: slots.map((ofShard) => ({
        primaryZone: "a",
        replicaZones: ["b"],
        slots: ofShard,
      })),
    },
  ]),
  [
    "two shards before cluster mode is on",
    "elasticache.cluster-mode-shards",
    { clusterMode: ClusterMode.COMPATIBLE, shards: 2 },
  ],
  [
    "cluster mode without shards",
    "elasticache.cluster-mode-shards",
    { clusterMode: ClusterMode.ENABLED },
  ],
  [
    "a move to cluster mode with Redis 6",
    "elasticache.cluster-mode-engine",
    { clusterMode: ClusterMode.COMPATIBLE, engine: CacheEngine.REDIS_6_2 },
  ],
  [
    "a move to cluster mode without replicas",
    "elasticache.cluster-mode-failover",
    { clusterMode: ClusterMode.COMPATIBLE, replicas: 0 },
  ],
  [
    "a move to cluster mode without failover",
    "elasticache.cluster-mode-failover",
    { clusterMode: ClusterMode.COMPATIBLE, automaticFailover: false, multiAz: false },
  ],
  [
    "autoscaling before cluster mode is on",
    "elasticache.cluster-mode-autoscaling",
    {
      clusterMode: ClusterMode.COMPATIBLE,
      shards: 1,
      autoscaling: { replicas: { min: 1, max: 2 } },
    },
  ],
  [
    "autoscaling without cluster mode",
    "elasticache.autoscaling-cluster-mode",
    { autoscaling: { replicas: { min: 1, max: 3 } } },
  ],
  ...(["shards", "replicas"] as const).flatMap(
    (count): [string, string, Partial<ElastiCacheReplicationGroupProps>][] => [
      [
        `${count} that are fewer than the fewest`,
        `elasticache.autoscaling-${count}`,
        { shards: 1, replicas: 1, autoscaling: { [count]: { min: 2, max: 3 } } },
      ],
      [
        `a range of ${count} that ends before it starts`,
        `elasticache.autoscaling-${count}`,
        { shards: 3, replicas: 3, autoscaling: { [count]: { min: 3, max: 2 } } },
      ],
      [
        `a load of ${count} that leaves no room`,
        `elasticache.autoscaling-${count}-target`,
        { shards: 2, autoscaling: { [count]: { min: 1, max: 3, targetUtilization: 80 } } },
      ],
      [
        `a pause of ${count} of half a second`,
        `elasticache.autoscaling-${count}-cooldown`,
        {
          shards: 2,
          autoscaling: { [count]: { min: 1, max: 3, scaleInCooldown: Duration.milliseconds(500) } },
        },
      ],
    ],
  ),
  [
    "more nodes than a cache may have, when it has grown",
    "elasticache.autoscaling-nodes",
    { shards: 2, autoscaling: { shards: { min: 2, max: 400 } } },
  ],
  [
    "autoscaling of large nodes",
    "elasticache.autoscaling-node-type",
    { nodeType: "cache.r7g.4xlarge", shards: 2, autoscaling: { shards: { min: 2, max: 4 } } },
  ],
  [
    "autoscaling of data tiering with an old engine",
    "elasticache.autoscaling-data-tiering",
    {
      nodeType: "cache.r6gd.xlarge",
      engine: CacheEngine.REDIS_6_2,
      shards: 2,
      autoscaling: { shards: { min: 2, max: 4 } },
    },
  ],
  [
    "shards that follow the memory of a cache that is always full",
    "elasticache.autoscaling-metric",
    {
      shards: 2,
      autoscaling: { shards: { min: 2, max: 4, metric: ShardScalingMetric.MEMORY } },
    },
  ],
  [
    "several zones without failover",
    "elasticache.multi-az",
    { automaticFailover: false, multiAz: true },
  ],
  ["several zones without replicas", "elasticache.multi-az", { replicas: 0, multiAz: true }],
  ["neither subnets nor a subnet group", "elasticache.subnet-source", { subnets: undefined }],
  [
    "IPv4 for the IPv6 of a subnet",
    "elasticache.subnet-ipv6-networks",
    { subnets: [{ id: "subnet-1", ipv6CidrBlock: "10.0.1.0/24" }] },
  ],
  [
    "IPv6 with an engine before 6.2",
    "elasticache.network-type",
    { networkType: NetworkType.IPV6, engine: CacheEngine.redis("6.0") },
  ],
  [
    "IPv6 on old nodes",
    "elasticache.network-node-type",
    { networkType: NetworkType.DUAL_STACK, nodeType: "cache.m4.large" },
  ],
  [
    "endpoints with addresses that no node has",
    "elasticache.ip-discovery",
    { ipDiscovery: IpDiscovery.IPV6 },
  ],
  [
    "two snapshots to be made from",
    "elasticache.restore-source",
    { snapshotName: "shop", snapshotArns: ["arn:aws:s3:::backups/shop.rdb"] },
  ],
  ["a snapshot by its ARN", "elasticache.snapshot-name", { snapshotName: "arn:aws:elasticache:a" }],
  ["a bucket without a file", "elasticache.snapshot-arns", { snapshotArns: ["arn:aws:s3:::b"] }],
  ["subnets and a subnet group", "elasticache.subnet-source", { subnetGroupName: "both" }],
  ["an empty list of subnets", "elasticache.subnets", { subnets: [] }],
  [
    "more subnets than 20",
    "elasticache.subnets",
    { subnets: Array.from({ length: 21 }, (_, i) => ({ id: `subnet-${i}` })) },
  ],
  [
    "several zones with subnets in one zone",
    "elasticache.zones",
    {
      subnets: [
        { id: "subnet-a", availabilityZone: "eu-west-1a" },
        { id: "subnet-b", availabilityZone: "eu-west-1a" },
      ],
    },
  ],
  ["a VPC by its name", "elasticache.vpc-id", { vpcId: "main" }],
  [
    "a subnet twice",
    "elasticache.subnet-ids",
    { subnets: [{ id: "subnet-a" }, { id: "subnet-a" }] },
  ],
  [
    "the id of a zone in place of its name",
    "elasticache.subnet-zones",
    { multiAz: false, subnets: [{ id: "subnet-a", availabilityZone: "euw1-az1" }] },
  ],
  [
    "every address as the network of a subnet",
    "elasticache.subnet-networks",
    { subnets: [{ id: "subnet-a", cidrBlock: "0.0.0.0/0" }] },
  ],
  [
    "a subnet group by its ARN",
    "elasticache.subnet-group-name",
    {
      subnets: undefined,
      subnetGroupName: "arn:aws:elasticache:eu-west-1:123456789012:subnetgroup:a",
    },
  ],
  [
    "a security group by its name",
    "elasticache.security-group-ids",
    { securityGroupIds: ["default"] },
  ],
  [
    "a parameter with a template in its value",
    "elasticache.parameter-texts",
    { parameters: { timeout: "%{ if a }" } },
  ],
  [
    "two users whose ids are the same in lower case",
    "elasticache.user-names",
    {
      authentication: {
        kind: "users",
        users: { App: { accessString: "on ~* +@all" }, app: { accessString: "on ~* +@read" } },
      },
    },
  ],
  ["port 0", "elasticache.port", { port: 0 }],
  ["a port above 65535", "elasticache.port", { port: 65_536 }],
  [
    "a topic that is not an ARN",
    "elasticache.notification-topic",
    { notificationTopicArn: "cache-events" },
  ],
  ["an alias in place of a key's ARN", "elasticache.kms-key", { kmsKeyArn: "alias/cache" }],
  [
    "a key where AWS's own is used",
    "elasticache.kms-key-unused",
    { kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/abc", customerManagedKey: false },
  ],
  [
    "optional TLS on Redis 6",
    "elasticache.transit-encryption",
    {
      engine: CacheEngine.REDIS_6_2,
      transitEncryption: TransitEncryption.PREFERRED,
      authentication: { kind: "none" },
    },
  ],
  [
    "optional TLS with users",
    "elasticache.preferred-authentication",
    { transitEncryption: TransitEncryption.PREFERRED, ...user("app") },
  ],
  [
    "optional TLS with a token",
    "elasticache.preferred-authentication",
    { transitEncryption: TransitEncryption.PREFERRED },
  ],
  [
    "a token without TLS",
    "elasticache.authentication-tls",
    { transitEncryption: TransitEncryption.DISABLED },
  ],
  [
    "a log retention that CloudWatch does not offer",
    "elasticache.log-retention",
    { logRetention: Duration.days(10) },
  ],
  [
    "a log retention of less than a day",
    "elasticache.log-retention",
    { logRetention: Duration.hours(1) },
  ],
  [
    "snapshots for more than 35 days",
    "elasticache.snapshot-retention",
    { snapshotRetention: Duration.days(36) },
  ],
  [
    "snapshots for a day and a half",
    "elasticache.snapshot-retention",
    { snapshotRetention: Duration.hours(36) },
  ],
  [
    "a store that evicts any key",
    "elasticache.store-eviction-policy",
    { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LFU },
  ],
  [
    "a store without snapshots",
    "elasticache.store-snapshots",
    { purpose: CachePurpose.STORE, snapshotRetention: Duration.days(0) },
  ],
  [
    "a maintenance window of less than an hour",
    "elasticache.window-length",
    { maintenanceWindow: sunday("04:00", Duration.minutes(59)) },
  ],
  [
    "a snapshot window of less than an hour",
    "elasticache.window-length",
    { snapshotWindow: new DailyWindow({ start: "01:00", duration: Duration.minutes(30) }) },
  ],
  [
    "a maintenance window that overlaps the snapshot window",
    "elasticache.window-overlap",
    { maintenanceWindow: sunday("02:30") },
  ],
  [
    "a recovery window of less than a week",
    "elasticache.secret-recovery",
    { secretRecoveryWindow: Duration.days(3) },
  ],
  ["an empty rotation label", "props.kind", rotation("")],
  ["a rotation label with a slash", "elasticache.rotation-label", rotation("2026/11")],
  [
    "a rotation label that only Terraform knows",
    "elasticache.rotation-label",
    rotation(token("label").stringValue),
  ],
  [
    "a secret's name in place of its ARN",
    "elasticache.secret-arn",
    { authentication: { kind: "secret-token", secretArn: "my-token" } },
  ],
  [
    "a key with a quote in it",
    "elasticache.secret-json-key",
    { authentication: { kind: "secret-token", secretArn: SECRET_ARN, jsonKey: 'a"b' } },
  ],
  [
    "a token variable that is not sensitive",
    "elasticache.token-variable",
    { authentication: { kind: "variable-token", variable: token("token") } },
  ],
  ["no users", "elasticache.users", { authentication: { kind: "users", users: {} } }],
  ["a user called default", "elasticache.users", user("default")],
  ["a user id that is too long", "elasticache.user-id", user("a".repeat(40))],
  ["a user id with an underscore", "elasticache.user-id", user("my_app")],
  ["an empty access string", "props.kind", user("app", { accessString: "" })],
  [
    "an access string that does not start with on or off",
    "elasticache.user-access",
    user("app", { accessString: "~* +@all" }),
  ],
  ["a user without a password", "elasticache.user-passwords", user("app", { passwordLabels: [] })],
  [
    "a user with three passwords",
    "elasticache.user-passwords",
    user("app", { passwordLabels: ["a", "b", "c"] }),
  ],
  [
    "a user with the same password twice",
    "elasticache.user-passwords",
    user("app", { passwordLabels: ["a", "a"] }),
  ],
  [
    "a user by IAM on Redis 6",
    "elasticache.user-iam-engine",
    { engine: CacheEngine.REDIS_6_2, ...user("app", { authentication: "iam" }) },
  ],
];

describe("refused at construction", () => {
  test.each(EVERY_FAULT)("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test("every rule has its fault here", () => {
    const tried = new Set(EVERY_FAULT.map(([, id]) => id));
    expect(REPLICATION_GROUP_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("all faults come in one error, with what was found, what is expected and what to do", () => {
    expect(() => make({ replicas: 9, port: 0, logRetention: Duration.days(10) })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^ElastiCacheReplicationGroup test\/Cache\d+: 3 faults\n {2}\[elasticache\.replicas\] replicas is 9; expected .*; use 2 .*\n {2}\[elasticache\.port\] .*\n {2}\[elasticache\.log-retention\] days is 10; expected days: 1, 3, /,
        ),
      }),
    );
  });

  test("a value given in place of a secret's ARN is never repeated in full", () => {
    // An ARN is public, a token is not: someone who mixes them up must not leak it into a CI log.
    expect(() =>
      make({ authentication: { kind: "secret-token", secretArn: "s3cr3t-T0ken-value" } }),
    ).toThrow(expect.objectContaining({ message: expect.not.stringContaining("s3cr3t") }));
  });
});

describe("peers", () => {
  const PEERS: [string, string, string, IngressPeer][] = [
    ["a name with a space", "elasticache.ingress-name", "my peer", { securityGroupId: "sg-01" }],
    ["neither a security group nor a network", "elasticache.ingress-peer", "web", {}],
    [
      "a security group and a network",
      "elasticache.ingress-peer",
      "web",
      { securityGroupId: "sg-01", cidrBlock: "10.0.0.0/16" },
    ],
    [
      "a security group's name in place of its id",
      "elasticache.ingress-security-group",
      "web",
      { securityGroupId: "web" },
    ],
    ["every address", "elasticache.ingress-cidr", "web", { cidrBlock: "0.0.0.0/0" }],
    ["an address without a prefix", "elasticache.ingress-cidr", "web", { cidrBlock: "10.0.0.0" }],
    ["an address of three numbers", "elasticache.ingress-cidr", "web", { cidrBlock: "10.0.0/16" }],
    ["a prefix of 33 bits", "elasticache.ingress-cidr", "web", { cidrBlock: "10.0.0.0/33" }],
    ["every IPv6 address", "elasticache.ingress-ipv6-cidr", "web", { ipv6CidrBlock: "::/0" }],
    [
      "a prefix list's name in place of its id",
      "elasticache.ingress-prefix-list",
      "web",
      { prefixListId: "office" },
    ],
    [
      "a description with an accent",
      "elasticache.ingress-description",
      "web",
      { securityGroupId: "sg-01", description: "é" },
    ],
  ];

  test.each(PEERS)("%s", (_, id, name, peer) => {
    expect(faultIds(() => make({ allowFrom: { [name]: peer } }))).toEqual([id]);
    expect(faultIds(() => make({}).allowFrom(name, peer))).toEqual([id]);
  });

  test("every rule has its fault here", () => {
    const tried = new Set(PEERS.map(([, id]) => id));
    expect(INGRESS_PEER_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("a name that only Terraform knows is refused", () => {
    const name = token("name").stringValue;
    const peer = { securityGroupId: "sg-01" };
    expect(faultIds(() => make({ allowFrom: { [name]: peer } }))).toEqual(["props.unresolved"]);
    expect(faultIds(() => make({}).allowFrom(name, peer))).toEqual(["elasticache.ingress-name"]);
  });

  test("a name that is taken is refused", () => {
    const cache = make({ allowFrom: { web: { securityGroupId: "sg-01" } } });
    expect(faultIds(() => cache.allowFrom("web", { securityGroupId: "sg-02" }))).toEqual([
      "elasticache.ingress-name-taken",
    ]);
  });

  test("tokens are not judged", () => {
    const peer = { securityGroupId: token("sg").stringValue };
    expect(faultIds(() => make({ allowFrom: { web: peer } }))).toEqual([]);
    const network = { cidrBlock: token("cidr").stringValue };
    expect(faultIds(() => make({ allowFrom: { office: network } }))).toEqual([]);
  });
});

test("a misspelled node type is refused with the known one", () => {
  expect(() => make({ nodeType: "cache.r7g.larg" })).toThrow(
    '[elasticache.node-type] nodeType is "cache.r7g.larg"; expected a node type of ElastiCache; did you mean cache.r7g.large',
  );
  expect(() => make({ nodeType: "a large one" })).toThrow("write it as cache.r7g.large");
});

test("a node type that AWS may introduce is accepted", () => {
  expect(faultIds(() => make({ nodeType: "cache.r9g.large" }))).toEqual([]);
});

describe("tokens are never judged", () => {
  const text = token("text").stringValue;
  const props: Partial<ElastiCacheReplicationGroupProps> = {
    vpcId: text,
    subnets: [
      { id: text, availabilityZone: text, cidrBlock: text },
      { id: text, availabilityZone: text },
    ],
    nodeType: text,
    replicationGroupId: text,
    description: text,
    port: token("port").numberValue,
    securityGroupIds: token("groups").listValue,
    kmsKeyArn: text,
    notificationTopicArn: text,
    parameters: { timeout: text },
    tags: { team: text },
  };

  test.each(Object.keys(props))("%s", (name) => {
    const inputs = props[name as keyof ElastiCacheReplicationGroupProps];
    expect(faultIds(() => make({ [name]: inputs }))).toEqual([]);
  });

  test("all of them at once, through to synthesis", () => {
    const template = synth((own) => {
      const variable = new TerraformVariable(own, "id", {});
      new ElastiCacheReplicationGroup(own, "Cache", {
        ...MINIMAL,
        ...props,
        replicationGroupId: variable.stringValue,
      });
    });
    const group = template.only({ type: "aws_elasticache_replication_group" }).properties;
    expect(group.replication_group_id).toBe("${var.id}");
    expect(JSON.stringify(template)).not.toContain("TfToken");
  });

  test("a token by reference, a secret's ARN and a user's access string", () => {
    expect(
      faultIds(() => make({ authentication: { kind: "secret-token", secretArn: text } })),
    ).toEqual([]);
    expect(faultIds(() => make(user("app", { accessString: text })))).toEqual([]);
  });
});

describe("properties", () => {
  test("an id is accepted exactly when ElastiCache would accept it", () => {
    const characters = fc.constantFrom(..."abzAZ059-_. ");
    const ids = fc.string({ unit: characters, minLength: 0, maxLength: 45 });
    const taken = new Set<string>();
    fc.assert(
      fc.property(ids, (replicationGroupId) => {
        // The documented constraints, one by one.
        const expected =
          replicationGroupId.length >= 1 &&
          replicationGroupId.length <= 40 &&
          /[a-z]/i.test(replicationGroupId.charAt(0)) &&
          [...replicationGroupId].every((character) => /[a-z0-9-]/i.test(character)) &&
          !replicationGroupId.includes("--") &&
          !replicationGroupId.endsWith("-");
        fc.pre(!taken.has(replicationGroupId.toLowerCase()));
        taken.add(replicationGroupId.toLowerCase());
        expect(faultIds(() => make({ replicationGroupId })).length === 0).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("counts: what is accepted gives as many member ids as nodes, all different", () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
        fc.integer({ min: 0, max: 5 }),
        (shards, replicas) => {
          const cache = make({ shards, replicas });
          expect(new Set(cache.memberIds).size).toBe((shards ?? 1) * (1 + replicas));
          expect(cache.limits.nodes).toBe(cache.memberIds.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("windows: refused exactly when they overlap", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(Weekday)),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 23 }),
        (day, maintenance, snapshot) => {
          const hour = (of: number) => `${String(of).padStart(2, "0")}:00`;
          const maintenanceWindow = new WeeklyWindow({ day, start: hour(maintenance) });
          const snapshotWindow = new DailyWindow({ start: hour(snapshot) });
          expect(faultIds(() => make({ maintenanceWindow, snapshotWindow }))).toEqual(
            maintenance === snapshot ? ["elasticache.window-overlap"] : [],
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
