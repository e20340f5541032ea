import { readFileSync } from "node:fs";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  Duration,
  EvictionPolicy,
  Weekday,
  WeeklyWindow,
} from "cdktf-managed-cache";
import {
  AppendFsync,
  MemorystoreConnectionPolicy,
  MemorystoreNodeType,
  MemorystoreServiceClass,
  MemorystoreValkey,
  type MemorystoreValkeyProps,
} from "cdktf-managed-cache/google";
import fc from "fast-check";
import { IMPORTED_MEMORYSTORE_REDIS_CLUSTER_RULES } from "../../../lib/google/redis-cluster/imported-memorystore-redis-cluster";
import { MEMORYSTORE_REDIS_CLUSTER_RULES } from "../../../lib/google/redis-cluster/rules";
import { CONNECTION_POLICY_RULES } from "../../../lib/google/shared/rules/connection-policy";
import { IMPORTED_MEMORYSTORE_VALKEY_RULES } from "../../../lib/google/valkey/imported-memorystore-valkey";
import { MEMORYSTORE_VALKEY_RULES } from "../../../lib/google/valkey/rules";
import { faultIds } from "../../support/faults";
import { type Cases, judge } from "../../support/judge";
import { testApp } from "../../support/test-app";
import { MINIMAL_VALKEY as MINIMAL, SUBNET, synth } from "../make";

const TOKEN = "${google_compute_network.main.id}";
const KEY = "projects/shop-prod/locations/europe-west1/keyRings/cache/cryptoKeys/cache";
const BACKUP = "projects/shop-prod/locations/europe-west1/backupCollections/a-1/backups/b_2";
/** An instance in another region. */
const ELSEWHERE = "projects/shop-prod/locations/us-east1/instances/shop";

const number = () => new TerraformVariable(new TerraformStack(testApp(), "v"), "n", {}).numberValue;
const newPolicy = (...subnets: string[]): Partial<MemorystoreValkeyProps> => ({
  connectionPolicy: { kind: "new", subnets },
});

/** A policy in a stack of its own: rules read what it was made with. */
function sharedPolicy(
  props: { serviceClass?: MemorystoreServiceClass; region?: string; network?: string } = {},
): Partial<MemorystoreValkeyProps> {
  const { region = MINIMAL.region, network = MINIMAL.network } = props;
  const policy = new MemorystoreConnectionPolicy(new TerraformStack(testApp(), "p"), "Policy", {
    serviceClass: props.serviceClass ?? MemorystoreServiceClass.VALKEY,
    region,
    network,
    subnets: [SUBNET.replace("europe-west1", region)],
  });
  return { connectionPolicy: { kind: "shared", policy } };
}

