import { ELASTICACHE_CLUSTER, isMember, REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

/** The ports that everyone tries first. */
const DEFAULT_PORTS = [undefined, 6379, 11_211];

export const elasticachePort = guardrail({
  id: "elasticache-port",
  severity: "warning",
  what: "The cache listens on another port than everyone expects.",
  why: "It hides the cache from the simplest scans; it protects nothing that the other rules do not.",
  fix: "set port; it cannot be changed later",
  references: ["AEC5"],
  appliesTo: [REPLICATION_GROUP, ELASTICACHE_CLUSTER],
  inputs: (cache) => (isMember(cache) ? undefined : { port: cache.get("port") }),
  isValid: ({ port }) => !DEFAULT_PORTS.some((usual) => usual === port),
});
