import { type Cases, variable } from "./cases";
import { memcacheInstance, redisCluster, redisInstance, valkey } from "./hand-written";

const ALL = [redisInstance, redisCluster, valkey];

export const MEMORYSTORE_CASES: Cases = {
  "memorystore-node-type": {
    compliant: ALL,
    noncompliant: [
      (s) => redisCluster(s, { nodeType: "REDIS_SHARED_CORE_NANO" }),
      (s) => valkey(s, { nodeType: "SHARED_CORE_NANO" }),
    ],
    unjudged: [(s) => valkey(s, { nodeType: variable(s) })],
  },
  "memorystore-connect-mode": {
    compliant: [redisInstance],
    noncompliant: [
      (s) => redisInstance(s, { connectMode: undefined }),
      (s) => redisInstance(s, { connectMode: "DIRECT_PEERING" }),
    ],
    unjudged: [(s) => redisInstance(s, { connectMode: variable(s) })],
  },
  "memorystore-memcached-retired": {
    compliant: ALL,
    noncompliant: [memcacheInstance],
  },
};