const RULES: Record<string, Cases<MemorystoreValkeyProps>> = {
  "memorystore.valkey-instance-id": {
    refused: ["abc", "Shop", "-shop", "shop-", "a".repeat(64), "shop_1"].map((instanceId) => ({
      instanceId,
    })),
    accepted: [{ instanceId: "9lives" }, { instanceId: "a".repeat(63) }, { instanceId: TOKEN }],
  },
  "memorystore.valkey-engine": {
    refused: [
      { engine: CacheEngine.REDIS_7_2 },
      { engine: CacheEngine.VALKEY_8_1 },
      { engine: CacheEngine.valkey(TOKEN) },
    ],
    accepted: [{ engine: CacheEngine.VALKEY_7_2 }, { engine: CacheEngine.valkey("9.0") }],
  },
  "memorystore.endpoint-project": {
    refused: [{ network: TOKEN }, { network: "projects/123456789012/global/networks/main" }],
    accepted: [
      { network: TOKEN, project: "shop-prod" },
      { network: TOKEN, project: TOKEN },
      { network: "projects/123456789012/global/networks/main", project: "shop-prod" },
    ],
  },
  "memorystore.labels": {
    refused: [{ labels: { Team: "shop" } }],
    accepted: [{ labels: { team: TOKEN } }],
  },
  "memorystore.region": { refused: [{ region: "europe-west1-b" }], accepted: [{ region: TOKEN }] },
  "memorystore.project": {
    refused: [{ project: "My Project" }],
    accepted: [{ project: "shop-prod" }],
  },
  "memorystore.project-number": {
    refused: [{ projectNumber: "shop-prod" }],
    accepted: [{ projectNumber: "123456789012" }],
  },
  "memorystore.shards": {
    refused: [{ shards: 0 }, { shards: 1.5 }, { shards: number() }],
    accepted: [{ shards: 1 }, { shards: 125 }, {}],
  },
  "memorystore.replicas": {
    refused: [{ replicas: -1 }, { replicas: 6 }, { replicas: number() }],
    accepted: [{ replicas: 0 }, { replicas: 5 }],
  },
  "memorystore.nodes": {
    refused: [{ shards: 126 }, { shards: 250, replicas: 1 }, { shards: 84, replicas: 2 }],
    accepted: [
      { shards: 250, replicas: 0 },
      { shards: 83, replicas: 2 },
    ],
  },
  "memorystore.zone": {
    refused: [{ zone: "b" }, { zone: "europe-west2-b" }, { zone: "europe-west1" }],
    accepted: [{ zone: "europe-west1-b" }, { zone: TOKEN }],
  },
  "memorystore.network": {
    refused: [{ network: "main", project: "shop-prod" }],
    accepted: [
      { network: "https://www.googleapis.com/compute/v1/projects/shop-prod/global/networks/main" },
    ],
  },
  "memorystore.dns-managed-zone": {
    refused: [{ dnsZone: { managedZone: "cache.internal.", dnsName: "cache.internal." } }],
    accepted: [{ dnsZone: { managedZone: "cache", dnsName: "cache.internal." } }],
  },
  "memorystore.dns-name": {
    refused: [{ dnsZone: { managedZone: "cache", dnsName: "cache.internal" } }],
    accepted: [{ dnsZone: { managedZone: "cache", dnsName: TOKEN } }],
  },
  "memorystore.connection-policy-subnets": {
    refused: [newPolicy()],
    accepted: [newPolicy(TOKEN)],
  },
  "memorystore.connection-policy-subnet-names": {
    refused: [
      newPolicy("endpoints"),
      newPolicy(TOKEN, SUBNET.replace("europe-west1", "europe-west4")),
      { connectionPolicy: { kind: "forwarding-rules", subnet: "endpoints" } },
    ],
    accepted: [
      { connectionPolicy: { kind: "forwarding-rules", subnet: SUBNET } },
      { connectionPolicy: { kind: "forwarding-rules", subnet: TOKEN }, network: TOKEN },
      newPolicy(SUBNET),
      newPolicy(`https://www.googleapis.com/compute/v1/${SUBNET}`, TOKEN),
    ],
  },
  "memorystore.connection-policy-project": {
    refused: [{ ...newPolicy(SUBNET), project: "other-prod" }],
    accepted: [
      { ...newPolicy(SUBNET), project: "shop-prod" },
      { ...newPolicy(SUBNET), project: "other-prod", network: TOKEN },
      { connectionPolicy: { kind: "existing" }, project: "other-prod" },
    ],
  },
  "memorystore.connection-policy-class": {
    refused: [sharedPolicy({ serviceClass: MemorystoreServiceClass.REDIS_CLUSTER })],
    accepted: [sharedPolicy()],
  },
  "memorystore.connection-policy-region": {
    refused: [sharedPolicy({ region: "europe-west4" })],
    accepted: [sharedPolicy()],
  },
  "memorystore.connection-policy-network": {
    refused: [sharedPolicy({ network: "projects/shop-prod/global/networks/other" })],
    accepted: [
      sharedPolicy({ network: `https://www.googleapis.com/compute/v1/${MINIMAL.network}` }),
      sharedPolicy({ network: TOKEN }),
    ],
  },
  "memorystore.iam-without-tls": {
    refused: [{ transitEncryption: false }],
    accepted: [{ transitEncryption: false, iamAuthentication: false }],
  },
  "memorystore.reserved-memory-percent": {
    refused: [
      { reservedMemoryPercent: -1 },
      { reservedMemoryPercent: 81 },
      { reservedMemoryPercent: 12.5 },
      { reservedMemoryPercent: number() },
    ],
    accepted: [{ reservedMemoryPercent: 0 }, { reservedMemoryPercent: 80 }],
  },
  "memorystore.reserved-memory-nano": {
    refused: [{ reservedMemoryPercent: 20, nodeType: MemorystoreNodeType.SHARED_CORE_NANO }],
    accepted: [{ nodeType: MemorystoreNodeType.SHARED_CORE_NANO }],
  },
  "memorystore.engine-configs-own": {
    refused: [
      { engineConfigs: { "maxmemory-policy": "noeviction" } },
      { engineConfigs: { maxmemory: "1gb" } },
    ],
    accepted: [{ engineConfigs: {} }],
  },
  "memorystore.engine-configs-name": {
    refused: [{ engineConfigs: { "Maxmemory-Clients ": "5%" } }],
    accepted: [{ engineConfigs: { "lazyfree-lazy-expire": "yes" } }],
  },
  "memorystore.engine-configs-maxclients": {
    refused: [{ engineConfigs: { maxclients: TOKEN } }],
    accepted: [{ engineConfigs: { maxclients: "64000" } }],
  },
  "memorystore.engine-configs-value": {
    refused: [
      { engineConfigs: { maxclients: "64001" } },
      { engineConfigs: { maxclients: "0" } },
      { engineConfigs: { maxclients: "32001" }, nodeType: MemorystoreNodeType.STANDARD_SMALL },
      { engineConfigs: { "maxmemory-clients": "101%" } },
      { engineConfigs: { "maxmemory-clients": "5mb" } },
      { engineConfigs: { "notify-keyspace-events": "Q" } },
      { engineConfigs: { "slowlog-log-slower-than": "1ms" } },
      { engineConfigs: { "slowlog-max-len": "-1" } },
    ],
    accepted: [
      {
        engineConfigs: {
          "maxmemory-clients": "100%",
          "notify-keyspace-events": "",
          "slowlog-log-slower-than": "10000",
          "slowlog-max-len": TOKEN,
        },
      },
    ],
  },
  "memorystore.kms-key": {
    refused: [{ kmsKeyName: KEY.replace("europe-west1", "global") }],
    accepted: [{ kmsKeyName: KEY }],
  },
  "memorystore.kms-key-ring": {
    refused: [{ kmsKeyRing: KEY }],
    accepted: [{ kmsKeyRing: KEY.replace("/cryptoKeys/cache", "") }],
  },
  "memorystore.kms-key-unused": {
    refused: [{ kmsKeyName: KEY, customerManagedKey: false }],
    accepted: [{ customerManagedKey: false }],
  },
  "memorystore.kms-key-ring-unused": {
    refused: [{ kmsKeyName: KEY, kmsKeyRing: KEY.replace("/cryptoKeys/cache", "") }],
    accepted: [{ kmsKeyName: TOKEN }],
  },
  "memorystore.key-rotation": {
    refused: [{ keyRotationPeriod: Duration.hours(23) }],
    accepted: [{ keyRotationPeriod: Duration.days(1) }],
  },
  "memorystore.key-access": {
    refused: [{ grantKeyAccess: false }],
    accepted: [{ grantKeyAccess: false, kmsKeyName: KEY }],
  },
  "memorystore.snapshot-period": {
    refused: [{ snapshotPeriod: Duration.hours(2) }],
    accepted: [{ snapshotPeriod: Duration.hours(6) }],
  },
  "memorystore.snapshot-start-time": {
    refused: [{ snapshotStartTime: "02:00" }],
    accepted: [{ snapshotStartTime: "2026-11-01T02:00:00Z" }],
  },
  "memorystore.snapshot-start-time-unused": {
    refused: [
      { snapshotStartTime: "2026-11-01T02:00:00Z", snapshotPeriod: Duration.hours(0) },
      { snapshotStartTime: TOKEN, snapshotPeriod: Duration.hours(0) },
    ],
    accepted: [{ snapshotPeriod: Duration.hours(0) }],
  },
  "memorystore.append-fsync-snapshots": {
    refused: [
      { appendFsync: AppendFsync.ALWAYS, snapshotPeriod: Duration.hours(1) },
      { appendFsync: AppendFsync.ALWAYS, snapshotStartTime: TOKEN },
    ],
    accepted: [
      { appendFsync: AppendFsync.ALWAYS },
      { appendFsync: AppendFsync.EVERY_SECOND, purpose: CachePurpose.STORE },
    ],
  },
  "memorystore.store-eviction-policy": {
    refused: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
    accepted: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.VOLATILE_TTL }],
  },
  "memorystore.store-snapshots": {
    refused: [{ purpose: CachePurpose.STORE, snapshotPeriod: Duration.hours(0) }],
    accepted: [{ purpose: CachePurpose.STORE }],
  },
  "memorystore.backup-retention": {
    refused: [{ backupRetention: Duration.hours(1) }, { backupRetention: Duration.days(366) }],
    accepted: [
      { backupRetention: Duration.days(0) },
      { backupRetention: Duration.days(1) },
      { backupRetention: Duration.days(365) },
    ],
  },
  "memorystore.backup-hour": {
    refused: [{ backupHour: 24 }, { backupHour: -1 }, { backupHour: 2.5 }],
    accepted: [{ backupHour: 0 }, { backupHour: 23 }, { backupHour: Token.asNumber({}) }],
  },
  "memorystore.restore-backup": {
    refused: [
      { restoreFrom: { kind: "backup", backup: "2026-11-01" } },
      { restoreFrom: { kind: "backup", backup: `${BACKUP}/files/a` } },
    ],
    accepted: [
      { restoreFrom: { kind: "backup", backup: BACKUP } },
      { restoreFrom: { kind: "backup", backup: TOKEN } },
    ],
  },
  "memorystore.restore-uris": {
    refused: [
      { restoreFrom: { kind: "bucket", uris: [] } },
      { restoreFrom: { kind: "bucket", uris: [TOKEN, "s3://shop/a.rdb"], grantAccess: false } },
      { restoreFrom: { kind: "bucket", uris: ["gs://shop-backups/"] } },
    ],
    accepted: [{ restoreFrom: { kind: "bucket", uris: ["gs://shop-backups/2026/cache 1.rdb"] } }],
  },
  "memorystore.restore-access": {
    refused: [{ restoreFrom: { kind: "bucket", uris: ["gs://shop-backups/a.rdb", TOKEN] } }],
    accepted: [{ restoreFrom: { kind: "bucket", uris: [TOKEN], grantAccess: false } }],
  },
  "memorystore.replication-primary": {
    refused: [
      ELSEWHERE.replace("us-east1", "europe-west1"),
      ELSEWHERE.replace("instances", "clusters"),
      `${ELSEWHERE}/files/a`,
      "shop",
    ].map((primary) => ({ replication: { kind: "secondary", primary } })),
    accepted: [ELSEWHERE, ELSEWHERE.replace("shop-prod", "123456"), TOKEN].map((primary) => ({
      replication: { kind: "secondary", primary },
    })),
  },
  "memorystore.replication-secondaries": {
    refused: [
      [ELSEWHERE.replace("us-east1", "europe-west1")],
      [ELSEWHERE, "shop"],
      [ELSEWHERE, TOKEN, ELSEWHERE],
    ].map((secondaries) => ({ replication: { kind: "primary", secondaries } })),
    accepted: [[ELSEWHERE], [TOKEN], [ELSEWHERE, ELSEWHERE.replace("us-east1", "us-west1")]].map(
      (secondaries) => ({ replication: { kind: "primary", secondaries } }),
    ),
  },
  "memorystore.replication-no-secondaries": {
    refused: [{ replication: { kind: "primary", secondaries: [] } }],
    accepted: [{ replication: { kind: "detached" } }],
  },
  "memorystore.replication-restore": {
    refused: [
      {
        replication: { kind: "secondary", primary: ELSEWHERE },
        restoreFrom: { kind: "backup", backup: BACKUP },
      },
    ],
    accepted: [
      {
        replication: { kind: "primary", secondaries: [ELSEWHERE] },
        restoreFrom: { kind: "backup", backup: BACKUP },
      },
      { replication: { kind: "detached" }, restoreFrom: { kind: "backup", backup: BACKUP } },
    ],
  },
  "memorystore.valkey-window-start": {
    refused: [{ maintenanceWindow: new WeeklyWindow({ day: Weekday.MONDAY, start: "03:30" }) }],
    accepted: [{ maintenanceWindow: new WeeklyWindow({ day: Weekday.MONDAY, start: "03:00" }) }],
  },
  "memorystore.window-length": {
    refused: [
      {
        maintenanceWindow: new WeeklyWindow({
          day: Weekday.MONDAY,
          start: "03:00",
          duration: Duration.hours(2),
        }),
      },
    ],
    accepted: [{ maintenanceWindow: new WeeklyWindow({ day: Weekday.MONDAY, start: "03:00" }) }],
  },
};

