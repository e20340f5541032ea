import type { IConstruct } from "constructs";
import { type ClientLoad, CONNECTION_BUDGET_NOTE, SIZING_NOTE } from "../core";
import { largestFirst, totalLoad } from "../core/capacity/connection-load";
import { DEFAULT_WARN, reviewedConnections } from "../core/capacity/connection-review";
import { COMFORTABLE_HEADROOM } from "../core/capacity/sizing";

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

/** The connections of all budgets that were reviewed on a cache: a cache may have one for each cluster. */
export function connectionsOf(construct: IConstruct, connectionsPerNode?: number): Connections {
  const noted = nearestWith(CONNECTION_BUDGET_NOTE, construct);
  const reviewed = noted && reviewedConnections(noted);
  const meter = (when: string, value?: number): Meter => ({
    label: `Connections ${when}`,
    unit: "connections",
    value,
    limit: reviewed?.limit ?? connectionsPerNode,
    tightAbove: reviewed?.warn ?? DEFAULT_WARN,
  });
  if (reviewed === undefined) {
    return { clients: [], meters: [meter("in the worst rollout")] };
  }
  const { atRest, atFullScale, inRollout } = totalLoad(reviewed.clients);
  return {
    clients: largestFirst(reviewed.clients),
    meters: [
      meter("at rest", atRest),
      meter("at full scale", atFullScale),
      meter("in the worst rollout", inRollout),
    ],
  };
}

/** What a review of the size found, against what a node has. */
export function memoryOf(construct: IConstruct, usablePerNode?: number): Meter {
  const note: { neededPerNode: number; usablePerNode?: number } | undefined = nearestWith(
    SIZING_NOTE,
    construct,
  )?.node.metadata.find(({ type }) => type === SIZING_NOTE)?.data;
  return {
    label: "Data, of the memory of a node",
    unit: "bytes",
    value: note?.neededPerNode,
    limit: note?.usablePerNode ?? usablePerNode,
    tightAbove: 1 - COMFORTABLE_HEADROOM,
  };
}

/** The construct, or the nearest one above it, that has a note of a type. */
function nearestWith(type: string, { node }: IConstruct): IConstruct | undefined {
  return node.scopes.findLast((scope) => scope.node.metadata.some((entry) => entry.type === type));
}
