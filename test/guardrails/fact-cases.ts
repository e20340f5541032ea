import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformStack } from "cdktf";
import { type Cases, variable } from "./cases";
import {
  enterpriseCluster,
  managedRedis,
  memcached,
  memcacheInstance,
  redisCache,
  redisCluster,
  redisInstance,
  replicationGroup,
  serverless,
  valkey,
  withSecret,
} from "./hand-written";
import type { Build } from "./judge";

/** A cache of each type, as a careful team writes it. */
export const EACH_CACHE: readonly Build[] = [
  replicationGroup,
  memcached,
  serverless,
  redisInstance,
  redisCluster,
  valkey,
  memcacheInstance,
  managedRedis,
  redisCache,
  enterpriseCluster,
];

/** A node of a replication group, which is judged itself. */
const member: Build = (s) =>
  memcached(s, {
    engine: undefined,
    replicationGroupId: "shop",
    subnetGroupName: undefined,
    autoMinorVersionUpgrade: "false",
  });

/** The secondary of a global datastore, which takes from its primary what it does not say. */
function secondary(stack: TerraformStack): void {
  replicationGroup(stack, {
    globalReplicationGroupId: "global",
    atRestEncryptionEnabled: undefined,
    automaticFailoverEnabled: undefined,
    snapshotRetentionLimit: undefined,
    transitEncryptionEnabled: undefined,
    userGroupIds: undefined,
  });
}

/** One cache of Redis OSS on a single node, of which other rules ask nothing. */
const singleNode: Build = (s) =>
  memcached(s, { engine: "redis", transitEncryptionEnabled: undefined, azMode: undefined });

