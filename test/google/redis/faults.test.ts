import { readFileSync } from "node:fs";
import { TerraformStack, TerraformVariable } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  Duration,
  EvictionPolicy,
  Size,
  Weekday,
  WeeklyWindow,
} from "cdktf-managed-cache";
import {
  ConnectMode,
  MemorystoreRedis,
  type MemorystoreRedisProps,
  MemorystoreTier,
} from "cdktf-managed-cache/google";
import fc from "fast-check";
import { prefixLength } from "../../../lib/core/ip-network";
import { REDIS_CONFIGS } from "../../../lib/google/redis/redis-configs";
import { MEMORYSTORE_REDIS_RULES } from "../../../lib/google/redis/rules";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";
import { MINIMAL, synth } from "../make";

const stack = new TerraformStack(testApp(), "test");
let count = 0;

/** Each in a stack of its own: a network has one private connection. */
function make(props: Partial<MemorystoreRedisProps>): MemorystoreRedis {
  count += 1;
  const own = new TerraformStack(testApp(), "test");
  return new MemorystoreRedis(own, `Cache${count}`, { ...MINIMAL, ...props });
}

const token = (name: string) => {
  count += 1;
  return new TerraformVariable(stack, `${name}${count}`, {});
};

const DIRECT = { connectMode: ConnectMode.DIRECT_PEERING };
const OLDEST = {
  engine: CacheEngine.redis("3.2"),
  transitEncryption: false,
  reservedMemoryPercent: 0,
};
const KEY = "projects/shop-prod/locations/europe-west1/keyRings/cache/cryptoKeys/cache";
const KEY_RING = "projects/shop-prod/locations/europe-west1/keyRings/cache";

