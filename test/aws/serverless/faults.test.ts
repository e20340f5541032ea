import { TerraformStack, TerraformVariable } from "cdktf";
import { CacheEngine, CachePurpose, Duration, Size } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  ElastiCacheServerless,
  type ElastiCacheServerlessProps,
  type ElastiCacheUsageLimit,
} from "cdktf-managed-cache/aws";
import { SERVERLESS_RULES } from "../../../lib/aws/serverless/rules";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";
import { MINIMAL, NAME_CASES, SERVERLESS } from "../props";

type Props = Partial<ElastiCacheServerlessProps>;

const TOKEN = "${data.terraform_remote_state.cache.outputs.a}";
const KEY = "arn:aws:kms:eu-west-1:123456789012:key/a";
const SNAPSHOT = "arn:aws:elasticache:eu-west-1:123456789012:serverlesscachesnapshot:shop";

const stack = new TerraformStack(testApp(), "test");
let count = 0;

function make(props: Props): ElastiCacheServerless {
  count += 1;
  return new ElastiCacheServerless(stack, `Cache${count}`, { ...SERVERLESS, ...props });
}

const number = () => new TerraformVariable(stack, `number${count++}`, {}).numberValue;

const dataStorage = (limit: ElastiCacheUsageLimit): Props => ({
  cacheUsageLimits: { ...SERVERLESS.cacheUsageLimits, dataStorage: limit },
});
const ecpuPerSecond = (limit: ElastiCacheUsageLimit): Props => ({
  cacheUsageLimits: { ...SERVERLESS.cacheUsageLimits, ecpuPerSecond: limit },
});
const zones = (...names: (string | undefined)[]): Props => ({
  subnets: names.map((availabilityZone, index) => ({ id: `subnet-${index}`, availabilityZone })),
});
const user = (name: string, props: object = {}): Props => ({
  serverlessCacheName: `users-${count++}`,
  users: { [name]: { accessString: "on ~* +@all", ...props } },
});

