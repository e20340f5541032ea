import { DEFAULT_MAX_CONNECTIONS } from "../client-settings";
import { areDistinct } from "../distinct";
import { withShape } from "../shape";
import { CONNECTION_BUDGET_PROPS } from "../shapes";
import { type CacheTopology, topologyRule } from "../topology";
import { findFaults, isWhole, mustBeKnown, refuse, rulesFor } from "../validation";
import { type ClientLoad, type ConnectionLoad, loadTable, totalLoad } from "./connection-load";

/** Which endpoint a client's pools are opened on. In cluster mode every pool reaches every node. */
export type BudgetEndpoint = "primary" | "reader" | "both";

/** One workload that connects to the cache. */
export interface BudgetClient {
  /** As the report names it. */
  readonly name: string;
  /** Pods at rest, 0 to 100000. */
  readonly replicas: number;
  /**
   * Pods at the autoscaler's maximum, `replicas` to 100000.
   *
   * @default - as many as at rest: there is no autoscaler
   */
  readonly maxReplicas?: number;
  /**
   * Connections that one pod opens to one endpoint, 1 to 65000. In cluster mode: to one node.
   *
   * @default 20
   */
  readonly connectionsPerPod?: number;
  /** Where its pools are opened. @default "primary" */
  readonly endpoint?: BudgetEndpoint;
  /**
   * Pods that a rolling update may add: a number, or a share of the pods such as `25%`, which
   * Kubernetes rounds up.
   *
   * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge
   *
   * @default "25%"
   */
  readonly maxSurge?: number | string;
  /**
   * Whether a pod closes its connections as soon as it gets SIGTERM. If not, it keeps them through
   * its grace period, in which its successor runs already: Kubernetes does not count ending pods, so
   * there can be as many of them as of new ones.
   *
   * @default false
   */
  readonly closesOnTermination?: boolean;
}

/** What a connection budget is made of. */
export interface ConnectionBudgetProps {
  /** Every workload that connects, each with a name of its own. */
  readonly clients: readonly BudgetClient[];
  /** How the cache's nodes work together. */
  readonly topology: CacheTopology;
  /**
   * Simultaneous connections that one node takes, a whole number from 1 to 1000000. The limit of a
   * cache can be passed as it is: without one there is nothing to count against, and it is refused.
   */
  readonly connectionsPerNode: number | undefined;
  /**
   * Connections of each node that are kept free, for people who look into it and for failovers, which
   * reconnect everyone at once.
   *
   * @default 100
   */
  readonly reserve?: number;
}

const DEFAULT_MAX_SURGE = "25%";
const DEFAULT_RESERVE = 100;

/** Far above what any service allows a node: a larger number is a typing error. */
const MAX_CONNECTIONS = 1_000_000;

/** How many connections the clients of a cache can open, against what one of its nodes takes. */
export class ConnectionBudget implements ConnectionLoad {
  /** The share of each client, in the order of the props. */
  public readonly clients: readonly ClientLoad[];
  public readonly atRest: number;
  public readonly atFullScale: number;
  public readonly inRollout: number;
  /** Connections that one node takes, less the reserve. */
  public readonly limit: number;
  /** `inRollout` as a share of `limit`; above 1 clients are refused. */
  public readonly usage: number;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(props: ConnectionBudgetProps) {
    props = withShape("ConnectionBudget", CONNECTION_BUDGET_PROPS, props);
    const clients = props.clients.map(withDefaults);
    const faults = clients.flatMap((client) => findFaults(CLIENT_RULES, client));
    refuse("ConnectionBudget", [...findFaults(RULES, props), ...faults]);

    this.clients = clients.map((client) => load(client, props.topology));
    const { atRest, atFullScale, inRollout } = totalLoad(this.clients);
    this.atRest = atRest;
    this.atFullScale = atFullScale;
    this.inRollout = inRollout;
    this.limit = Number(props.connectionsPerNode) - (props.reserve ?? DEFAULT_RESERVE);
    this.usage = this.inRollout / this.limit;
  }

  /** A table of the clients, the largest first, so that the one to change comes first. */
  public toString(): string {
    return loadTable(this.clients, this.limit);
  }
}

/** A client with every default filled in. */
function withDefaults(client: BudgetClient): Required<BudgetClient> {
  return {
    name: client.name,
    replicas: client.replicas,
    maxReplicas: client.maxReplicas ?? client.replicas,
    connectionsPerPod: client.connectionsPerPod ?? DEFAULT_MAX_CONNECTIONS,
    endpoint: client.endpoint ?? "primary",
    maxSurge: client.maxSurge ?? DEFAULT_MAX_SURGE,
    closesOnTermination: client.closesOnTermination ?? false,
  };
}