const EVERY_FAULT: [string, string, Partial<MemorystoreRedisProps>][] = [
  ["an empty id", "props.kind", { instanceId: "" }],
  ["an id of one character", "memorystore.instance-id", { instanceId: "a" }],
  ["an id that starts with a digit", "memorystore.instance-id", { instanceId: "9cache" }],
  ["an id that ends with a hyphen", "memorystore.instance-id", { instanceId: "cache-" }],
  ["an id with an upper-case letter", "memorystore.instance-id", { instanceId: "Cache" }],
  ["an id of 41 characters", "memorystore.instance-id", { instanceId: "a".repeat(41) }],
  ["a display name of spaces", "props.kind", { displayName: " " }],
  ["a display name of 81 characters", "memorystore.display-name", { displayName: "a".repeat(81) }],
  [
    "a label with an upper-case letter in its name",
    "memorystore.labels",
    { labels: { Team: "shop" } },
  ],
  ["a label with spaces in its value", "memorystore.labels", { labels: { team: "The Shop" } }],
  ["a label value of 64 characters", "memorystore.labels", { labels: { team: "a".repeat(64) } }],
  ["a zone in place of a region", "memorystore.region", { region: "europe-west1-b" }],
  [
    "a project's number in place of its id",
    "memorystore.project",
    { project: "123456789012", reservedIpRange: "services" },
  ],
  [
    "a project's name in place of its id",
    "memorystore.project",
    { project: "My Project", reservedIpRange: "services" },
  ],
  [
    "a project's id in place of its number",
    "memorystore.project-number",
    { projectNumber: "shop" },
  ],
  [
    "Redis 7.1, which Google does not offer",
    "memorystore.engine",
    { engine: CacheEngine.REDIS_7_1 },
  ],
  ["Redis 6.2, which Google calls 6.x", "memorystore.engine", { engine: CacheEngine.REDIS_6_2 }],
  ["Valkey", "memorystore.engine", { engine: CacheEngine.VALKEY_8_0 }],
  [
    "a version that only Terraform knows",
    "memorystore.engine",
    { engine: CacheEngine.redis(token("version").stringValue) },
  ],
  ["an unknown eviction policy", "props.kind", { evictionPolicy: "lru" as EvictionPolicy }],
  [
    "an LFU policy on Redis 3.2",
    "memorystore.eviction-policy-version",
    { ...OLDEST, evictionPolicy: EvictionPolicy.ALLKEYS_LFU },
  ],
  ["a reserved share below zero", "memorystore.reserved-memory", { reservedMemoryPercent: -1 }],
  [
    "a reserved share above 80 percent",
    "memorystore.reserved-memory",
    { reservedMemoryPercent: 81 },
  ],
  [
    "a reserved share of a fraction of a percent",
    "memorystore.reserved-memory",
    { reservedMemoryPercent: 12.5 },
  ],
  ["a reserved share that is not a number", "props.kind", { reservedMemoryPercent: Number.NaN }],
  [
    "a reserved share that only Terraform knows",
    "memorystore.reserved-memory",
    { reservedMemoryPercent: token("reserved").numberValue },
  ],
  [
    "the eviction policy among the configuration",
    "memorystore.redis-configs-own",
    { redisConfigs: { "maxmemory-policy": "noeviction" } },
  ],
  [
    "maxmemory-gb among the configuration",
    "memorystore.redis-configs-own",
    { redisConfigs: { "maxmemory-gb": "4" } },
  ],
  [
    "a configuration that Google does not offer",
    "memorystore.redis-configs-name",
    { redisConfigs: { appendonly: "yes" } },
  ],
  [
    "a configuration of Redis 7 on 6.x",
    "memorystore.redis-configs-version",
    { engine: CacheEngine.redis("6.x"), redisConfigs: { "lazyfree-lazy-expire": "yes" } },
  ],
  [
    "a configuration of Redis 5 on 4.0",
    "memorystore.redis-configs-version",
    { engine: CacheEngine.redis("4.0"), redisConfigs: { "stream-node-max-bytes": "4096" } },
  ],
  [
    "a configuration of Redis 4 on 3.2",
    "memorystore.redis-configs-version",
    { ...OLDEST, redisConfigs: { activedefrag: "yes" } },
  ],
  [
    "reserved memory on Redis 3.2",
    "memorystore.redis-configs-version",
    { ...OLDEST, reservedMemoryPercent: 20 },
  ],
  [
    "a flag that is neither yes nor no",
    "memorystore.redis-configs-value",
    { redisConfigs: { activedefrag: "on" } },
  ],
  ["no databases", "memorystore.redis-configs-value", { redisConfigs: { databases: "0" } }],
  [
    "more databases than 100",
    "memorystore.redis-configs-value",
    { redisConfigs: { databases: "101" } },
  ],
  ["a timeout below zero", "memorystore.redis-configs-value", { redisConfigs: { timeout: "-1" } }],
  ["a timeout with a unit", "memorystore.redis-configs-value", { redisConfigs: { timeout: "5m" } }],
  [
    "an LFU factor of zero",
    "memorystore.redis-configs-value",
    { redisConfigs: { "lfu-log-factor": "0" } },
  ],
  [
    "client memory above 100 percent",
    "memorystore.redis-configs-value",
    { redisConfigs: { "maxmemory-clients": "101%" } },
  ],
  [
    "an unknown kind of keyspace event",
    "memorystore.redis-configs-value",
    { redisConfigs: { "notify-keyspace-events": "Q" } },
  ],
  ["no memory", "memorystore.memory", { memory: Size.gibibytes(0) }],
  ["more memory than 300 GiB", "memorystore.memory", { memory: Size.gibibytes(301) }],
  ["a fraction of a GiB", "memorystore.memory", { memory: Size.gibibytes(1.5) }],
  ["less memory than a GiB", "memorystore.memory", { memory: Size.mebibytes(512) }],
  ["an unknown tier", "props.kind", { tier: "STANDARD" as MemorystoreTier }],
  [
    "a tier that only Terraform knows",
    "props.unresolved",
    { tier: token("tier").stringValue as MemorystoreTier },
  ],
  ["no read replicas where some are asked for", "memorystore.read-replicas", { readReplicas: 0 }],
  ["more read replicas than five", "memorystore.read-replicas", { readReplicas: 6 }],
  ["a fraction of a read replica", "memorystore.read-replicas", { readReplicas: 1.5 }],
  ["read replicas that are not a number", "props.kind", { readReplicas: Number.NaN }],
  [
    "read replicas that only Terraform knows",
    "memorystore.read-replicas",
    { readReplicas: token("replicas").numberValue },
  ],
  [
    "read replicas on the basic tier",
    "memorystore.read-replicas-tier",
    { readReplicas: 1, tier: MemorystoreTier.BASIC },
  ],
  [
    "read replicas of less than 5 GiB",
    "memorystore.read-replicas-memory",
    { readReplicas: 1, memory: Size.gibibytes(4) },
  ],
  [
    "read replicas on Redis 4.0",
    "memorystore.read-replicas-version",
    { readReplicas: 1, engine: CacheEngine.redis("4.0") },
  ],
  [
    "read replicas on Redis 3.2",
    "memorystore.read-replicas-version",
    { ...OLDEST, readReplicas: 1 },
  ],
  ["a zone by its letter", "memorystore.zone", { zone: "b" }],
  ["a zone of another region", "memorystore.zone", { zone: "europe-west2-b" }],
  ["a region in place of a zone", "memorystore.zone", { zone: "europe-west1" }],
  [
    "an alternative zone of another region",
    "memorystore.zone",
    { zone: "europe-west1-b", alternativeZone: "europe-west4-c" },
  ],
  [
    "an alternative zone without a zone",
    "memorystore.alternative-zone",
    { alternativeZone: "europe-west1-b" },
  ],
  [
    "an alternative zone that is the zone",
    "memorystore.alternative-zone",
    { zone: "europe-west1-b", alternativeZone: "europe-west1-b" },
  ],
  [
    "an alternative zone on the basic tier",
    "memorystore.alternative-zone",
    {
      zone: "europe-west1-b",
      alternativeZone: "europe-west1-c",
      tier: MemorystoreTier.BASIC,
    },
  ],
  ["a network by its name alone", "memorystore.network", { network: "main" }],
  [
    "a subnetwork in place of a network",
    "memorystore.network",
    { network: "projects/shop-prod/regions/europe-west1/subnetworks/main" },
  ],
  ["an unknown way to connect", "props.kind", { connectMode: "PEERING" as ConnectMode }],
  [
    "a way to connect that only Terraform knows",
    "props.unresolved",
    { connectMode: token("mode").stringValue as ConnectMode },
  ],
  [
    "an address range where a name is expected",
    "memorystore.reserved-ip-range-name",
    { reservedIpRange: "10.0.0.0/29" },
  ],
  [
    "a range's name with direct peering",
    "memorystore.reserved-ip-range-network",
    { ...DIRECT, reservedIpRange: "my-range" },
  ],
  [
    "a range that is too small",
    "memorystore.reserved-ip-range-network",
    { ...DIRECT, reservedIpRange: "10.0.0.0/30" },
  ],
  [
    "a range with bits beyond its prefix",
    "memorystore.reserved-ip-range-network",
    { ...DIRECT, reservedIpRange: "10.0.0.1/29" },
  ],
  [
    "a range that is too small for read replicas",
    "memorystore.reserved-ip-range-network",
    { ...DIRECT, reservedIpRange: "10.0.0.0/29", readReplicas: 1 },
  ],
  [
    "a new range that is too small",
    "memorystore.reserved-ip-range-length",
    { reservedIpRangeLength: 25 },
  ],
  [
    "a new range that is too large",
    "memorystore.reserved-ip-range-length",
    { reservedIpRangeLength: 7 },
  ],
  [
    "a new connection to another project's network",
    "memorystore.shared-network",
    { project: "shop-prod", network: "projects/host-prod/global/networks/shared" },
  ],
  [
    "direct peering with another project's network",
    "memorystore.shared-network",
    { ...DIRECT, project: "shop-prod", network: "projects/host-prod/global/networks/shared" },
  ],
  [
    "a secondary address range where a name is expected",
    "memorystore.secondary-ip-range",
    { secondaryIpRange: "10.0.0.0/28", readReplicas: 1 },
  ],
  [
    "a secondary range that is too small",
    "memorystore.secondary-ip-range",
    { ...DIRECT, secondaryIpRange: "10.0.0.0/29", readReplicas: 1 },
  ],
  [
    "a secondary range's name with direct peering",
    "memorystore.secondary-ip-range",
    { ...DIRECT, secondaryIpRange: "range", readReplicas: 1 },
  ],
  [
    "a secondary network within the first",
    "memorystore.ip-ranges-overlap",
    {
      ...DIRECT,
      readReplicas: 1,
      reservedIpRange: "10.0.0.0/24",
      secondaryIpRange: "10.0.0.16/28",
    },
  ],
  [
    "a secondary range without read replicas",
    "memorystore.secondary-ip-range-unused",
    { secondaryIpRange: "auto" },
  ],
  [
    "an automatic secondary range of a new instance, which would drift for ever",
    "memorystore.secondary-ip-range-auto",
    { secondaryIpRange: "auto", readReplicas: 1 },
  ],
  [
    "a managed zone by its domain",
    "memorystore.dns-managed-zone",
    { dnsZone: { managedZone: "cache.internal.", dnsName: "cache.internal." } },
  ],
  [
    "a domain without its last dot",
    "memorystore.dns-name",
    { dnsZone: { managedZone: "cache", dnsName: "cache.internal" } },
  ],
  [
    "a domain with an empty label",
    "memorystore.dns-name",
    { dnsZone: { managedZone: "cache", dnsName: "a..internal." } },
  ],
  [
    "a domain that is too long with the name before it",
    "memorystore.dns-name",
    { dnsZone: { managedZone: "cache", dnsName: `${"a".repeat(60)}.`.repeat(4) } },
  ],
  ["TLS on Redis 3.2", "memorystore.transit-encryption", { ...OLDEST, transitEncryption: true }],
  ["a key by its short name", "memorystore.kms-key", { kmsKeyName: "cache" }],
  [
    "a key of another location",
    "memorystore.kms-key",
    { kmsKeyName: KEY.replace("europe-west1", "global") },
  ],
  ["a version of a key", "memorystore.kms-key", { kmsKeyName: `${KEY}/cryptoKeyVersions/1` }],
  ["a key ring by its short name", "memorystore.kms-key-ring", { kmsKeyRing: "cache" }],
  [
    "a key ring of another location",
    "memorystore.kms-key-ring",
    { kmsKeyRing: KEY_RING.replace("europe-west1", "europe-west4") },
  ],
  [
    "a key where Google's own is used",
    "memorystore.kms-key-unused",
    { kmsKeyName: KEY, customerManagedKey: false },
  ],
  [
    "a key ring where Google's own is used",
    "memorystore.kms-key-unused",
    { kmsKeyRing: KEY_RING, customerManagedKey: false },
  ],
  [
    "a key and a key ring",
    "memorystore.kms-key-ring-unused",
    { kmsKeyName: KEY, kmsKeyRing: KEY_RING },
  ],
  [
    "rotation more often than daily",
    "memorystore.key-rotation",
    { keyRotationPeriod: Duration.hours(23) },
  ],
  [
    "rotation after more than a century",
    "memorystore.key-rotation",
    { keyRotationPeriod: Duration.days(36_501) },
  ],
  [
    "a rotation period with a fraction of a second",
    "memorystore.key-rotation",
    { keyRotationPeriod: Duration.milliseconds(86_400_001) },
  ],
  ["a new key that nobody may use", "memorystore.key-access", { grantKeyAccess: false }],
  ["an empty rotation label", "props.kind", { rotationLabel: "" }],
  ["a rotation label with a slash", "memorystore.rotation-label", { rotationLabel: "2026/11" }],
  [
    "a rotation label that only Terraform knows",
    "memorystore.rotation-label",
    { rotationLabel: token("label").stringValue },
  ],
  [
    "snapshots every two hours",
    "memorystore.snapshot-period",
    { snapshotPeriod: Duration.hours(2) },
  ],
  ["snapshots every week", "memorystore.snapshot-period", { snapshotPeriod: Duration.days(7) }],
  [
    "a store that evicts any key",
    "memorystore.store-eviction-policy",
    { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_RANDOM },
  ],
  [
    "a store without snapshots",
    "memorystore.store-snapshots",
    { purpose: CachePurpose.STORE, snapshotPeriod: Duration.hours(0) },
  ],
  [
    "a start of snapshots without its date",
    "memorystore.snapshot-start-time",
    { snapshotStartTime: "02:00" },
  ],
  [
    "a start of snapshots in a thirteenth month",
    "memorystore.snapshot-start-time",
    { snapshotStartTime: "2026-13-01T02:00:00Z" },
  ],
  [
    "a start of snapshots in local time",
    "memorystore.snapshot-start-time",
    { snapshotStartTime: "2026-11-01T02:00:00+01:00" },
  ],
  [
    "a start of snapshots that are off",
    "memorystore.snapshot-start-time-unused",
    { snapshotStartTime: "2026-11-01T02:00:00Z", snapshotPeriod: Duration.hours(0) },
  ],
  [
    "a maintenance window of two hours",
    "memorystore.window-length",
    {
      maintenanceWindow: new WeeklyWindow({
        day: Weekday.SUNDAY,
        start: "04:00",
        duration: Duration.hours(2),
      }),
    },
  ],
];

