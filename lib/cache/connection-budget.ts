import type { CacheTopology } from "./managed-cache";
import { findFaults, isWhole, mustBeKnown, refuse, rulesFor } from "./validation";

/** Which endpoint a client's pools are opened on. In cluster mode every pool reaches every node. */
export type BudgetEndpoint = "primary" | "reader" | "both";

/** One workload that connects to the cache. */
export interface BudgetClient {
  /** As the report names it. */
  readonly name: string;
  /** Pods at rest, 0 or more. */
  readonly replicas: number;
  /**
   * Pods at the autoscaler's maximum, not below `replicas`.
   *
   * @default - as many as at rest: there is no autoscaler
   */
  readonly maxReplicas?: number;
  /**
   * Connections that one pod opens to one endpoint, 1 or more. In cluster mode: to one node.
   *
   * @default 20
   */
  readonly connectionsPerPod?: number;
  /** @default "primary" */
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
   * Whether a pod closes its connections as soon as it is told to end. If not, it holds them through
   * its grace period, in which its successor runs already: Kubernetes does not count ending pods, so
   * there can be as many of them as of new ones.
   *
   * @default false
   */
  readonly closesOnTermination?: boolean;
}

/** What a connection budget is made of. */
export interface ConnectionBudgetProps {
  readonly clients: readonly BudgetClient[];
  /** How the cache's nodes work together. */
  readonly topology: CacheTopology;
  /** Simultaneous connections that one node takes. */
  readonly connectionsPerNode: number;
  /**
   * Connections of each node that are kept free, for people who look into it and for failovers, which
   * reconnect everyone at once.
   *
   * @default 100
   */
  readonly reserve?: number;
}

/** Connections to the node that has the most of them. */
export interface ConnectionLoad {
  /** All pods that run on a quiet day. */
  readonly atRest: number;
  /** All autoscalers at their maximum. */
  readonly atFullScale: number;
  /** Every workload rolled out at the same time, at its maximum. */
  readonly inRollout: number;
}

/** The share of one client. */
export interface ClientLoad extends ConnectionLoad {
  readonly name: string;
}

const DEFAULT_CONNECTIONS_PER_POD = 20;
const DEFAULT_MAX_SURGE = "25%";
const DEFAULT_RESERVE = 100;

/** How many connections the clients of a cache can open, against what one of its nodes takes. */
export class ConnectionBudget implements ConnectionLoad {
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
    const faults = props.clients.flatMap((client) => findFaults(CLIENT_RULES, client));
    refuse("ConnectionBudget", [...findFaults(RULES, props), ...faults]);

    this.clients = props.clients.map((client) => load(client, props.topology));
    this.atRest = sum(this.clients, "atRest");
    this.atFullScale = sum(this.clients, "atFullScale");
    this.inRollout = sum(this.clients, "inRollout");
    this.limit = props.connectionsPerNode - (props.reserve ?? DEFAULT_RESERVE);
    this.usage = this.inRollout / this.limit;
  }

  /** A table of the clients, the largest first, so that the one to change stands on top. */
  public toString(): string {
    const rows = [
      ["client", "at rest", "full scale", "rollout"],
      ...[...this.clients].sort((a, b) => b.inRollout - a.inRollout).map(cells),
      cells({ ...this, name: "all" }),
      ["limit", "", "", String(this.limit)],
    ];
    const widths = [0, 1, 2, 3].map((column) =>
      Math.max(...rows.map((row) => row[column]?.length ?? 0)),
    );
    return rows
      .map(([name = "", ...numbers]) =>
        [
          name.padEnd(widths[0] ?? 0),
          ...numbers.map((number, index) => number.padStart(widths[index + 1] ?? 0)),
        ].join("  "),
      )
      .join("\n");
  }
}

function cells({ name, atRest, atFullScale, inRollout }: ClientLoad): string[] {
  return [name, String(atRest), String(atFullScale), String(inRollout)];
}

