import { valueAt } from "../terraform/attribute-values";
import { losesItems } from "../terraform/cache-resources/narrowing";
import { sameJson } from "../terraform/json-equality";
import type { Effect } from "./effect";

type Arguments = Readonly<Record<string, unknown>>;

/** How a service calls the part of a cache in replication between regions. */
interface ReplicationArguments {
  readonly role: string;
  readonly primary: string;
  readonly secondaries: string;
}

/** By the type of the resource. */
const REPLICATION: Readonly<Record<string, ReplicationArguments>> = {
  google_memorystore_instance: {
    role: "cross_instance_replication_config.instance_role",
    primary: "cross_instance_replication_config.primary_instance",
    secondaries: "cross_instance_replication_config.secondary_instances",
  },
  google_redis_cluster: {
    role: "cross_cluster_replication_config.cluster_role",
    primary: "cross_cluster_replication_config.primary_cluster",
    secondaries: "cross_cluster_replication_config.secondary_clusters",
  },
};

/**
 * What happens to data and clients when a cache gets another part in replication between regions. The service keeps
 * the part of a cache whose arguments are removed.
 */
export function replicationEffects(type: string, before: Arguments, after: Arguments): Effect[] {
  const names = REPLICATION[type];
  const [was, is] = names ? [before, after].map((args) => valueAt(args, names.role)) : [];
  if (names === undefined || is === undefined || String(is).includes("${")) {
    return [];
  }
  const disrupts = (path: string, meaning: string): Effect[] => [
    { risk: "disruptive", reason: `${path}: ${meaning}` },
  ];
  const differs = (path: string) => !sameJson(valueAt(before, path), valueAt(after, path));
  if (is === "SECONDARY") {
    return was !== "SECONDARY"
      ? [
          {
            risk: "destroys data",
            reason: `${names.role}: the cache takes the data of its primary, and its own is lost; it takes no writes`,
          },
        ]
      : differs(names.primary)
        ? disrupts(names.primary, "clients read the data of another primary from now on")
        : [];
  }
  if (was === "SECONDARY") {
    return disrupts(
      names.role,
      "the cache follows its primary no longer and takes writes, without what had not reached it",
    );
  }
  return was === "PRIMARY" && (is !== "PRIMARY" || loses(before, after, names.secondaries))
    ? disrupts(names.secondaries, "what is removed follows the cache no longer, and takes writes")
    : [];
}

function loses(before: Arguments, after: Arguments, path: string): boolean {
  return losesItems({
    before: valueAt(before, path),
    after: valueAt(after, path),
    changesElsewhere: false,
    argumentsBefore: before,
    argumentsAfter: after,
  });
}