describe("refused at construction", () => {
  test.each(EVERY_FAULT)("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test("every rule has its fault here", () => {
    const tried = new Set(EVERY_FAULT.map(([, id]) => id));
    expect(MEMORYSTORE_REDIS_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });

  test("every rule is explained in docs/errors.md", () => {
    const page = readFileSync("docs/errors.md", "utf8");
    expect(
      MEMORYSTORE_REDIS_RULES.map(({ id }) => id).filter((id) => !page.includes(`\`${id}\``)),
    ).toEqual([]);
  });

  test("all faults come in one error, with what was found, what is expected and what to do", () => {
    expect(() =>
      make({ readReplicas: 9, memory: Size.gibibytes(400), snapshotPeriod: Duration.hours(5) }),
    ).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^MemorystoreRedis test\/Cache\d+: 3 faults\n {2}\[memorystore\.memory\] memory is 400 GiB; expected 1 to 300 whole GiB; write it as .*\n {2}\[memorystore\.read-replicas\] readReplicas is 9; .*\n {2}\[memorystore\.snapshot-period\] hours is 5; expected hours: 0, 1, 6, 12, 24; /,
        ),
      }),
    );
  });
});

describe("accepted", () => {
  const FINE: [string, Partial<MemorystoreRedisProps>][] = [
    ["the largest and the smallest memory", { memory: Size.gibibytes(300) }],
    ["the smallest memory", { memory: Size.gibibytes(1) }],
    ["the most read replicas on the smallest node", { readReplicas: 5 }],
    ["a /28 with read replicas", { ...DIRECT, reservedIpRange: "10.0.0.0/28", readReplicas: 1 }],
    ["a larger secondary network", { ...DIRECT, secondaryIpRange: "10.0.0.0/26", readReplicas: 1 }],
    ["the name of a secondary range", { secondaryIpRange: "services-2", readReplicas: 1 }],
    [
      "a network by its link",
      { network: `https://www.googleapis.com/compute/v1/${MINIMAL.network}` },
    ],
    [
      "a network by its project's number",
      { project: "shop-prod", network: "projects/123/global/networks/x" },
    ],
    [
      "a domain's project",
      {
        project: "example.com:shop-prod",
        network: "projects/example.com:shop-prod/global/networks/x",
      },
    ],
    ["labels in any script", { labels: { größe: "5_gib" } }],
    [
      "the lfu policies from 4.0",
      { engine: CacheEngine.redis("4.0"), evictionPolicy: EvictionPolicy.VOLATILE_LFU },
    ],
    ["the least that maxmemory may be", { reservedMemoryPercent: 80 }],
    ["daily key rotation", { keyRotationPeriod: Duration.days(1) }],
    ["fractions of a second", { snapshotStartTime: "2026-11-01T02:00:00.123456789Z" }],
  ];

  test.each(FINE)("%s", (_, props) => {
    expect(faultIds(() => make(props))).toEqual([]);
  });

  test.each([...REDIS_CONFIGS].map(([name, { since }]) => [name, since]))(
    "%s from version %s, and not before",
    (name, since) => {
      const examples = ["yes", "5", "5%", "Ex"];
      const value = examples.find((it) => REDIS_CONFIGS.get(name)?.accepts.test(it)) ?? "";
      const faults = (version: string) =>
        faultIds(() =>
          make({ ...OLDEST, engine: CacheEngine.redis(version), redisConfigs: { [name]: value } }),
        );
      const versions = ["3.2", "4.0", "5.0", "6.x", "7.0", "7.2"];
      const first = versions.indexOf(since);
      expect(first).toBeGreaterThanOrEqual(0);
      for (const version of versions.slice(0, first)) {
        expect(faults(version)).toEqual(["memorystore.redis-configs-version"]);
      }
      for (const version of versions.slice(first)) {
        expect(faults(version)).toEqual([]);
      }
    },
  );
});

