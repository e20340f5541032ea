import { KeyVaultKey } from "@cdktf/provider-azurerm/lib/key-vault-key";
import { KeyVaultSecret } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { MonitorMetricAlert } from "@cdktf/provider-azurerm/lib/monitor-metric-alert";
import { RedisEnterpriseDatabase } from "@cdktf/provider-azurerm/lib/redis-enterprise-database";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { LocalBackend, TerraformOutput, type TerraformStack } from "cdktf";
import { CachePurpose, declarePurpose } from "cdktf-managed-cache";
import { type Cases, variable } from "./cases";
import { enterpriseCluster, managedRedis, redisCache } from "./hand-written";
import type { Build } from "./judge";

const ALL: readonly Build[] = [managedRedis, redisCache, enterpriseCluster];

function withKey(stack: TerraformStack, rotates: boolean): void {
  const key = new KeyVaultKey(stack, "key", {
    name: "shop",
    keyVaultId: "/a",
    keyType: "RSA",
    keyOpts: ["wrapKey"],
    rotationPolicy: rotates ? { automatic: { timeAfterCreation: "P90D" } } : undefined,
  });
  managedRedis(stack, {
    customerManagedKey: { keyVaultKeyId: key.id, userAssignedIdentityId: "/d" },
  });
}

function alerts(stack: TerraformStack, ...metrics: string[]): void {
  const cache = managedRedis(stack);
  for (const metricName of metrics) {
    new MonitorMetricAlert(stack, metricName, {
      name: metricName,
      resourceGroupName: "shop",
      scopes: [cache.id],
      criteria: [
        {
          metricNamespace: "Microsoft.Cache/redisEnterprise",
          metricName,
          aggregation: "Maximum",
          operator: "GreaterThan",
          threshold: 75,
        },
      ],
    });
  }
}

function database(stack: TerraformStack, clientProtocol?: string): RedisEnterpriseDatabase {
  return new RedisEnterpriseDatabase(stack, "database", {
    clusterId: enterpriseCluster(stack).id,
    clientProtocol,
  });
}

const stored =
  (build: Build): Build =>
  (s) => {
    declarePurpose(s, CachePurpose.STORE);
    build(s);
  };