/** The rules that ask for a fact of every cache that can have it. */
export const FACT_CASES: Cases = {
  "cache-authentication": {
    compliant: [
      ...EACH_CACHE,
      secondary,
      (s) => withSecret(s),
      // One of the two is enough, whatever the other one will be.
      (s) => replicationGroup(s, { authToken: variable(s) }),
      (s) => serverless(s, { engine: "memcached", userGroupId: undefined }),
    ],
    noncompliant: [
      (s) => replicationGroup(s, { userGroupIds: undefined }),
      (s) => replicationGroup(s, { userGroupIds: [] }),
      (s) => serverless(s, { userGroupId: undefined }),
      (s) => redisInstance(s, { authEnabled: undefined }),
      (s) => redisCluster(s, { authorizationMode: "AUTH_MODE_DISABLED" }),
      (s) => valkey(s, { authorizationMode: undefined }),
    ],
    unjudged: [
      (s) => replicationGroup(s, { userGroupIds: undefined, authToken: variable(s) }),
      (s) => serverless(s, { engine: variable(s), userGroupId: undefined }),
      (s) => valkey(s, { authorizationMode: variable(s) }),
    ],
  },
  "cache-customer-key": {
    compliant: [
      ...EACH_CACHE,
      (s) => replicationGroup(s, { kmsKeyId: new KmsKey(s, "key", {}).arn }),
    ],
    noncompliant: [
      (s) => replicationGroup(s, { kmsKeyId: undefined }),
      (s) => serverless(s, { kmsKeyId: undefined }),
      (s) => redisInstance(s, { customerManagedKey: undefined }),
      (s) => redisCluster(s, { kmsKey: undefined }),
      (s) => valkey(s, { kmsKey: undefined }),
    ],
    unjudged: [
      (s) => replicationGroup(s, { kmsKeyId: variable(s) }),
      (s) => redisInstance(s, { customerManagedKey: variable(s) }),
    ],
  },
  "cache-encryption-at-rest": {
    compliant: [...EACH_CACHE, secondary],
    noncompliant: [
      (s) => replicationGroup(s, { atRestEncryptionEnabled: "false" }),
      (s) => replicationGroup(s, { atRestEncryptionEnabled: undefined }),
      // An override of the resource, and one of the whole stack.
      (s) => replicationGroup(s).addOverride("at_rest_encryption_enabled", false),
      (s) => {
        replicationGroup(s);
        s.addOverride(
          "resource.aws_elasticache_replication_group.group.at_rest_encryption_enabled",
          false,
        );
      },
      // A resource without a construct.
      (s) => s.addOverride("resource.aws_elasticache_replication_group.raw.engine", "redis"),
    ],
    unjudged: [(s) => replicationGroup(s, { atRestEncryptionEnabled: variable(s) })],
  },
  "cache-encryption-in-transit": {
    compliant: [...EACH_CACHE, secondary, member, singleNode],
    noncompliant: [
      (s) => replicationGroup(s, { transitEncryptionEnabled: undefined }),
      (s) => replicationGroup(s, { transitEncryptionEnabled: false }),
      (s) => memcached(s, { transitEncryptionEnabled: undefined }),
      (s) => redisInstance(s, { transitEncryptionMode: undefined }),
      (s) => redisCluster(s, { transitEncryptionMode: "TRANSIT_ENCRYPTION_MODE_DISABLED" }),
      (s) => valkey(s, { transitEncryptionMode: "TRANSIT_ENCRYPTION_DISABLED" }),
    ],
    unjudged: [
      (s) => replicationGroup(s).addOverride("transit_encryption_enabled", "${var.encrypt}"),
      (s) => memcached(s, { engine: variable(s), transitEncryptionEnabled: undefined }),
      (s) => redisInstance(s, { transitEncryptionMode: variable(s) }),
    ],
  },
  "cache-failover": {
    compliant: [...EACH_CACHE, secondary],
    noncompliant: [
      (s) => replicationGroup(s, { automaticFailoverEnabled: undefined }),
      (s) => redisInstance(s, { tier: undefined }),
      (s) => redisInstance(s, { tier: "BASIC" }),
      (s) => redisCluster(s, { replicaCount: undefined }),
      (s) => valkey(s, { replicaCount: 0 }),
    ],
    unjudged: [
      (s) => replicationGroup(s).addOverride("automatic_failover_enabled", "${var.ha}"),
      (s) => redisInstance(s, { tier: variable(s) }),
    ],
  },
  "cache-maintenance-window": {
    compliant: EACH_CACHE,
    noncompliant: [
      (s) => redisInstance(s, { maintenancePolicy: undefined }),
      (s) => redisCluster(s, { maintenancePolicy: undefined }),
      (s) => valkey(s, { maintenancePolicy: undefined }),
      (s) => memcacheInstance(s, { maintenancePolicy: undefined }),
    ],
    unjudged: [(s) => redisInstance(s).addOverride("maintenance_policy", "${var.window}")],
  },
  "cache-minor-upgrades": {
    compliant: [
      ...EACH_CACHE,
      member,
      (s) => replicationGroup(s, { autoMinorVersionUpgrade: undefined }),
    ],
    noncompliant: [
      (s) => replicationGroup(s, { autoMinorVersionUpgrade: "false" }),
      (s) => memcached(s, { autoMinorVersionUpgrade: "false" }),
    ],
    unjudged: [(s) => replicationGroup(s, { autoMinorVersionUpgrade: variable(s) })],
  },
  "cache-network": {
    compliant: [
      ...EACH_CACHE,
      member,
      // The team makes the endpoints.
      (s) => redisCluster(s, { pscConfigs: undefined }),
      (s) => valkey(s, { desiredAutoCreatedEndpoints: undefined }),
    ],
    noncompliant: [
      (s) => replicationGroup(s, { subnetGroupName: undefined }),
      (s) => replicationGroup(s, { subnetGroupName: "default" }),
      (s) => memcached(s, { subnetGroupName: undefined }),
      (s) => serverless(s, { subnetIds: undefined }),
      (s) => redisInstance(s, { authorizedNetwork: undefined }),
      (s) => redisInstance(s, { authorizedNetwork: "projects/shop/global/networks/default" }),
      (s) => redisCluster(s, { pscConfigs: [{ network: "default" }] }),
      (s) =>
        valkey(s, { desiredAutoCreatedEndpoints: [{ network: "default", projectId: "shop" }] }),
      (s) => valkey(s).addOverride("desired_psc_auto_connections", [{ network: "default" }]),
      (s) => memcacheInstance(s, { authorizedNetwork: undefined }),
    ],
    unjudged: [
      (s) => replicationGroup(s, { subnetGroupName: variable(s) }),
      (s) => redisInstance(s, { authorizedNetwork: variable(s) }),
    ],
  },
  "cache-persistence": {
    compliant: [...EACH_CACHE, secondary, (s) => valkey(s, { persistenceConfig: { mode: "AOF" } })],
    noncompliant: [
      (s) => replicationGroup(s, { snapshotRetentionLimit: undefined }),
      (s) => replicationGroup(s, { snapshotRetentionLimit: 0 }),
      (s) => serverless(s, { snapshotRetentionLimit: 0 }),
      (s) => redisInstance(s, { persistenceConfig: undefined }),
      (s) => redisInstance(s, { persistenceConfig: { persistenceMode: "DISABLED" } }),
      (s) => redisCluster(s, { persistenceConfig: { mode: "DISABLED" } }),
      (s) => valkey(s, { persistenceConfig: undefined }),
    ],
    unjudged: [
      (s) => replicationGroup(s).addOverride("snapshot_retention_limit", "${var.days}"),
      (s) => redisInstance(s, { persistenceConfig: { persistenceMode: variable(s) } }),
    ],
  },
  "cache-tls-required": {
    compliant: EACH_CACHE,
    noncompliant: [(s) => replicationGroup(s, { transitEncryptionMode: "preferred" })],
    unjudged: [(s) => replicationGroup(s, { transitEncryptionMode: variable(s) })],
  },
  "cache-two-zones": {
    compliant: [
      ...EACH_CACHE,
      member,
      singleNode,
      // The default VPC has several subnets; cache-network refuses it.
      (s) => serverless(s, { subnetIds: undefined }),
      (s) => redisInstance(s, { locationId: undefined, alternativeLocationId: undefined }),
      (s) => redisInstance(s, { locationId: variable(s), alternativeLocationId: undefined }),
      (s) => memcacheInstance(s, { nodeCount: 1, zones: ["europe-west1-b"] }),
    ],
    noncompliant: [
      (s) => replicationGroup(s, { multiAzEnabled: false }),
      (s) => memcached(s, { azMode: "single-az" }),
      (s) => serverless(s, { subnetIds: ["subnet-1"] }),
      (s) => redisInstance(s, { alternativeLocationId: "europe-west1-b" }),
      (s) => redisCluster(s, { zoneDistributionConfig: { mode: "SINGLE_ZONE" } }),
      (s) => valkey(s, { zoneDistributionConfig: { mode: "SINGLE_ZONE" } }),
      (s) => memcacheInstance(s, { zones: ["europe-west1-b"] }),
    ],
    unjudged: [
      (s) => memcached(s, { azMode: variable(s) }),
      (s) => redisInstance(s, { alternativeLocationId: variable(s) }),
    ],
  },
};