describe("tokens are never judged", () => {
  const text = token("text").stringValue;
  const props: Partial<MemorystoreRedisProps> = {
    region: text,
    network: text,
    project: text,
    projectNumber: text,
    instanceId: text,
    displayName: text,
    reservedIpRange: text,
    reservedIpRangeLength: token("length").numberValue,
    zone: text,
    dnsZone: { managedZone: text, dnsName: text },
    kmsKeyName: text,
    redisConfigs: { timeout: text },
    snapshotStartTime: text,
    labels: { team: text },
  };
  const ALONE: [string, Partial<MemorystoreRedisProps>][] = [
    ...Object.entries(props).map(([name, value]): [string, object] => [name, { [name]: value }]),
    ["kmsKeyRing", { kmsKeyRing: text }],
    ["alternativeZone", { zone: "europe-west1-b", alternativeZone: text }],
    ["secondaryIpRange", { readReplicas: 1, secondaryIpRange: text }],
    ["a network for direct peering", { ...DIRECT, reservedIpRange: text }],
    ["a secondary network", { ...DIRECT, readReplicas: 1, secondaryIpRange: text }],
    ["project beside a known network", { project: text, reservedIpRange: "services" }],
  ];

  test.each(ALONE)("%s", (_, inputs) => {
    expect(faultIds(() => make(inputs))).toEqual([]);
  });

  test("every prop is here, known at synthesis by its type, or refused above", () => {
    const inputs = new Set(ALONE.flatMap(([, it]) => Object.keys(it)));
    // Objects that take no token, and the counts and kinds that synthesis itself computes with.
    const known = [
      ...[
        "memory",
        "expectedData",
        "engine",
        "keyRotationPeriod",
        "snapshotPeriod",
        "maintenanceWindow",
      ],
      ...["tier", "connectMode", "readReplicas", "reservedMemoryPercent", "rotationLabel"],
      ...["deletionProtection", "provider", "purpose", "evictionPolicy"],
      ...[
        "transitEncryption",
        "authEnabled",
        "customerManagedKey",
        "grantKeyAccess",
        "keepPrivateConnection",
        "readReplicasAdded",
      ],
    ];
    expect(ALL_PROPS.filter((name) => !inputs.has(name) && !known.includes(name))).toEqual([]);
  });

  test("known values beside a token are still judged", () => {
    expect(faultIds(() => make({ redisConfigs: { timeout: text, databases: "0" } }))).toEqual([
      "memorystore.redis-configs-value",
    ]);
  });

  test("all of them at once, through to synthesis", () => {
    const template = synth((own) => {
      const variable = new TerraformVariable(own, "id", {});
      new MemorystoreRedis(own, "Cache", {
        ...MINIMAL,
        ...props,
        instanceId: variable.stringValue,
      });
    });
    expect(template.only({ type: "google_redis_instance" }).properties.name).toBe("${var.id}");
    expect(template.only({ type: "google_secret_manager_secret" }).properties.secret_id).toBe(
      "memorystore-${var.id}-auth-string",
    );
    expect(JSON.stringify(template)).not.toContain("TfToken");
  });
});

