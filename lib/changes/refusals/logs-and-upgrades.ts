import { parameterGroupFamily } from "../../aws/shared/parameter-group-family";
import { valueAt } from "../../terraform/attribute-values";
import { isObject } from "../../terraform/json-object";
import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";
import { blocksOf, changes } from "./conditions";
import { ELASTICACHE_GUIDE, type Refusal } from "./refusal";

/** What ElastiCache refuses of logs and of upgrades, of replication groups and of single nodes. */
export const LOGS_AND_UPGRADES: readonly Refusal[] = [
  {
    arguments: ["log_delivery_configuration"],
    when: (change) =>
      changes(change, "log_delivery_configuration") &&
      (change.after.apply_immediately === undefined || change.after.apply_immediately === false),
    reason: "ElastiCache refuses a change of logs that waits for the maintenance window",
    instead: "set apply_immediately = true in the same deploy; it can be removed afterwards",
    source: `${ELASTICACHE_GUIDE}/Log_Delivery.html`,
  },
  {
    arguments: ["engine_version", "log_delivery_configuration"],
    when: (change) =>
      changes(change, "engine_version") &&
      logTypes(change.after).some((type) => !logTypes(change.before).includes(type)),
    reason:
      "ElastiCache looks for a new log in the version that runs, not in the one that is asked for",
    instead: "upgrade the engine in one deploy, add the log in the next",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/46440",
  },
  {
    arguments: ["engine_version", "parameter_group_name"],
    when: (change, stack) => {
      const family = familyOfEngine(change.after);
      const group = familyOfGroup(change, stack);
      return (
        changes(change, "engine", "engine_version", "parameter_group_name") &&
        family !== undefined &&
        group !== undefined &&
        family !== group
      );
    },
    reason: "the family of the parameter group must be that of the version",
    instead:
      "change parameter_group_name to a group of the family of the new version in the same deploy",
    source: "https://github.com/hashicorp/terraform/pull/11269",
  },
];

function logTypes(args: Readonly<Record<string, unknown>>): unknown[] {
  return [args.log_delivery_configuration ?? []]
    .flat()
    .filter(isObject)
    .map(({ log_type: type }) => type);
}

function familyOfEngine(args: Readonly<Record<string, unknown>>): string | undefined {
  const { engine: name = "redis", engine_version: version } = args;
  return /^\d+\.(\d+|x)/.test(String(version)) &&
    (name === "redis" || name === "valkey" || name === "memcached")
    ? parameterGroupFamily({ name, version: String(version) })
    : undefined;
}

function familyOfGroup(change: ResourceChange, stack: StackChange): string | undefined {
  const [group] = blocksOf(change, stack, "parameter_group_name").after;
  const family = group === undefined ? undefined : valueAt(group.arguments, "family");
  const name = String(change.after.parameter_group_name);
  const standard = /^default\.(.+?)(\.cluster\.on)?$/.exec(name)?.[1];
  return typeof family === "string" && !family.includes("${") ? family : standard;
}
