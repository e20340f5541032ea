import { CachePurpose, type EvictionPolicy } from "../../../core";
import { defaultEvictionPolicy } from "../../../core/store-rules";

/** What the memory of a Memorystore cache is for, and what happens when it is full. */
export interface MemorystoreMemoryProps {
  /**
   * What the cache is for. A store keeps what is nowhere else, such as sessions and carts: it evicts no key
   * by default, has a snapshot every hour, and has alerts of its own. A store without replicas is warned of.
   *
   * @default CachePurpose.CACHE
   */
  readonly purpose?: CachePurpose;
  /**
   * What happens when memory is full. A store takes no `ALLKEYS_…` policy.
   *
   * @default - `ALLKEYS_LRU`; `NOEVICTION` for a store
   */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * Share of a node's memory kept for snapshots, fragmentation and the engine itself: 0 to 80 percent.
   * `maxmemory` is the rest. `SHARED_CORE_NANO` takes none.
   *
   * @default - what Google reserves, a fifth of most node types
   */
  readonly reservedMemoryPercent?: number;
}

/** Fills in the defaults. */
export function withMemoryDefaults({
  purpose = CachePurpose.CACHE,
  evictionPolicy = defaultEvictionPolicy(purpose),
  reservedMemoryPercent,
}: MemorystoreMemoryProps) {
  return { purpose, evictionPolicy, reservedMemoryPercent };
}
