import { isWhole } from "../../core/validation";
import { type MemorystoreNodeType, NODE_TYPES, usableMemory } from "./node-types";

/** What is known of one parameter. */
export interface EngineConfig {
  /** Which values are accepted, in words. */
  readonly expected: string;
  /** Whether nodes of a type accept a value. */
  readonly accepts: (value: string, nodeType: MemorystoreNodeType) => boolean;
}

const isCount = (value: string) => /^\d{1,15}$/.test(value);

/**
 * The parameters whose values are judged. Google may let its users set others.
 *
 * Sources: https://cloud.google.com/memorystore/docs/valkey/supported-instance-configurations,
 * https://cloud.google.com/memorystore/docs/cluster/supported-instance-configurations and the pages
 * "Quotas and limits" of both, November 2026
 */
export const ENGINE_CONFIGS: ReadonlyMap<string, EngineConfig> = new Map<string, EngineConfig>([
  [
    "maxclients",
    {
      expected: "a whole number, from 1 to the most that the node type takes",
      accepts: (value, nodeType) =>
        isCount(value) && isWhole(Number(value), 1, NODE_TYPES[nodeType].maxConnections),
    },
  ],
  [
    "maxmemory-clients",
    { expected: "0% to 100%", accepts: (value) => /^([1-9]?\d|100)%$/.test(value) },
  ],
  [
    "notify-keyspace-events",
    {
      expected: "letters of KEg$lshzxetdmnA",
      accepts: (value) => /^[KEg$lshzxetdmnA]*$/.test(value),
    },
  ],
  ["slowlog-log-slower-than", { expected: "whole microseconds", accepts: isCount }],
  ["slowlog-max-len", { expected: "a whole number, 0 or more", accepts: isCount }],
]);

/** Parameters that props set, and the prop to use. */
export const OWN_CONFIGS: ReadonlyMap<string, string> = new Map([
  ["maxmemory-policy", "evictionPolicy"],
  ["maxmemory", "reservedMemoryPercent"],
]);

/** What decides the configuration of the engine. */
export interface EngineConfigSettings {
  readonly nodeType: MemorystoreNodeType;
  readonly evictionPolicy: string;
  readonly reservedMemoryPercent?: number;
  /** Further parameters, as the user gave them. */
  readonly configs: Readonly<Record<string, string>>;
}

/** The whole configuration of the engine. */
export function engineConfigs(settings: EngineConfigSettings): Record<string, string> {
  const { nodeType, evictionPolicy, reservedMemoryPercent, configs } = settings;
  return {
    ...configs,
    "maxmemory-policy": evictionPolicy,
    ...(reservedMemoryPercent !== undefined && {
      maxmemory: String(usableMemory(nodeType, reservedMemoryPercent).toBytes()),
    }),
  };
}

/** Client connections that a node takes. */
export function connectionsPerNode({
  nodeType,
  configs,
}: Pick<EngineConfigSettings, "nodeType" | "configs">): number {
  return configs.maxclients === undefined
    ? NODE_TYPES[nodeType].connections
    : Number(configs.maxclients);
}
