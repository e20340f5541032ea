import { REDIS_CLUSTER, VALKEY_INSTANCE } from "../../../terraform/caches";
import { guardrail } from "../../rule";

/** Source: https://cloud.google.com/memorystore/docs/valkey/instance-node-specification */
const WITHOUT_SLA = ["SHARED_CORE_NANO", "REDIS_SHARED_CORE_NANO"];

export const memorystoreNodeType = guardrail({
  id: "memorystore-node-type",
  severity: "error",
  pack: "baseline",
  problem: "The node type has no SLA",
  why: "Nodes that share a core have variable performance. Google offers them for development and tests.",
  fix: "set node_type to a standard or highmem type",
  references: [],
  appliesTo: [REDIS_CLUSTER, VALKEY_INSTANCE],
  inputs: (cache) => ({ node_type: cache.get("node_type") }),
  isValid: ({ node_type }) => !WITHOUT_SLA.includes(String(node_type)),
});
