import type { CacheEngine, Size } from "../../core";

/** Simultaneous client connections a node, for all but old engines with TLS. */
const CONNECTIONS_PER_NODE = 65_000;

/**
 * Simultaneous client connections a node with TLS on Redis 6.x and older, by the least memory of each
 * capacity tier, largest first.
 *
 * Source: https://cloud.google.com/memorystore/docs/redis/about-in-transit-encryption, November 2026.
 */
const WITH_TLS_UP_TO_REDIS_6 = [
  { fromGibibytes: 101, connections: 65_000 },
  { fromGibibytes: 36, connections: 30_000 },
  { fromGibibytes: 11, connections: 15_000 },
  { fromGibibytes: 5, connections: 2_500 },
];

/** The same in the smallest capacity tier. */
const SMALLEST_WITH_TLS_UP_TO_REDIS_6 = 1_000;

/** How many clients can be connected to one node at the same time. */
export function connectionsPerNode(engine: CacheEngine, tls: boolean, memory: Size): number {
  if (!tls || engine.isAtLeast("7.0")) {
    return CONNECTIONS_PER_NODE;
  }
  return (
    WITH_TLS_UP_TO_REDIS_6.find(({ fromGibibytes }) => memory.toGibibytes() >= fromGibibytes)
      ?.connections ?? SMALLEST_WITH_TLS_UP_TO_REDIS_6
  );
}
