import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheEngine, CachePurpose, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  ConnectMode,
  MemorystoreAlertPolicies,
  type MemorystoreAlertPoliciesProps,
  MemorystoreRedis,
  type MemorystoreRedisAttributes,
  type MemorystoreRedisProps,
} from "cdktf-managed-cache/google";
import { IMPORTED_MEMORYSTORE_REDIS_RULES } from "../../../lib/google/redis/imported-rules";
import { CERTIFICATE } from "../../support/certificate";
import { faultIds } from "../../support/faults";
import { type Cases, judge } from "../../support/judge";
import { testApp } from "../../support/test-app";
import { IMPORTED, MINIMAL, make as made } from "../make";

const TOKEN = "${google_redis_instance.a.host}";
const KEY = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";

const DIRECT = { connectMode: ConnectMode.DIRECT_PEERING, readReplicas: 1 };

judge<MemorystoreRedisProps>(
  {
    "memorystore.ip-ranges-overlap": {
      refused: [
        { ...DIRECT, reservedIpRange: "10.0.0.0/28", secondaryIpRange: "10.0.0.0/28" },
        { ...DIRECT, reservedIpRange: "10.0.0.0/26", secondaryIpRange: "10.0.0.48/28" },
      ],
      accepted: [
        { ...DIRECT, reservedIpRange: "10.0.0.0/28", secondaryIpRange: "10.0.0.16/28" },
        { ...DIRECT, reservedIpRange: TOKEN, secondaryIpRange: TOKEN },
        { readReplicas: 1, reservedIpRange: "services", secondaryIpRange: "services" },
      ],
    },
    "memorystore.labels": {
      refused: [
        { labels: { team: "50 %{" } },
        { labels: { Team: TOKEN } },
        { labels: Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`l${n}`, "a"])) },
      ],
      accepted: [{ labels: { team: TOKEN, größe: "5_gib-1" } }],
    },
    "memorystore.network": {
      refused: ['projects/a"/global/networks/b', "projects/a/global/networks/%{b", "main"].map(
        (network) => ({ network }),
      ),
      accepted: [{ network: "projects/example.com:shop-prod/global/networks/main-1" }],
    },
    "memorystore.kms-key": {
      refused: [
        { kmsKeyName: "projects/a/locations/europe-west1/keyRings/b c/cryptoKeys/d" },
        { kmsKeyName: "projects/a/locations/europe-west1/keyRings/%{b/cryptoKeys/d" },
      ],
      accepted: [{ kmsKeyName: "projects/a/locations/europe-west1/keyRings/B_c/cryptoKeys/d-1" }],
    },
    "memorystore.snapshot-start-time": {
      refused: ["2026-02-31T02:00:00Z", "2026-11-01T24:00:00Z", "2026-04-31T00:00:00Z"].map(
        (snapshotStartTime) => ({ snapshotStartTime }),
      ),
      accepted: [{ snapshotStartTime: "2028-02-29T23:59:59.5Z" }],
    },
    "memorystore.engine": {
      refused: ["9.9", "6.9", "7.4", "5.0.6"].map((version) => ({
        engine: CacheEngine.redis(version),
      })),
      accepted: [{ engine: CacheEngine.redis("5.0") }, { engine: CacheEngine.REDIS_7_0 }],
    },
  },
  (stack, props) => new MemorystoreRedis(stack, "Cache", { ...MINIMAL, ...props }),
);

