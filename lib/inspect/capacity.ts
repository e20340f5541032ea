import type { IConstruct } from "constructs";
import {
  type ClientLoad,
  CONNECTION_BUDGET_NOTE,
  type ConnectionBudget,
  SIZING_NOTE,
} from "../cache";
import { largestFirst, totalLoad } from "../cache/connection-load";

/** An amount against its limit. */
export interface Meter {
  readonly label: string;
  readonly unit: "connections" | "bytes";
  /** `undefined` when nobody counted. */
  readonly value?: number;
  /** `undefined` when it is not known at synthesis. */
  readonly limit?: number;
  /** From which share of the limit on it is tight. */
  readonly tightAbove: number;
}

/** What clients of a cache open. */
export interface Connections {
  /** At rest, at full scale, and in the worst rollout; the last alone where nobody counted. */
  readonly meters: readonly Meter[];
  /** The largest first; empty where nobody counted. */
  readonly clients: readonly ClientLoad[];
}

/** `reviewConnections` warns above this share unless it is told otherwise. */
const TIGHT_CONNECTIONS = 0.8;
/** `reviewSizing` warns when less than a quarter is free. */
const TIGHT_MEMORY = 0.75;

/** What budgets that were reviewed on a cache, such as one a cluster, open together. */
export function connectionsOf(construct: IConstruct, connectionsPerNode?: number): Connections {
  const reviews = notes<{ budget: ConnectionBudget; warn: number }>(
    construct,
    CONNECTION_BUDGET_NOTE,
  );
  const budgets = [...new Set(reviews.map(({ budget }) => budget))];
  const clients = largestFirst(budgets.flatMap((budget) => budget.clients));
  const limits = budgets.map(({ limit }) => limit);
  const tightAbove =
    reviews.length > 0 ? Math.min(...reviews.map(({ warn }) => warn)) : TIGHT_CONNECTIONS;
  const meter = (when: string, value?: number): Meter => ({
    label: `Connections ${when}`,
    unit: "connections",
    value,
    limit: limits.length > 0 ? Math.min(...limits) : connectionsPerNode,
    tightAbove,
  });
  if (budgets.length === 0) {
    return { clients, meters: [meter("in the worst rollout")] };
  }
  const { atRest, atFullScale, inRollout } = totalLoad(clients);
  return {
    clients,
    meters: [
      meter("at rest", atRest),
      meter("at full scale", atFullScale),
      meter("in the worst rollout", inRollout),
    ],
  };
}

/** What a review of the size found, against what a node has. */
export function memoryOf(construct: IConstruct, usablePerNode?: number): Meter {
  const [note] = notes<{ neededPerNode: number; usablePerNode?: number }>(construct, SIZING_NOTE);
  return {
    label: "Data, of the memory of a node",
    unit: "bytes",
    value: note?.neededPerNode,
    limit: note?.usablePerNode ?? usablePerNode,
    tightAbove: TIGHT_MEMORY,
  };
}

/** Notes of a type on the nearest construct that has any. */
function notes<Note>({ node }: IConstruct, type: string): Note[] {
  const found = [...node.scopes]
    .reverse()
    .map((scope) => scope.node.metadata.filter((entry) => entry.type === type))
    .find((entries) => entries.length > 0);
  return found?.map(({ data }) => data) ?? [];
}