/** What is refused, and what is right and like it. */
const PROPS: Record<string, { refused: Props[]; accepted: Props[] }> = {
  ...NAME_CASES,
  "elasticache.serverless-name": {
    refused: ["9cache", "a--b", "cache-", "my_cache"].map((serverlessCacheName) => ({
      serverlessCacheName,
    })),
    accepted: [
      { serverlessCacheName: "Shop-1" },
      { serverlessCacheName: TOKEN },
      { serverlessCacheName: "a".repeat(36) },
    ],
  },
  "elasticache.serverless-description": {
    refused: [{ description: "a".repeat(256) }],
    accepted: [{ description: "a".repeat(255) }],
  },
  "elasticache.serverless-engine": {
    refused: [
      CacheEngine.VALKEY_8_0,
      CacheEngine.REDIS_7_1,
      CacheEngine.redis("6"),
      CacheEngine.valkey("10"),
      CacheEngine.MEMCACHED_1_6_22,
      CacheEngine.valkey(TOKEN),
    ].map((engine) => ({ engine })),
    accepted: [
      CacheEngine.VALKEY_7,
      CacheEngine.VALKEY_8,
      CacheEngine.VALKEY_9,
      CacheEngine.REDIS_7,
      CacheEngine.MEMCACHED_1_6,
    ].map((engine) => ({ engine })),
  },
  "elasticache.serverless-users": {
    refused: [{ engine: CacheEngine.MEMCACHED_1_6, users: user("app").users }],
    accepted: [{ engine: CacheEngine.MEMCACHED_1_6 }, user("app")],
  },
  "elasticache.serverless-subnets": {
    refused: [
      zones("eu-west-1a"),
      zones("eu-west-1a", "eu-west-1b", "eu-west-1c", undefined),
      zones("eu-west-1a", "eu-west-1a"),
    ],
    accepted: [
      zones("eu-west-1a", "eu-west-1b", "eu-west-1c"),
      zones(undefined, undefined),
      zones(TOKEN, TOKEN),
    ],
  },
  "elasticache.serverless-snapshot-time": {
    refused: ["24:00", "2:00", "02:60", "02:00-03:00"].map((dailySnapshotTime) => ({
      dailySnapshotTime,
    })),
    accepted: ["00:00", "23:59", TOKEN].map((dailySnapshotTime) => ({ dailySnapshotTime })),
  },
  "elasticache.serverless-restore": {
    refused: [
      [],
      ["shop"],
      [SNAPSHOT, SNAPSHOT],
      ["arn:aws:s3:::bucket"],
      ["arn:aws:s3:::bucket/shop.tar"],
    ].map((snapshotArnsToRestore) => ({ snapshotArnsToRestore })),
    accepted: [
      [SNAPSHOT],
      ["arn:aws:elasticache:eu-west-1:123456789012:snapshot:automatic.shop-2026-11-01-02-00"],
      ["arn:aws:s3:::bucket/backups/shop.rdb"],
      [TOKEN],
    ].map((snapshotArnsToRestore) => ({ snapshotArnsToRestore })),
  },
  "elasticache.serverless-data-storage": {
    refused: [
      { maximum: 0 },
      { maximum: 5_001 },
      { maximum: 1.5 },
      { minimum: 11, maximum: 10 },
      { minimum: 0, maximum: 10 },
      { maximum: number() },
      { minimum: number(), maximum: 10 },
    ].map(dataStorage),
    accepted: [
      { maximum: 1 },
      { maximum: 5_000 },
      { minimum: 10, maximum: 10 },
      { minimum: 1, maximum: 2 },
    ].map(dataStorage),
  },
  "elasticache.serverless-ecpu": {
    refused: [
      { maximum: 999 },
      { maximum: 15_000_001 },
      { minimum: 999, maximum: 1_000 },
      { minimum: 2_000, maximum: 1_000 },
    ].map(ecpuPerSecond),
    accepted: [{ maximum: 1_000 }, { minimum: 1_000, maximum: 15_000_000 }].map(ecpuPerSecond),
  },
  "elasticache.tags": {
    refused: [{ tags: { "aws:team": "shop" } }],
    accepted: [{ tags: { team: "shop" } }],
  },
  "elasticache.vpc-id": {
    refused: [{ vpcId: "main" }],
    accepted: [{ vpcId: "vpc-0123456789abcdef0" }, { vpcId: TOKEN }],
  },
  "elasticache.subnet-ids": {
    refused: [{ subnets: [{ id: "subnet-a" }, { id: "subnet-a" }] }],
    accepted: [{ subnets: [{ id: "subnet-a" }, { id: "subnet-b" }] }],
  },
  "elasticache.subnet-zones": {
    refused: [zones("euw1-az1", "eu-west-1b")],
    accepted: [zones("eu-west-1a", "eu-west-1b")],
  },
  "elasticache.subnet-networks": {
    refused: [
      {
        subnets: [
          { id: "subnet-a", cidrBlock: "10.0.0.0/24" },
          { id: "subnet-b", cidrBlock: "10.0.0.0/25" },
        ],
      },
    ],
    accepted: [
      {
        subnets: [
          { id: "subnet-a", cidrBlock: "10.0.0.0/24" },
          { id: "subnet-b", cidrBlock: TOKEN },
        ],
      },
    ],
  },
  "elasticache.subnet-ipv6-networks": {
    refused: [{ subnets: [{ id: "subnet-a", ipv6CidrBlock: "10.0.0.0/24" }, { id: "subnet-b" }] }],
    accepted: [
      { subnets: [{ id: "subnet-a", ipv6CidrBlock: "2001:db8::/64" }, { id: "subnet-b" }] },
    ],
  },
  "elasticache.security-group-ids": {
    refused: [{ securityGroupIds: ["default"] }],
    accepted: [{ securityGroupIds: ["sg-0123456789abcdef0"] }],
  },
  "elasticache.kms-key": {
    refused: [{ kmsKeyArn: "alias/shop" }],
    accepted: [{ kmsKeyArn: KEY }],
  },
  "elasticache.kms-key-unused": {
    refused: [{ kmsKeyArn: KEY, customerManagedKey: false }],
    accepted: [{ customerManagedKey: false }],
  },
  "elasticache.snapshot-retention": {
    refused: [Duration.days(36), Duration.hours(36)].map((snapshotRetention) => ({
      snapshotRetention,
    })),
    accepted: [{ snapshotRetention: Duration.days(0) }, { snapshotRetention: Duration.days(35) }],
  },
  "elasticache.secret-recovery": {
    refused: [{ secretRecoveryWindow: Duration.days(6) }],
    accepted: [{ secretRecoveryWindow: Duration.days(7) }],
  },
  "elasticache.store-snapshots": {
    refused: [{ purpose: CachePurpose.STORE, snapshotRetention: Duration.days(0) }],
    accepted: [{ purpose: CachePurpose.STORE }],
  },
  "elasticache.users": {
    refused: [{ users: {} }, user("default")],
    accepted: [user("app")],
  },
  "elasticache.user-names": {
    refused: [
      {
        serverlessCacheName: "names",
        users: { app: { accessString: "on +@all" }, App: { accessString: "on +@all" } },
      },
    ],
    accepted: [user("App")],
  },
  "elasticache.user-id": {
    refused: [user("a".repeat(40)), user("my_app")],
    accepted: [user("my-app")],
  },
  "elasticache.user-access": {
    refused: [user("app", { accessString: "~* +@all" })],
    accepted: [user("app", { accessString: "on ~* +@read" })],
  },
  "elasticache.user-passwords": {
    refused: [user("app", { passwordLabels: [] }), user("app", { passwordLabels: ["a", "a"] })],
    accepted: [user("app", { passwordLabels: ["a", "b"] })],
  },
};