const ATTRIBUTES: Record<string, Cases<MemorystoreRedisAttributes>> = {
  "memorystore.project": {
    refused: [{ project: 'a" OR "' }, { project: "123456789012" }],
    accepted: [{ project: TOKEN }],
  },
  "memorystore.region": {
    refused: [{ region: "europe-west1-b" }, { region: 'europe"' }],
    accepted: [{ region: TOKEN }],
  },
  "memorystore.instance-id": {
    refused: [{ instanceId: 'a" OR metric.type = "b' }, { instanceId: "Shared" }],
    accepted: [{ instanceId: "shared-1" }, { instanceId: TOKEN }],
  },
  "memorystore.engine": {
    refused: [{ engine: CacheEngine.redis("9.9") }, { engine: CacheEngine.VALKEY_8_0 }],
    accepted: [{ engine: CacheEngine.redis("6.x") }],
  },
  "memorystore.memory": {
    refused: [{ memory: Size.gibibytes(0) }, { memory: Size.gibibytes(301) }],
    accepted: [{ memory: Size.gibibytes(1) }],
  },
  "memorystore.imported-max-memory": {
    refused: [{ maxMemory: Size.gibibytes(6) }, { maxMemory: Size.gibibytes(0) }],
    accepted: [{ maxMemory: Size.gibibytes(5) }, { maxMemory: Size.mebibytes(1) }],
  },
  "memorystore.imported-host": {
    refused: [
      "cache.internal",
      "10.0.0.3:6379",
      "rediss://10.0.0.3",
      "10.0.0.3/32",
      "10.0.0.03",
      "::1",
    ]
      .map((host): Partial<MemorystoreRedisAttributes> => ({ host }))
      .concat([{ host: TOKEN, readHost: "reader" }, { readHost: IMPORTED.host }]),
    accepted: [{ readHost: "10.0.0.4" }, { host: TOKEN, readHost: TOKEN }],
  },
  "memorystore.imported-port": {
    refused: [{ port: 0 }, { port: 65_536 }],
    accepted: [{ port: 6380 }],
  },
  "memorystore.imported-replicas": {
    refused: [
      { replicas: -1 },
      { replicas: 6 },
      { replicas: 0.5 },
      { replicas: 0, readHost: "10.0.0.4" },
      { replicas: 0, readHost: TOKEN },
    ],
    accepted: [{ replicas: 0 }, { replicas: 5, readHost: "10.0.0.4" }],
  },
  "memorystore.imported-ca": {
    refused: [{ tls: true }],
    accepted: [{ tls: true, caCertificates: TOKEN }],
  },
  "memorystore.imported-ca-certificates": {
    refused: ["PEM", KEY, CERTIFICATE + KEY, KEY + CERTIFICATE, CERTIFICATE.slice(0, -10)].map(
      (caCertificates) => ({ tls: true, caCertificates }),
    ),
    accepted: [CERTIFICATE, `# one\n${CERTIFICATE}# two\r\n${CERTIFICATE}`].map(
      (caCertificates) => ({ tls: true, caCertificates }),
    ),
  },
  "memorystore.store-eviction-policy": {
    refused: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
    accepted: [
      { purpose: CachePurpose.STORE },
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.NOEVICTION },
      { purpose: CachePurpose.CACHE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
    ],
  },
  "memorystore.imported-auth-secret": {
    refused: [
      "0f9c8b7a-1234-5678-9abc-def012345678",
      "sessions-auth",
      "projects/shop-prod/secrets/auth/versions/1",
      "projects/shop-prod/secrets/%{a",
    ].map((authSecretName) => ({ authSecretName })),
    accepted: [
      { authSecretName: "projects/123456789012/secrets/sessions_auth" },
      { authSecretName: TOKEN },
    ],
  },
  "memorystore.rotation-label": {
    refused: [{ rotationLabel: "2026/11" }],
    accepted: [{ rotationLabel: "2026-11" }],
  },
};

judge(ATTRIBUTES, (stack, attributes) =>
  MemorystoreRedis.fromAttributes(stack, "Cache", { ...IMPORTED, ...attributes }),
);

test("every rule of an import is tried here", () => {
  const ids = IMPORTED_MEMORYSTORE_REDIS_RULES.map(({ id }) => id);
  expect(ids.filter((id) => ATTRIBUTES[id] === undefined)).toEqual([]);
});

test.each([
  { authSecretName: "0f9c8b7a-1234-5678" },
  { tls: true, caCertificates: KEY.replace("MIIE", "0f9c8b7a") },
])("a secret in the wrong place is not repeated: %j", (attributes) => {
  expect(() =>
    MemorystoreRedis.fromAttributes(new TerraformStack(testApp(), "test"), "Cache", {
      ...IMPORTED,
      ...attributes,
    }),
  ).toThrow(expect.objectContaining({ message: expect.not.stringContaining("0f9c8b7a") }));
});

