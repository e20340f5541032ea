import { ELASTICACHE_CLUSTER, isMember } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const elasticacheSingleNode = guardrail({
  id: "elasticache-single-node",
  severity: "error",
  pack: "baseline",
  problem: "The cache runs on a single node",
  why: "A single node of Redis OSS or Valkey has no TLS, authentication, encryption at rest or failover.",
  fix: "use an aws_elasticache_replication_group",
  references: [],
  appliesTo: [ELASTICACHE_CLUSTER],
  inputs: (cache) => (isMember(cache) ? undefined : { engine: cache.get("engine") }),
  isValid: ({ engine }) => engine === "memcached",
});
