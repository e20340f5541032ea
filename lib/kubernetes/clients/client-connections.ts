import { type BudgetClient, ConnectionBudget, type ConnectionThresholds } from "../../core";
import { DEFAULT_MAX_CONNECTIONS } from "../../core/client-contract";
import { jobNames } from "../jobs/job-names";
import type { KubernetesCacheProps } from "../kubernetes-cache";

/** A workload of a client namespace, as far as its connections go. */
export interface CacheWorkload extends Omit<BudgetClient, "name" | "connectionsPerPod"> {
  /**
   * Connections that one pod opens to one endpoint, 1 or more. In cluster mode: to one node.
   *
   * @default - the namespace's maxConnections
   */
  readonly connectionsPerPod?: number;
}

/** How connections are counted. */
export interface ConnectionSettings extends ConnectionThresholds {
  /**
   * Connections of each node that are kept free, for people who look into it and for failovers.
   *
   * @default 100
   */
  readonly reserve?: number;
}

/** Two, since Prometheus may scrape from two places; each scrape is one connection. */
const CONNECTIONS_OF_EXPORTER = 2;

/**
 * What the workloads of all client namespaces open, and the cache's own jobs and exporter beside them;
 * `undefined` where no workloads are given.
 *
 * @throws CacheValidationError that lists every fault of the workloads
 */
export function connectionBudget(props: KubernetesCacheProps): ConnectionBudget | undefined {
  const { cache, namespace = "cache", ownClient = {}, clients = {}, connections } = props;
  const workloads = Object.entries({ [namespace]: ownClient, ...clients }).flatMap(
    ([client, { maxConnections = DEFAULT_MAX_CONNECTIONS, workloads: named = {} }]) =>
      Object.entries(named).map(
        ([name, workload]): BudgetClient => ({
          ...workload,
          name: `${client}/${name}`,
          connectionsPerPod: workload.connectionsPerPod ?? maxConnections,
        }),
      ),
  );
  return workloads.length === 0
    ? undefined
    : new ConnectionBudget({
        clients: [...workloads, ...ownWorkloads(props, namespace)],
        topology: cache.topology,
        connectionsPerNode: cache.limits.connectionsPerNode,
        reserve: connections?.reserve,
      });
}

function ownWorkloads(props: KubernetesCacheProps, namespace: string): BudgetClient[] {
  const { ownClient, exporter } = props;
  return [
    ...jobNames(props).map((name) => ({
      name: `${namespace}/${name}`,
      connectionsPerPod: ownClient?.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    })),
    ...(exporter
      ? [{ name: `${namespace}/exporter`, connectionsPerPod: CONNECTIONS_OF_EXPORTER }]
      : []),
    // One pod each, and the next only when it has ended.
  ].map((client) => ({ ...client, replicas: 1, maxSurge: 0, closesOnTermination: true }));
}