export const AZURE_CASES: Cases = {
  "cache-authentication": {
    compliant: ALL,
    noncompliant: [(s) => redisCache(s, { redisConfiguration: { authenticationEnabled: false } })],
  },
  "cache-customer-key": {
    compliant: ALL,
    noncompliant: [(s) => managedRedis(s, { customerManagedKey: undefined })],
  },
  "cache-encryption-in-transit": {
    compliant: [...ALL, (s) => managedRedis(s, {}, { clientProtocol: "Encrypted" })],
    noncompliant: [(s) => managedRedis(s, {}, { clientProtocol: "Plaintext" })],
    unjudged: [(s) => managedRedis(s, {}, { clientProtocol: variable(s) })],
  },
  "cache-tls-required": {
    compliant: ALL,
    noncompliant: [(s) => redisCache(s, { nonSslPortEnabled: true })],
  },
  "cache-failover": {
    compliant: ALL,
    noncompliant: [
      (s) => managedRedis(s, { highAvailabilityEnabled: false }),
      (s) => redisCache(s, { skuName: "Basic", family: "C" }),
    ],
  },
  "cache-two-zones": {
    compliant: [
      ...ALL,
      // It has one node: cache-failover judges it.
      (s) => redisCache(s, { skuName: "Basic", zones: undefined }),
    ],
    noncompliant: [
      (s) => redisCache(s, { zones: undefined }),
      (s) => enterpriseCluster(s, { zones: ["1"] }),
    ],
  },
  "cache-maintenance-window": {
    compliant: ALL,
    noncompliant: [(s) => redisCache(s, { patchSchedule: undefined })],
  },
  "cache-network": {
    compliant: [
      ...ALL,
      (s) => redisCache(s, { publicNetworkAccessEnabled: undefined, subnetId: "/subnet" }),
    ],
    noncompliant: [
      (s) => managedRedis(s, { publicNetworkAccess: undefined }),
      (s) => managedRedis(s, { publicNetworkAccess: "Enabled" }),
      (s) => redisCache(s, { publicNetworkAccessEnabled: undefined }),
    ],
    unjudged: [(s) => managedRedis(s, { publicNetworkAccess: variable(s) })],
  },
  "cache-persistence": {
    compliant: [
      ...ALL,
      (s) =>
        managedRedis(
          s,
          {},
          {
            persistenceRedisDatabaseBackupFrequency: undefined,
            persistenceAppendOnlyFileBackupFrequency: "1s",
          },
        ),
      (s) =>
        managedRedis(
          s,
          {},
          {
            persistenceRedisDatabaseBackupFrequency: undefined,
            geoReplicationGroupName: "shop",
          },
        ),
      (s) => redisCache(s, { redisConfiguration: { aofBackupEnabled: true } }),
    ],
    noncompliant: [
      (s) => managedRedis(s, {}, { persistenceRedisDatabaseBackupFrequency: undefined }),
      (s) => redisCache(s, { redisConfiguration: {} }),
    ],
  },
  "cache-deletion-protection": {
    compliant: ALL,
    noncompliant: ALL.map(
      (_, index): Build =>
        (s) =>
          ([managedRedis, redisCache, enterpriseCluster][index] as typeof managedRedis)(s, {
            lifecycle: undefined,
          }),
    ),
  },
  "cache-eviction-policy": {
    compliant: [
      managedRedis,
      redisCache,
      (s) => managedRedis(s, {}, { evictionPolicy: "VolatileLRU" }),
      stored((s) => managedRedis(s, {}, { evictionPolicy: "NoEviction" })),
    ],
    noncompliant: [
      (s) => managedRedis(s, {}, { evictionPolicy: undefined }),
      (s) => managedRedis(s, {}, { evictionPolicy: "NoEviction" }),
      (s) => redisCache(s, { redisConfiguration: { rdbBackupEnabled: true } }),
    ],
    unjudged: [(s) => managedRedis(s, {}, { evictionPolicy: variable(s) })],
  },
  "cache-mixed-data": {
    compliant: [managedRedis, redisCache],
    noncompliant: [
      (s) => managedRedis(s, {}, { evictionPolicy: "VolatileTTL" }),
      (s) => redisCache(s, { redisConfiguration: { maxmemoryPolicy: "volatile-lru" } }),
    ],
  },
  "cache-store-eviction": {
    compliant: [
      stored((s) => managedRedis(s, {}, { evictionPolicy: "NoEviction" })),
      stored((s) => redisCache(s, { redisConfiguration: { maxmemoryPolicy: "noeviction" } })),
    ],
    noncompliant: [stored(managedRedis), stored(redisCache)],
  },
  "cache-store-snapshots": {
    compliant: ALL.map(stored),
    noncompliant: [
      stored((s) => managedRedis(s, {}, { persistenceRedisDatabaseBackupFrequency: undefined })),
      stored((s) => redisCache(s, { redisConfiguration: {} })),
    ],
  },
  "cache-key-rotation": {
    compliant: [(s) => withKey(s, true)],
    noncompliant: [(s) => withKey(s, false)],
  },
  "cache-alarms": {
    compliant: [(s) => alerts(s, "usedmemorypercentage", "connectedclients")],
    noncompliant: [(s) => alerts(s, "usedmemorypercentage"), redisCache, enterpriseCluster],
  },
  "credentials-in-plain-sight": {
    compliant: [
      // The port and the name are no secrets, though they are beside one.
      (s) => {
        const { defaultDatabase } = managedRedis(s);
        new TerraformOutput(s, "port", { value: defaultDatabase.port });
      },
    ],
    noncompliant: [
      (s) => {
        const { defaultDatabase } = managedRedis(s);
        new TerraformOutput(s, "key", { value: defaultDatabase.secondaryAccessKey });
      },
      (s) => {
        const { value } = new KeyVaultSecret(s, "secret", {
          name: "shop",
          keyVaultId: "/a",
          value: managedRedis(s).defaultDatabase.primaryAccessKey,
        });
        new TerraformOutput(s, "copy", { value });
      },
      (s) => {
        new TerraformOutput(s, "connection", { value: redisCache(s).primaryConnectionString });
      },
    ],
  },
  "credentials-in-kubernetes-secret": {
    compliant: [
      (s) => {
        const { primaryAccessKey } = managedRedis(s).defaultDatabase;
        new SecretV1(s, "secret", { metadata: {}, dataWo: { token: primaryAccessKey } });
      },
    ],
    noncompliant: [
      (s) => {
        const { primaryAccessKey } = managedRedis(s).defaultDatabase;
        new SecretV1(s, "secret", { metadata: {}, data: { token: primaryAccessKey } });
      },
    ],
  },
  "credentials-state-backend": {
    compliant: [],
    noncompliant: [
      (s) => {
        managedRedis(s);
        new LocalBackend(s, { path: "a.tfstate" });
      },
    ],
  },
  "azure-managed-redis-database": {
    compliant: [managedRedis],
    noncompliant: [(s) => managedRedis(s, { defaultDatabase: undefined })],
    unjudged: [
      (s) =>
        managedRedis(s, { defaultDatabase: undefined }).addOverride("default_database", "${var.a}"),
    ],
  },
  "azure-redis-retired": {
    compliant: [managedRedis],
    noncompliant: [redisCache, enterpriseCluster],
  },
  "azure-redis-tls-version": {
    compliant: [redisCache, enterpriseCluster, (s) => redisCache(s, { minimumTlsVersion: "1.2" })],
    noncompliant: [
      (s) => redisCache(s, { minimumTlsVersion: "1.0" }),
      (s) => enterpriseCluster(s, { minimumTlsVersion: "1.1" }),
    ],
    unjudged: [(s) => redisCache(s, { minimumTlsVersion: variable(s) })],
  },
  "azure-redis-enterprise-plaintext": {
    compliant: [(s) => database(s), (s) => database(s, "Encrypted")],
    noncompliant: [(s) => database(s, "Plaintext")],
    unjudged: [(s) => database(s, variable(s))],
  },
  "azure-redis-access-keys": {
    compliant: [managedRedis, (s) => redisCache(s, { accessKeysAuthenticationEnabled: false })],
    noncompliant: [
      (s) => managedRedis(s, {}, { accessKeysAuthenticationEnabled: true }),
      redisCache,
    ],
    unjudged: [
      (s) =>
        managedRedis(s).addOverride(
          "default_database.access_keys_authentication_enabled",
          "${var.a}",
        ),
    ],
  },
};