/** Every prop, so that a new one cannot be forgotten: the compiler wants the record complete. */
const ALL_PROPS = Object.keys({
  region: 1,
  network: 1,
  memory: 1,
  expectedData: 1,
  purpose: 1,
  project: 1,
  projectNumber: 1,
  instanceId: 1,
  displayName: 1,
  engine: 1,
  tier: 1,
  readReplicas: 1,
  secondaryIpRange: 1,
  readReplicasAdded: 1,
  connectMode: 1,
  reservedIpRange: 1,
  reservedIpRangeLength: 1,
  keepPrivateConnection: 1,
  zone: 1,
  alternativeZone: 1,
  dnsZone: 1,
  transitEncryption: 1,
  authEnabled: 1,
  rotationLabel: 1,
  customerManagedKey: 1,
  kmsKeyName: 1,
  kmsKeyRing: 1,
  keyRotationPeriod: 1,
  grantKeyAccess: 1,
  evictionPolicy: 1,
  reservedMemoryPercent: 1,
  redisConfigs: 1,
  snapshotPeriod: 1,
  snapshotStartTime: 1,
  maintenanceWindow: 1,
  deletionProtection: 1,
  labels: 1,
  provider: 1,
} satisfies Record<keyof MemorystoreRedisProps, 1>);

