import { type BudgetClient, ConnectionBudget } from "../core";
import { maxConnectionsOf } from "../core/client-settings";
import type { CacheWorkload } from "./clients/client-access";
import { jobNames } from "./jobs/job-names";
import { type KubernetesCacheProps, ownNamespace } from "./kubernetes-cache-props";
import { measurementOf } from "./measurement";

/** Two, since two Prometheus servers may scrape at the same time, with one connection each. */
const CONNECTIONS_OF_EXPORTER = 2;

/**
 * The connections of the workloads in all client namespaces, and of the cache's own jobs and exporter;
 * `undefined` where no workloads are given.
 *
 * @throws CacheValidationError that lists every fault of the workloads
 */
export function connectionBudget(props: KubernetesCacheProps): ConnectionBudget | undefined {
  const { cache, ownClient = {}, clients = {}, connections } = props;
  const workloads = Object.entries({ [ownNamespace(props)]: ownClient, ...clients }).flatMap(
    ([namespace, access]) =>
      Object.entries(access.workloads ?? {}).map(([name, workload]) =>
        budgetClient(`${namespace}/${name}`, workload, maxConnectionsOf(access)),
      ),
  );
  return workloads.length === 0
    ? undefined
    : new ConnectionBudget({
        clients: [...workloads, ...jobsAndExporter(props)],
        topology: cache.topology,
        connectionsPerNode: cache.limits.connectionsPerNode,
        reserve: connections?.reserve,
      });
}

function budgetClient(name: string, workload: CacheWorkload, maxConnections: number): BudgetClient {
  return {
    name,
    replicas: workload.replicas,
    maxReplicas: workload.maxReplicas,
    connectionsPerPod: workload.connectionsPerPod ?? maxConnections,
    endpoint: workload.endpoint,
    maxSurge: workload.maxSurge,
    closesOnTermination: workload.closesOnTermination,
  } satisfies Record<keyof BudgetClient, unknown>;
}

function jobsAndExporter(props: KubernetesCacheProps): BudgetClient[] {
  const { ownClient = {} } = props;
  const { exporter } = measurementOf(props);
  const namespace = ownNamespace(props);
  return [
    ...jobNames(props).map((name) => onePod(`${namespace}/${name}`, maxConnectionsOf(ownClient))),
    ...(exporter ? [onePod(`${namespace}/exporter`, CONNECTIONS_OF_EXPORTER)] : []),
  ];
}

/** A client with one pod. The next pod starts only after it has ended. */
function onePod(name: string, connectionsPerPod: number): BudgetClient {
  return { name, connectionsPerPod, replicas: 1, maxSurge: 0, closesOnTermination: true };
}
