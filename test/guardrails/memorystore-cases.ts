import { type Cases, variable } from "./cases";
import { memcacheInstance, redisCluster, redisInstance, valkey } from "./hand-written";

const ALL = [redisInstance, redisCluster, valkey];

export const MEMORYSTORE_CASES: Cases = {
  "memorystore-authentication": {
    compliant: ALL,
    noncompliant: [
      (s) => redisInstance(s, { authEnabled: undefined }),
      (s) => redisCluster(s, { authorizationMode: "AUTH_MODE_DISABLED" }),
      (s) => valkey(s, { authorizationMode: undefined }),
    ],
    unjudged: (s) => valkey(s, { authorizationMode: variable(s) }),
  },
  "memorystore-encryption-in-transit": {
    compliant: ALL,
    noncompliant: [
      (s) => redisInstance(s, { transitEncryptionMode: undefined }),
      (s) => redisCluster(s, { transitEncryptionMode: "TRANSIT_ENCRYPTION_MODE_DISABLED" }),
      (s) => valkey(s, { transitEncryptionMode: "TRANSIT_ENCRYPTION_DISABLED" }),
    ],
    unjudged: (s) => redisInstance(s, { transitEncryptionMode: variable(s) }),
  },
  "memorystore-customer-key": {
    compliant: ALL,
    noncompliant: [
      (s) => redisInstance(s, { customerManagedKey: undefined }),
      (s) => redisCluster(s, { kmsKey: undefined }),
      (s) => valkey(s, { kmsKey: undefined }),
    ],
    unjudged: (s) => redisInstance(s, { customerManagedKey: variable(s) }),
  },
  "memorystore-tier": {
    compliant: ALL,
    noncompliant: [
      (s) => redisInstance(s, { tier: undefined }),
      (s) => redisInstance(s, { tier: "BASIC" }),
      (s) => redisCluster(s, { replicaCount: undefined }),
      (s) => redisCluster(s, { nodeType: "REDIS_SHARED_CORE_NANO" }),
      (s) => valkey(s, { nodeType: "SHARED_CORE_NANO" }),
    ],
    unjudged: (s) => redisInstance(s, { tier: variable(s) }),
  },
  "memorystore-two-zones": {
    compliant: [
      ...ALL,
      memcacheInstance,
      (s) => redisInstance(s, { locationId: undefined, alternativeLocationId: undefined }),
    ],
    noncompliant: [
      (s) => redisInstance(s, { alternativeLocationId: "europe-west1-b" }),
      (s) => redisCluster(s, { zoneDistributionConfig: { mode: "SINGLE_ZONE" } }),
      (s) => valkey(s, { zoneDistributionConfig: { mode: "SINGLE_ZONE" } }),
      (s) => memcacheInstance(s, { zones: ["europe-west1-b"] }),
    ],
    unjudged: (s) => redisInstance(s, { alternativeLocationId: variable(s) }),
  },
  "memorystore-connect-mode": {
    compliant: [redisInstance],
    noncompliant: [
      (s) => redisInstance(s, { connectMode: undefined }),
      (s) => redisInstance(s, { connectMode: "DIRECT_PEERING" }),
    ],
    unjudged: (s) => redisInstance(s, { connectMode: variable(s) }),
  },
  "memorystore-persistence": {
    compliant: [...ALL, (s) => valkey(s, { persistenceConfig: { mode: "AOF" } })],
    noncompliant: [
      (s) => redisInstance(s, { persistenceConfig: undefined }),
      (s) => redisCluster(s, { persistenceConfig: { mode: "DISABLED" } }),
      (s) => valkey(s, { persistenceConfig: undefined }),
    ],
    unjudged: (s) => redisInstance(s, { persistenceConfig: { persistenceMode: variable(s) } }),
  },
  "memorystore-network": {
    compliant: [...ALL, memcacheInstance, (s) => redisCluster(s, { pscConfigs: undefined })],
    noncompliant: [
      (s) => redisInstance(s, { authorizedNetwork: undefined }),
      (s) => redisInstance(s, { authorizedNetwork: "projects/shop/global/networks/default" }),
      (s) => redisCluster(s, { pscConfigs: [{ network: "default" }] }),
      (s) => memcacheInstance(s, { authorizedNetwork: undefined }),
    ],
    unjudged: (s) => redisInstance(s, { authorizedNetwork: variable(s) }),
  },
  "memorystore-maintenance-window": {
    compliant: [...ALL, memcacheInstance],
    noncompliant: [
      (s) => redisInstance(s, { maintenancePolicy: undefined }),
      (s) => redisCluster(s, { maintenancePolicy: undefined }),
      (s) => valkey(s, { maintenancePolicy: undefined }),
      (s) => memcacheInstance(s, { maintenancePolicy: undefined }),
    ],
    unjudged: (s) => redisInstance(s).addOverride("maintenance_policy", "${var.window}"),
  },
  "memorystore-memcached-retired": {
    compliant: ALL,
    noncompliant: [memcacheInstance],
  },
};
