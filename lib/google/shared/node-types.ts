import type { NodeMemory } from "../../core/capacity/sizing";
import { Size } from "../../core/size";

/** A node type of Memorystore for Valkey and of Memorystore for Redis Cluster. */
export enum MemorystoreNodeType {
  /** 1.12 GB for data on a shared core: for development, since Google's SLA excludes it. */
  SHARED_CORE_NANO = "SHARED_CORE_NANO",
  /** 1.08 GB for data. Valkey alone. */
  CUSTOM_PICO = "CUSTOM_PICO",
  /** 2 GB for data. Valkey alone. */
  CUSTOM_MICRO = "CUSTOM_MICRO",
  /** 3 GB for data. Valkey alone. */
  CUSTOM_MINI = "CUSTOM_MINI",
  /** 5.2 GB for data, 2 processors. */
  STANDARD_SMALL = "STANDARD_SMALL",
  /** 10.4 GB for data, 2 processors. */
  HIGHMEM_MEDIUM = "HIGHMEM_MEDIUM",
  /** 10.4 GB for data, 8 processors. Valkey alone. */
  HIGHCPU_MEDIUM = "HIGHCPU_MEDIUM",
  /** 20.8 GB for data, 8 processors. Valkey alone. */
  STANDARD_LARGE = "STANDARD_LARGE",
  /** 46.4 GB for data, 8 processors. */
  HIGHMEM_XLARGE = "HIGHMEM_XLARGE",
  /** 88 GB for data, 16 processors. Valkey alone. */
  HIGHMEM_2XLARGE = "HIGHMEM_2XLARGE",
}

/** What is known of a node type. */
interface NodeTypeFacts {
  /** Memory of the node, of which a part is reserved. */
  readonly memory: Size;
  /** What data may take unless `maxmemory` says otherwise. */
  readonly usable: Size;
  /** Client connections of a node unless `maxclients` says otherwise. */
  readonly connections: number;
  /** The most that `maxclients` can be. */
  readonly maxConnections: number;
}

/** Google writes GB. As decimal ones they are the safe reading: no limit is above the real one. */
function gigabytes(amount: number): Size {
  return Size.bytes(amount * 1e9);
}

function facts(
  memory: number,
  usable: number,
  connections: number,
  maxConnections: number,
): NodeTypeFacts {
  return {
    memory: gigabytes(memory),
    usable: gigabytes(usable),
    connections,
    maxConnections,
  };
}

/**
 * Every node type: its memory and what data may take, in GB, then its default and its most connections.
 *
 * Sources: https://cloud.google.com/memorystore/docs/valkey/instance-node-specification,
 * https://cloud.google.com/memorystore/docs/valkey/quotas, November 2026. Redis Cluster has the same:
 * https://cloud.google.com/memorystore/docs/cluster/cluster-node-specification
 */
export const NODE_TYPES: Readonly<Record<MemorystoreNodeType, NodeTypeFacts>> = {
  SHARED_CORE_NANO: facts(1.4, 1.12, 5_000, 5_000),
  CUSTOM_PICO: facts(1.25, 1.08, 16_000, 32_000),
  CUSTOM_MICRO: facts(2.5, 2, 16_000, 32_000),
  CUSTOM_MINI: facts(3.75, 3, 16_000, 32_000),
  STANDARD_SMALL: facts(6.5, 5.2, 16_000, 32_000),
  HIGHMEM_MEDIUM: facts(13, 10.4, 32_000, 64_000),
  HIGHCPU_MEDIUM: facts(13, 10.4, 32_000, 64_000),
  STANDARD_LARGE: facts(26, 20.8, 32_000, 64_000),
  HIGHMEM_XLARGE: facts(58, 46.4, 64_000, 64_000),
  HIGHMEM_2XLARGE: facts(110, 88, 64_000, 64_000),
};

/** What data may take on a node: what Google leaves to it, or all but a share that is reserved. */
export function usableMemory(type: MemorystoreNodeType, reservedPercent?: number): Size {
  const { memory, usable } = NODE_TYPES[type];
  return reservedPercent === undefined
    ? usable
    : Size.bytes(Math.floor((memory.toBytes() * (100 - reservedPercent)) / 100));
}

/** The node types of an engine, and what each of them leaves to data. */
export function nodeMemories(
  types: readonly MemorystoreNodeType[],
  reservedPercent?: number,
): NodeMemory[] {
  return types.map((type) => ({
    name: `MemorystoreNodeType.${type}`,
    memory: NODE_TYPES[type].memory,
    usable: usableMemory(type, reservedPercent),
  }));
}
