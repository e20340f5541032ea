import type { Block } from "../../terraform/configuration-blocks";
import { isObject } from "../../terraform/json-object";
import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";
import { blocksOf, numberAt } from "./conditions";

/** Whether a cache is in cluster mode; `undefined` where the configuration does not say. */
export type ClusterMode = "enabled" | "compatible" | "disabled" | undefined;

/** The mode of a replication group before and after a change. */
export function clusterModes(
  change: ResourceChange,
  stack: StackChange,
): [ClusterMode, ClusterMode] {
  const { before, after } = blocksOf(change, stack, "parameter_group_name");
  return [modeOf(change.before, before), modeOf(change.after, after)];
}

function modeOf(args: Readonly<Record<string, unknown>>, groups: readonly Block[]): ClusterMode {
  const { cluster_mode: mode, parameter_group_name: name } = args;
  if (mode === "enabled" || mode === "compatible" || mode === "disabled") {
    return mode;
  }
  const [group] = groups;
  if (group?.type === "aws_elasticache_parameter_group") {
    return clusterParameter(group.arguments) === "yes" ? "enabled" : "disabled";
  }
  if (typeof name === "string" && name.startsWith("default.")) {
    return name.endsWith(".cluster.on") ? "enabled" : "disabled";
  }
  return numberAt(args, "num_node_groups") > 1
    ? "enabled"
    : numberAt(args, "num_cache_clusters") > 0
      ? "disabled"
      : undefined;
}

/** What a parameter group says of cluster mode; its default is `no`. */
export function clusterParameter({ parameter }: Readonly<Record<string, unknown>>): unknown {
  const parameters = [parameter ?? []].flat().filter(isObject);
  return parameters.find(({ name }) => name === "cluster-enabled")?.value ?? "no";
}
