import { isOlder } from "../../terraform/cache-resources/versions";
import type { Effect } from "../effect";
import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";
import { AUTHENTICATION } from "./authentication";
import { AZURE_REDIS } from "./azure-redis";
import { CLUSTER, GROUPS } from "./elasticache-others";
import { LOGS_AND_UPGRADES } from "./logs-and-upgrades";
import { MEMORYSTORE } from "./memorystore";
import type { Refusal } from "./refusal";
import { REPLICATION_GROUP } from "./replication-group";
import { SERVERLESS_CACHE } from "./serverless-cache";

/** What is refused, by the type of the resource. */
export const REFUSALS: Readonly<Record<string, readonly Refusal[]>> = {
  aws_elasticache_replication_group: [
    ...REPLICATION_GROUP,
    ...AUTHENTICATION,
    ...LOGS_AND_UPGRADES,
  ],
  aws_elasticache_cluster: [...CLUSTER, ...LOGS_AND_UPGRADES],
  aws_elasticache_serverless_cache: SERVERLESS_CACHE,
  ...GROUPS,
  ...MEMORYSTORE,
  ...AZURE_REDIS,
  kubernetes_daemon_set_v1: [
    {
      arguments: ["spec.selector"],
      when: (change) => change.argument("spec.selector") !== undefined,
      reason:
        "Kubernetes never changes the selector of a DaemonSet, and the provider does not replace it",
      instead: "give the DaemonSet another name in the same deploy",
      source: "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#pod-selector",
    },
  ],
};

/** Why a change is refused, and what works instead; none when nothing is known that refuses it. */
export function findRefusals(change: ResourceChange, stack: StackChange): Effect[] {
  const version = stack.providerVersions[change.providerName];
  return (REFUSALS[change.type] ?? [])
    .filter(
      ({ of = "update", until, when }) =>
        (of === "replacement") === change.isReplaced &&
        (until === undefined || version === undefined || isOlder(version, until)) &&
        when(change, stack),
    )
    .map((refusal) => ({ risk: "refused", reason: sentences(refusal, change) }));
}

function sentences({ arguments: paths, reason, instead }: Refusal, change: ResourceChange): string {
  const changed = paths.filter((path) => change.argument(path) !== undefined);
  const named = changed.length > 0 ? changed : paths;
  const deploys = typeof instead === "string" ? instead : instead(change);
  return `${named.join(", ")}: ${reason}. ${capital(deploys)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