judge(RULES, (stack, props) => new MemorystoreValkey(stack, "Cache", { ...MINIMAL, ...props }));

test("every rule is tried here", () => {
  const ids = MEMORYSTORE_VALKEY_RULES.map(({ id }) => id);
  expect(ids.filter((id) => RULES[id] === undefined)).toEqual([]);
});

test("values that only Terraform knows reach it as they are", () => {
  const props: MemorystoreValkeyProps = {
    region: TOKEN,
    project: TOKEN,
    projectNumber: TOKEN,
    network: TOKEN,
    connectionPolicy: { kind: "new", subnets: [TOKEN] },
    nodeType: MemorystoreNodeType.STANDARD_SMALL,
    instanceId: TOKEN,
    zone: TOKEN,
    kmsKeyName: TOKEN,
    snapshotStartTime: TOKEN,
    backupHour: number(),
    restoreFrom: { kind: "bucket", uris: [TOKEN], grantAccess: false },
    engineConfigs: { "notify-keyspace-events": TOKEN },
    labels: { team: TOKEN },
    dnsZone: { managedZone: TOKEN, dnsName: TOKEN },
  };
  const template = synth((stack) => {
    new MemorystoreValkey(stack, "Cache", props).grantConnect("shop", TOKEN);
  });
  const { instance_id, desired_auto_created_endpoints, gcs_source } = template.only({
    type: "google_memorystore_instance",
  }).properties;
  expect({ instance_id, desired_auto_created_endpoints, gcs_source }).toEqual({
    instance_id: TOKEN,
    desired_auto_created_endpoints: [{ network: TOKEN, project_id: TOKEN }],
    gcs_source: { uris: [TOKEN] },
  });
  expect(JSON.stringify(template)).not.toContain("TfToken");
});