describe("properties", () => {
  test("an id is accepted exactly when Memorystore would accept it", () => {
    const characters = fc.constantFrom(..."abzAZ059-_. ");
    const ids = fc.string({ unit: characters, minLength: 0, maxLength: 45 });
    fc.assert(
      fc.property(ids, (instanceId) => {
        // The documented constraints, one by one.
        const expected =
          instanceId.length >= 2 &&
          instanceId.length <= 40 &&
          /[a-z]/.test(instanceId.charAt(0)) &&
          [...instanceId].every((character) => /[a-z0-9-]/.test(character)) &&
          !instanceId.endsWith("-");
        expect(faultIds(() => make({ instanceId })).length === 0).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("any construct path makes an id that is accepted", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), (name) => {
        count += 1;
        const id = `${name.replaceAll("/", "")}${count}`;
        const own = new TerraformStack(testApp(), "test");
        expect(faultIds(() => new MemorystoreRedis(own, id, MINIMAL))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("counts: what is accepted gives as many nodes as Google makes", () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }),
        fc.constantFrom(...Object.values(MemorystoreTier)),
        fc.integer({ min: 1, max: 10 }),
        (readReplicas, tier, gibibytes) => {
          const build = () => make({ readReplicas, tier, memory: Size.gibibytes(gibibytes) });
          const ha = tier === MemorystoreTier.STANDARD_HA;
          const expected =
            readReplicas === undefined ||
            (ha && readReplicas >= 1 && readReplicas <= 5 && gibibytes >= 5);
          expect(faultIds(build).length === 0).toBe(expected);
          if (expected) {
            const cache = build();
            expect(cache.limits.nodes).toBe(ha ? 1 + (readReplicas ?? 1) : 1);
            expect(cache.readerEndpoint !== undefined).toBe(readReplicas !== undefined);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  test("maxmemory-gb is what the reserved share leaves, a fifth of the memory or more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 80 }),
        (gibibytes, reservedMemoryPercent) => {
          const template = synth((own) => {
            new MemorystoreRedis(own, "Cache", {
              ...MINIMAL,
              memory: Size.gibibytes(gibibytes),
              reservedMemoryPercent,
            });
          });
          const value = template.only({ type: "google_redis_instance" }).properties.redis_configs[
            "maxmemory-gb"
          ];
          expect(value).toMatch(/^\d+(\.\d{1,2})?$/);
          expect(Number(value)).toBeCloseTo((gibibytes * (100 - reservedMemoryPercent)) / 100, 9);
          expect(Number(value)).toBeGreaterThanOrEqual(gibibytes * 0.2 - 1e-9);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("a network is one exactly when no bit beyond its prefix is set", () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(
        fc.tuple(octet, octet, octet, octet),
        fc.integer({ min: 0, max: 32 }),
        (octets, length) => {
          const bits = octets.map((it) => it.toString(2).padStart(8, "0")).join("");
          const isNetwork = !bits.slice(length).includes("1");
          expect(prefixLength(`${octets.join(".")}/${length}`)).toBe(
            isNetwork ? length : undefined,
          );
          const base = (bits.slice(0, length).padEnd(32, "0").match(/.{8}/g) ?? [])
            .map((it) => Number.parseInt(it, 2))
            .join(".");
          expect(prefixLength(`${base}/${length}`)).toBe(length);
        },
      ),
    );
  });
});