const channel = (name: string | number) => `projects/shop-prod/notificationChannels/${name}`;
const channels = (count: number) => Array.from({ length: count }, (_, number) => channel(number));

judge<MemorystoreAlertPoliciesProps>(
  {
    "memorystore.policy-channels": {
      refused: [{ channels: { critical: [TOKEN, "pager"] } }],
      accepted: [{ channels: { critical: [TOKEN, channel("a")], warning: [channel("a")] } }],
    },
    "memorystore.policy-channels-number": {
      refused: [{ channels: { warning: [TOKEN, ...channels(16)] } }],
      accepted: [{ channels: { critical: channels(16), warning: channels(16) } }],
    },
    "memorystore.policy-channels-distinct": {
      refused: [{ channels: { critical: [channel(1), channel(1)] } }],
      accepted: [{ channels: { critical: [TOKEN, TOKEN, channel(1)] } }],
    },
    "memorystore.policy-runbook-length": {
      refused: [{ runbookUrl: `https://runbooks.example.com/{alert}?${"a".repeat(2048)}` }],
      accepted: [{ runbookUrl: `https://runbooks.example.com/{alert}?${"a".repeat(2000)}` }],
    },
    "memorystore.labels": {
      refused: [
        { labels: { Team: "a" } },
        { overrides: { Evicting: { labels: { team: "Night shift" } } } },
      ],
      accepted: [{ labels: { team: TOKEN }, overrides: { Evicting: { labels: { team: "a" } } } }],
    },
    "memorystore.project": {
      refused: [{ project: "My Project" }],
      accepted: [{ project: "shop-prod" }],
    },
  },
  (stack, props) => {
    const cache = MemorystoreRedis.fromAttributes(stack, "Cache", IMPORTED);
    return new MemorystoreAlertPolicies(stack, "Policies", { cache, dashboard: false, ...props });
  },
);

describe("two instances in a stack", () => {
  const SHOP = { instanceId: "shop", reservedIpRange: "services" };
  const together = (
    first: Partial<MemorystoreRedisProps>,
    second: Partial<MemorystoreRedisProps>,
  ) => {
    const stack = new TerraformStack(testApp(), "test");
    new MemorystoreRedis(stack, "a", { ...MINIMAL, ...first });
    return faultIds(() => new MemorystoreRedis(stack, "b", { ...MINIMAL, ...second }));
  };

  test("with one id in one region", () => {
    expect(together(SHOP, SHOP)).toEqual(["memorystore.instance-id-taken"]);
    expect(together(SHOP, { ...SHOP, instanceId: "shop-2" })).toEqual([]);
    expect(together(SHOP, { ...SHOP, project: "other-prod" })).toEqual([]);
  });

  test("with one id in two regions, whose secrets have one name", () => {
    const there = { ...SHOP, region: "europe-west4" };
    expect(together(SHOP, there)).toEqual(["memorystore.auth-secret-taken"]);
    expect(together(SHOP, { ...there, authEnabled: false })).toEqual([]);
  });

  test("with one network, which has one private connection", () => {
    const link = `https://www.googleapis.com/compute/v1/${MINIMAL.network}`;
    expect(together({}, { network: link })).toEqual(["memorystore.private-connection-taken"]);
    expect(together({}, { reservedIpRange: "services" })).toEqual([]);
    expect(together({}, { connectMode: ConnectMode.DIRECT_PEERING })).toEqual([]);
    expect(together({}, { network: "projects/shop-prod/global/networks/other" })).toEqual([]);
  });

  test("of two providers may have one id", () => {
    const stack = new TerraformStack(testApp(), "test");
    const provider = new GoogleProvider(stack, "second", { alias: "second", project: "other" });
    new MemorystoreRedis(stack, "a", { ...MINIMAL, ...SHOP });
    expect(
      faultIds(() => new MemorystoreRedis(stack, "b", { ...MINIMAL, ...SHOP, provider })),
    ).toEqual([]);
  });
});

test("a display name arrives as it was written", () => {
  expect(made({ displayName: "50 %{ off ${HOME}" }).instance.display_name).toBe(
    "50 %%{ off $${HOME}",
  );
});
