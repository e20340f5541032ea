import { usedByCaches } from "../../../terraform/caches";
import { guardrail } from "../../rule";

/** A year, in days. */
const SHORTEST_RETENTION = 365;

export const elasticacheLogRetention = guardrail({
  id: "elasticache-log-retention",
  severity: "warning",
  pack: "strict",
  problem: "The logs of the cache have no retention of a year or more",
  why: "A comparison with last year's peak needs a year of logs. Without a retention, logs stay for ever.",
  fix: "set retention_in_days to 365 or more",
  references: ["CKV_AWS_66", "CKV_AWS_338"],
  appliesTo: ["aws_cloudwatch_log_group"],
  inputs: (group, stack) =>
    usedByCaches(stack).has(group)
      ? { retention_in_days: group.get("retention_in_days") }
      : undefined,
  isValid: ({ retention_in_days }) => Number(retention_in_days) >= SHORTEST_RETENTION,
});
