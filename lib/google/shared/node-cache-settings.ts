import {
  type ClusterTopology,
  type IManagedCache,
  type PrimaryTopology,
  reviewSizing,
} from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { adviseOnFailover, storeRules } from "../../core/store-rules";
import type { UniqueName } from "../../core/taken-names";
import type { Rule } from "../../core/validation";
import { type MemorystoreServiceClass, onePerNetwork } from "./connection-policy";
import { connectionsPerNode } from "./engine-configs";
import type { KnownMemorystoreNodeCache } from "./node-cache-base";
import { type MemorystoreNodeType, NODE_TYPES, nodeMemories, usableMemory } from "./node-types";
import { withAccessDefaults } from "./props/access";
import { withBackupDefaults } from "./props/backups";
import { withCommonDefaults } from "./props/common";
import { withKeyDefaults } from "./props/keys";
import { withMaintenanceDefaults } from "./props/maintenance";
import { withMemoryDefaults } from "./props/memory";
import type { MemorystoreNodeCacheProps } from "./props/node-cache";
import { withNodeDefaults } from "./props/nodes";
import { withSnapshotDefaults } from "./props/snapshots";
import { IAM_RULE } from "./rules/access";
import { BACKUP_RULES } from "./rules/backups";
import { CONNECTION_RULES } from "./rules/connection";
import { engineConfigRules } from "./rules/engine-configs";
import { identityRules } from "./rules/identity";
import { keyRules } from "./rules/keys";
import { networkRules } from "./rules/network";
import { NODE_COUNT_RULES, ZONE_RULE } from "./rules/nodes";
import { maintenanceRule } from "./rules/operations";
import { PERSISTENCE_RULES } from "./rules/persistence";
import { replicationRules } from "./rules/replication";

/** What the engine decides. */
interface EngineSettings {
  /** Id of the cache. */
  readonly cacheName: string;
  readonly serviceClass: MemorystoreServiceClass;
  /** What the names of the key and its ring start with. */
  readonly keyPrefix: string;
  /** `undefined` with cluster mode off. */
  readonly shards: number | undefined;
  /** Further parameters of the engine. */
  readonly configs: Readonly<Record<string, string>>;
}

/** The settings that both have. */
export type NodeCacheSettings = ReturnType<typeof withNodeCacheDefaults>;

/** Fills in the defaults that both have. */
export function withNodeCacheDefaults(props: MemorystoreNodeCacheProps, engine: EngineSettings) {
  const memory = withMemoryDefaults(props);
  return {
    ...engine,
    ...memory,
    ...withCommonDefaults(props),
    ...withNodeDefaults(props),
    ...withAccessDefaults(props),
    ...withKeyDefaults(props),
    ...withSnapshotDefaults(props, memory.purpose),
    ...withBackupDefaults(props),
    ...withMaintenanceDefaults(props),
    givenSnapshotPeriod: props.snapshotPeriod,
    appendFsync: props.appendFsync,
    network: props.network,
    dnsZone: props.dnsZone,
    connectionPolicy: props.connectionPolicy,
    replication: props.replication,
  };
}

/** How the nodes work together. */
export function topologyOf(nodes: {
  readonly shards?: number;
  readonly replicas: number;
}): PrimaryTopology | ClusterTopology {
  const { shards, replicas } = nodes;
  return shards === undefined
    ? { kind: "primary", replicas }
    : { kind: "cluster", shards, replicasPerShard: replicas };
}

/** What synthesis knows of a cache. */
export function knownOf(settings: NodeCacheSettings): Omit<KnownMemorystoreNodeCache, "engine"> {
  const { cacheName, purpose, evictionPolicy, nodeType, reservedMemoryPercent } = settings;
  const { shards = 1, replicas } = settings;
  return {
    cacheName,
    purpose,
    evictionPolicy,
    nodeType,
    readOnly: settings.replication?.kind === "secondary",
    // Any other cache may be a primary without saying so.
    hasSecondaries: settings.replication?.kind === "primary" ? true : undefined,
    automatedBackups: settings.backupRetention.toMilliseconds() > 0,
    topology: topologyOf(settings),
    limits: {
      nodes: shards * (1 + replicas),
      connectionsPerNode: connectionsPerNode(settings),
      usableMemoryPerNode: usableMemory(nodeType, reservedMemoryPercent),
    },
  };
}

/**
 * The rules that both have.
 *
 * @param configsProp - the prop of further parameters
 * @param collection - how the engine's API calls its caches in their full names
 */
export function nodeCacheRules(
  configsProp: string,
  collection: "instances" | "clusters",
): Rule<NodeCacheSettings>[] {
  return [
    ...identityRules("memorystore"),
    ...NODE_COUNT_RULES,
    ZONE_RULE,
    ...networkRules("memorystore"),
    ...CONNECTION_RULES,
    IAM_RULE,
    ...engineConfigRules(configsProp),
    ...keyRules("memorystore"),
    ...PERSISTENCE_RULES,
    ...storeRules("memorystore", "snapshotPeriod"),
    ...BACKUP_RULES,
    ...replicationRules(collection),
    maintenanceRule("memorystore"),
  ];
}

/** Reviews the size of a cache that is made, and warns of a store that has no replica. */
export function reviewNodes(
  cache: IManagedCache,
  settings: NodeCacheSettings,
  types: readonly MemorystoreNodeType[],
): void {
  const { expectedData, nodeType, reservedMemoryPercent, replicas } = settings;
  if (expectedData !== undefined) {
    reviewSizing(cache, sizingOf(expectedData, cache), {
      usable: cache.limits.usableMemoryPerNode,
      memory: NODE_TYPES[nodeType].memory,
      nodes: nodeMemories(types, reservedMemoryPercent),
    });
  }
  adviseOnFailover("memorystore.store-failover", cache, replicas > 0);
}

/** The names that a cache takes. */
export interface NodeNames {
  /** What the cache itself takes. */
  readonly own: readonly UniqueName[];
  /** The same, and what its connection policy takes. */
  readonly all: readonly UniqueName[];
}

/**
 * What a region and a network have once.
 *
 * @param id - of the fault of a cache's name that is taken
 * @param input - the prop of the cache's name
 */
export function nodeNames(settings: NodeCacheSettings, id: string, input: string): NodeNames {
  const { cacheName, region, project, provider, connectionPolicy } = settings;
  const own: UniqueName[] = [
    {
      id,
      input,
      name: cacheName,
      within: [project, region],
      provider,
      fix: `set ${input} to another one`,
    },
  ];
  return {
    own,
    all: connectionPolicy.kind === "new" ? [...own, onePerNetwork(settings)] : own,
  };
}
