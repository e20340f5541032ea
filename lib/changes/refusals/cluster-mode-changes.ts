import { sameJson } from "../../terraform/json-equality";
import { clusterModes } from "./cluster-mode";
import { changes, numberAt } from "./conditions";
import { ELASTICACHE_GUIDE, type Refusal } from "./refusal";

const SOURCE = `${ELASTICACHE_GUIDE}/modify-cluster-mode.html`;

/** What the provider sends in requests of its own, or not at all: counts of nodes, the token, tags. */
const NOT_SENT_ALONG = [
  "cluster_mode",
  "parameter_group_name",
  "num_cache_clusters",
  "num_node_groups",
  "replicas_per_node_group",
  "auth_token",
  "auth_token_update_strategy",
  "apply_immediately",
  "tags",
];

function isSentAlong(argument: string): boolean {
  return !NOT_SENT_ALONG.includes(argument);
}

/** How many nodes there are, whichever arguments say it; `NaN` where only Terraform knows. */
function nodesOf(args: Readonly<Record<string, unknown>>): number {
  return args.num_cache_clusters === undefined
    ? numberAt(args, "num_node_groups") * (1 + numberAt(args, "replicas_per_node_group"))
    : numberAt(args, "num_cache_clusters");
}

/** What ElastiCache refuses of a replication group that changes its mode. */
export const CLUSTER_MODE: readonly Refusal[] = [
  {
    arguments: ["num_node_groups", "cluster_mode"],
    when: (change, stack) => sameJson(clusterModes(change, stack), ["disabled", "enabled"]),
    reason: "ElastiCache does not turn cluster mode on in one step",
    instead:
      "with Valkey or Redis OSS 7 and a replica, set cluster_mode = compatible, move the clients to the configuration endpoint, then set cluster_mode = enabled; else make a second cache and move the clients",
    source: SOURCE,
  },
  {
    arguments: ["num_cache_clusters", "cluster_mode"],
    when: (change, stack) => {
      const [before, after] = clusterModes(change, stack);
      return before === "enabled" && after !== undefined && after !== "enabled";
    },
    reason: "ElastiCache never turns cluster mode off",
    instead: "make a second cache and move the clients",
    source: SOURCE,
  },
  {
    arguments: ["cluster_mode"],
    when: (change) => changes(change, "cluster_mode") && change.changedArguments.some(isSentAlong),
    reason: "ElastiCache changes nothing but the parameter group with the mode",
    instead: "change cluster_mode and parameter_group_name in one deploy, all else in another",
    source: SOURCE,
  },
  {
    arguments: [
      "engine_version",
      "node_type",
      "num_cache_clusters",
      "num_node_groups",
      "replicas_per_node_group",
    ],
    when: (change, stack) =>
      clusterModes(change, stack)[0] === "compatible" &&
      (changes(change, "engine", "engine_version", "node_type") ||
        Math.abs(nodesOf(change.before) - nodesOf(change.after)) > 0),
    reason: "ElastiCache neither scales nor upgrades a cache in the mode compatible",
    instead:
      "move the clients to the configuration endpoint and set cluster_mode = enabled, then change this in the next deploy",
    source: SOURCE,
  },
  {
    arguments: ["cluster_mode", "engine_version", "automatic_failover_enabled"],
    when: (change) =>
      changes(change, "cluster_mode") &&
      change.after.cluster_mode === "compatible" &&
      (/^[1-6]\./.test(String(change.after.engine_version)) ||
        change.after.automatic_failover_enabled === false ||
        nodesOf(change.after) === 1),
    reason: "only Redis OSS 7 and Valkey with failover and a replica move to cluster mode",
    instead: "upgrade the engine, or add a replica and failover, in a deploy before",
    source: SOURCE,
  },
];