function sum(loads: readonly ConnectionLoad[], of: keyof ConnectionLoad): number {
  return loads.reduce((total, load) => total + load[of], 0);
}

function load(client: BudgetClient, topology: CacheTopology): ClientLoad {
  const { replicas, maxReplicas = replicas } = client;
  const connections = (pods: number) => onBusiestNode(client, pods, topology);
  return {
    name: client.name,
    atRest: connections(replicas),
    atFullScale: connections(maxReplicas),
    inRollout: connections(podsInRollout(client, maxReplicas)),
  };
}

/**
 * Most pods that hold connections at the same moment of a rollout: new ones up to the surge, or, as
 * long as ending pods hold on to theirs, one ending pod for each new one.
 */
function podsInRollout(client: BudgetClient, pods: number): number {
  return client.closesOnTermination
    ? pods + Math.min(surge(client.maxSurge ?? DEFAULT_MAX_SURGE, pods), pods)
    : 2 * pods;
}

function surge(maxSurge: number | string, pods: number): number {
  return typeof maxSurge === "number"
    ? maxSurge
    : Math.ceil((pods * Number.parseInt(maxSurge, 10)) / 100);
}

/** Connections of some pods to the node that gets the most of them. */
function onBusiestNode(client: BudgetClient, pods: number, topology: CacheTopology): number {
  const { connectionsPerPod = DEFAULT_CONNECTIONS_PER_POD, endpoint = "primary" } = client;
  const all = pods * connectionsPerPod;
  if (topology.kind === "cluster" || endpoint !== "reader") {
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
    given: ({ connectionsPerNode, reserve = DEFAULT_RESERVE }) => ({
      connectionsPerNode: mustBeKnown(connectionsPerNode),
      reserve: mustBeKnown(reserve),
    }),
    holds: ({ connectionsPerNode, reserve }) =>
      isWhole(reserve, 0, Number.MAX_SAFE_INTEGER) && Number(connectionsPerNode) > Number(reserve),
    allowed: "a reserve of 0 or more, below the connections of a node",
    fix: "lower the reserve",
  }),
  rule({
    id: "budget.names",
    given: ({ clients }) => ({ clients: clients.map(({ name }) => name) }),
    holds: ({ clients }) => new Set(clients).size === clients.length,
    allowed: "a name of its own for each client",
    fix: "rename one of them",
  }),
];

const clientRule = rulesFor<BudgetClient>();

const CLIENT_RULES = [
  clientRule({
    id: "budget.replicas",
    given: ({ name, replicas, maxReplicas = replicas }) => ({
      name,
      replicas: mustBeKnown(replicas),
      maxReplicas: mustBeKnown(maxReplicas),
    }),
    holds: ({ replicas, maxReplicas }) =>
      isWhole(replicas, 0, 100_000) && isWhole(maxReplicas, Number(replicas), 100_000),
    allowed: "whole numbers from 0 to 100000, known at synthesis, maxReplicas not below replicas",
    fix: "give the pods at rest and the autoscaler's maximum",
  }),
  clientRule({
    id: "budget.connections-per-pod",
    given: ({ name, connectionsPerPod = DEFAULT_CONNECTIONS_PER_POD }) => ({
      name,
      connectionsPerPod: mustBeKnown(connectionsPerPod),
    }),
    holds: ({ connectionsPerPod }) => isWhole(connectionsPerPod, 1, 65_000),
    allowed: "a whole number from 1 to 65000",
    fix: "give the size of the pool of one pod",
  }),
  clientRule({
    id: "budget.max-surge",
    given: ({ name, maxSurge = DEFAULT_MAX_SURGE }) => ({
      name,
      maxSurge: mustBeKnown(maxSurge),
    }),
    holds: ({ maxSurge }) =>
      typeof maxSurge === "number" ? isWhole(maxSurge, 0, 100_000) : /^\d{1,3}%$/.test(maxSurge),
    allowed: "a whole number, or a whole percentage such as 25%",
    fix: "write it as the Deployment has it",
  }),
];