function load(client: Required<BudgetClient>, topology: CacheTopology): ClientLoad {
  const connections = (pods: number) => onBusiestNode(client, pods, topology);
  return {
    name: client.name,
    atRest: connections(client.replicas),
    atFullScale: connections(client.maxReplicas),
    inRollout: connections(podsInRollout(client)),
  };
}

/**
 * The most pods that have connections at the same moment of a rollout: new ones up to the surge, or, as
 * long as ending pods keep theirs, one ending pod for each new one.
 */
function podsInRollout(client: Required<BudgetClient>): number {
  const { closesOnTermination, maxReplicas: pods, maxSurge } = client;
  return closesOnTermination ? pods + Math.min(surge(maxSurge, pods), pods) : 2 * pods;
}

function surge(maxSurge: number | string, pods: number): number {
  return typeof maxSurge === "number"
    ? maxSurge
    : Math.ceil((pods * Number.parseInt(maxSurge, 10)) / 100);
}

/** Connections of some pods to the node that gets the most of them. */
function onBusiestNode(
  { connectionsPerPod, endpoint }: Required<BudgetClient>,
  pods: number,
  topology: CacheTopology,
): number {
  const all = pods * connectionsPerPod;
  if (topology.kind === "serverless") {
    // Both of its ports lead to the same cache.
    return endpoint === "both" ? 2 * all : all;
  }
  if (topology.kind !== "primary" || endpoint !== "reader") {
    return all;
  }
  // The reader endpoint spreads connections over the replicas, evenly at best; when one of them is
  // lost, or takes over as the primary, the others get its share.
  return Math.ceil(all / Math.max(1, topology.replicas - 1));
}

const rule = rulesFor<ConnectionBudgetProps>();

const RULES = [
  rule({
    id: "budget.limit",
    inputs: ({ connectionsPerNode, reserve = DEFAULT_RESERVE }) => ({
      connectionsPerNode: mustBeKnown(connectionsPerNode),
      reserve: mustBeKnown(reserve),
    }),
    isValid: ({ connectionsPerNode, reserve }) =>
      isWhole(connectionsPerNode, 1, MAX_CONNECTIONS) &&
      isWhole(reserve, 0, Number(connectionsPerNode) - 1),
    expected: `whole connections of a node from 1 to ${MAX_CONNECTIONS}, and a reserve from 0 to below them`,
    fix: "give what one node takes, or lower the reserve; a service without such a limit needs no budget",
  }),
  topologyRule("budget.topology"),
  rule({
    id: "budget.names",
    inputs: ({ clients }) => ({ clients: clients.map(({ name }) => name) }),
    isValid: ({ clients }) => areDistinct(clients),
    expected: "a name of its own for each client",
    fix: "rename one of them",
  }),
];

const clientRule = rulesFor<Required<BudgetClient>>();

const CLIENT_RULES = [
  clientRule({
    id: "budget.replicas",
    inputs: ({ name, replicas, maxReplicas }) => ({
      name,
      replicas: mustBeKnown(replicas),
      maxReplicas: mustBeKnown(maxReplicas),
    }),
    isValid: ({ replicas, maxReplicas }) =>
      isWhole(replicas, 0, 100_000) && isWhole(maxReplicas, Number(replicas), 100_000),
    expected: "whole numbers from 0 to 100000, known at synthesis, maxReplicas not below replicas",
    fix: "give the pods at rest and the autoscaler's maximum",
  }),
  clientRule({
    id: "budget.connections-per-pod",
    inputs: ({ name, connectionsPerPod }) => ({
      name,
      connectionsPerPod: mustBeKnown(connectionsPerPod),
    }),
    isValid: ({ connectionsPerPod }) => isWhole(connectionsPerPod, 1, 65_000),
    expected: "a whole number from 1 to 65000",
    fix: "give the size of the pool of one pod",
  }),
  clientRule({
    id: "budget.max-surge",
    inputs: ({ name, maxSurge }) => ({
      name,
      maxSurge: mustBeKnown(maxSurge),
    }),
    isValid: ({ maxSurge }) =>
      typeof maxSurge === "number" ? isWhole(maxSurge, 0, 100_000) : /^\d{1,3}%$/.test(maxSurge),
    expected: "a whole number, or a whole percentage such as 25%",
    fix: "write it as the Deployment has it",
  }),
];
