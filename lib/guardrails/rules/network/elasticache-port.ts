import { ELASTICACHE_CLUSTER, isMember, REPLICATION_GROUP } from "../../../terraform/caches";
import { guardrail } from "../../rule";

/** The ports of Redis and Memcached, which scans try first. */
const DEFAULT_PORTS = [undefined, 6379, 11_211];

export const elasticachePort = guardrail({
  id: "elasticache-port",
  severity: "warning",
  problem: "The cache listens on its default port",
  why: "Simple scans find the default port first. Another port hides the cache, but does not protect it.",
  fix: "set port; a later change replaces the cache",
  references: ["AEC5"],
  appliesTo: [REPLICATION_GROUP, ELASTICACHE_CLUSTER],
  inputs: (cache) => (isMember(cache) ? undefined : { port: cache.get("port") }),
  isValid: ({ port }) => !DEFAULT_PORTS.some((usual) => usual === port),
});
