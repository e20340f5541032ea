import { ELASTICACHE_CLUSTER, isMember } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheSingleNode = guardrail({
  id: "elasticache-single-node",
  severity: "error",
  pack: "baseline",
  what: "Redis OSS and Valkey run in a replication group, not in an aws_elasticache_cluster.",
  why: "A single node has no TLS, no authentication, no encryption at rest and nothing to fail over to.",
  fix: "replace it with an aws_elasticache_replication_group",
  references: [],
  appliesTo: [ELASTICACHE_CLUSTER],
  inputs: (cache) => (isMember(cache) ? undefined : { engine: cache.get("engine") }),
  isValid: ({ engine }) => engine === "memcached",
});