/** Rules of all caches that nothing here can break. */
const NEVER_BROKEN = [
  // There is no prop for a subnet group.
  "elasticache.subnet-group-name",
  // No engine is so old.
  "elasticache.user-iam-engine",
];

describe.each(Object.entries(PROPS))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (props) => {
    expect(faultIds(() => make(props))).toEqual([]);
  });
});

test("every rule is tried here", () => {
  const ids = SERVERLESS_RULES.map(({ id }) => id);
  expect(ids.filter((id) => PROPS[id] === undefined)).toEqual(NEVER_BROKEN);
});

test("the message names the limit that is wrong", () => {
  expect(() => make(ecpuPerSecond({ minimum: 2_000, maximum: 1_000 }))).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(
        "[elasticache.serverless-ecpu] ecpuPerSecond.minimum is 2000, ecpuPerSecond.maximum is 1000; expected whole numbers from 1000 to 15000000, the minimum not above the maximum",
      ),
    }),
  );
});

test("a name that another cache has is refused, whatever kind of cache that is", () => {
  new ElastiCacheReplicationGroup(stack, "Group", { ...MINIMAL, replicationGroupId: "taken" });
  expect(faultIds(() => make({ serverlessCacheName: "Taken" }))).toEqual([
    "elasticache.replication-group-id-taken",
  ]);
});

test("the ids of two caches' users must differ", () => {
  make({ serverlessCacheName: "a", users: { "b-c": { accessString: "on +@all" } } });
  expect(
    faultIds(() =>
      make({ serverlessCacheName: "a-b", users: { c: { accessString: "on +@all" } } }),
    ),
  ).toEqual(["elasticache.user-id-taken"]);
});

test("data that does not fit below the maximum is refused, with a maximum that fits", () => {
  const fault = () =>
    make({ ...dataStorage({ maximum: 5 }), expectedData: { data: Size.gibibytes(5) } });
  expect(faultIds(fault)).toEqual(["sizing.too-small"]);
  expect(fault).toThrow(/data_storage\.maximum = \d+/);
});