test("an id is accepted exactly when the provider's page accepts it", () => {
  const ids = fc.string({ unit: fc.constantFrom(..."az09-Z_"), minLength: 1, maxLength: 66 });
  fc.assert(
    fc.property(ids, (instanceId) => {
      const expected =
        instanceId.length >= 4 &&
        instanceId.length <= 63 &&
        /^[a-z0-9-]+$/.test(instanceId) &&
        !instanceId.startsWith("-") &&
        !instanceId.endsWith("-");
      const faults = faultIds(
        () =>
          new MemorystoreValkey(new TerraformStack(testApp(), "test"), "Cache", {
            ...MINIMAL,
            instanceId,
          }),
      );
      expect(faults.length === 0).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

test("every rule is explained in docs/errors.md", () => {
  const page = readFileSync("docs/errors.md", "utf8");
  const ids = [
    ...MEMORYSTORE_VALKEY_RULES,
    ...MEMORYSTORE_REDIS_CLUSTER_RULES,
    ...IMPORTED_MEMORYSTORE_VALKEY_RULES,
    ...IMPORTED_MEMORYSTORE_REDIS_CLUSTER_RULES,
    ...CONNECTION_POLICY_RULES,
  ].map(({ id }) => id);
  expect(ids.filter((id) => !page.includes(`| \`${id}\` |`))).toEqual([]);
});

describe("two instances in a stack", () => {
  const together = (
    first: Partial<MemorystoreValkeyProps>,
    second: Partial<MemorystoreValkeyProps>,
  ) => {
    const stack = new TerraformStack(testApp(), "test");
    new MemorystoreValkey(stack, "one", { ...MINIMAL, ...first });
    return faultIds(() => new MemorystoreValkey(stack, "two", { ...MINIMAL, ...second }));
  };

  test("with one id in one region", () => {
    const shop = { instanceId: "shop" };
    expect(together(shop, shop)).toEqual(["memorystore.valkey-instance-id-taken"]);
    expect(together(shop, { instanceId: "shop-2" })).toEqual([]);
    expect(together(shop, { ...shop, region: "europe-west4" })).toEqual([]);
  });

  test("that make the network's one service connection policy each", () => {
    const made = newPolicy(SUBNET);
    expect(together(made, made)).toEqual(["memorystore.connection-policy-taken"]);
    expect(together(made, {})).toEqual([]);
    const there = newPolicy(SUBNET.replace("europe-west1", "europe-west4"));
    expect(together(made, { ...there, region: "europe-west4" })).toEqual([]);
  });

  test("of two providers may have one id", () => {
    const stack = new TerraformStack(testApp(), "test");
    const provider = new GoogleProvider(stack, "second", { alias: "second", project: "other" });
    const props = { ...MINIMAL, instanceId: "shop" };
    new MemorystoreValkey(stack, "one", props);
    expect(faultIds(() => new MemorystoreValkey(stack, "two", { ...props, provider }))).toEqual([]);
  });
});

test("a refused instance leaves nothing in the stack", () => {
  const stack = new TerraformStack(testApp(), "test");
  expect(
    faultIds(() => new MemorystoreValkey(stack, "Cache", { ...MINIMAL, shards: 0 })),
  ).toHaveLength(1);
  expect(stack.node.tryFindChild("Cache")).toBeUndefined();
});

test("a store without a replica is warned of", () => {
  const stack = new TerraformStack(testApp(), "test");
  const cache = new MemorystoreValkey(stack, "Cache", {
    ...MINIMAL,
    purpose: CachePurpose.STORE,
    replicas: 0,
  });
  expect(cache.node.metadata.map(({ data }) => data)).toContainEqual(
    expect.stringContaining("[memorystore.store-failover]"),
  );
});
