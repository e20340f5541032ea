import { type CacheEngine, type CacheEngineName, type NodeMemory, Size } from "../../core";
import { withShape } from "../../core/shape";
import { NODE_MEMORIES_ARGUMENTS } from "../shapes";
import { NODE_TYPES } from "./node-types";

/** Families that run Valkey alone. */
const VALKEY_FAMILIES = /^cache\.[mr]8g\./;

/**
 * What a node of Memcached keeps for connections and the engine itself, unless its parameter group says otherwise.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html,
 * memcached_connections_overhead
 */
export const MEMCACHED_OVERHEAD = Size.mebibytes(100);

const knownMemories = new Map<CacheEngineName, readonly NodeMemory[]>();

/** Memory for data of the node types on which an engine runs, without those with data tiering. */
export function nodeMemories(engine: CacheEngine): readonly NodeMemory[] {
  const { name } = withShape("nodeMemories", NODE_MEMORIES_ARGUMENTS, { engine }).engine;
  const memories = knownMemories.get(name) ?? computeMemories(name);
  knownMemories.set(name, memories);
  return memories;
}

function computeMemories(engine: CacheEngineName): NodeMemory[] {
  return [...NODE_TYPES]
    .filter(
      ([name, type]) => !type.dataTiering && (engine === "valkey" || !VALKEY_FAMILIES.test(name)),
    )
    .map(([name, { maxMemory, reservedMemoryPercent }]) => ({
      name,
      memory: maxMemory,
      usable: Size.bytes(
        engine === "memcached"
          ? maxMemory.toBytes() - MEMCACHED_OVERHEAD.toBytes()
          : maxMemory.toBytes() * (1 - reservedMemoryPercent / 100),
      ),
    }));
}
