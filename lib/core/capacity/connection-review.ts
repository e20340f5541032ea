import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { withShape } from "../shape";
import { REVIEW_CONNECTIONS_ARGUMENTS } from "../shapes";
import { type Fault, findFaults, mustBeKnown, refuse, rulesFor } from "../validation";
import type { ConnectionBudget } from "./connection-budget";
import { type ClientLoad, largestFirst, loadTable, totalLoad } from "./connection-load";

/** Which share of a cache's connections a budget may use. */
export interface ConnectionThresholds {
  /**
   * Above this share of the limit the worst rollout is warned of: above 0, not above `fail`.
   *
   * @default 0.8
   */
  readonly warn?: number;
  /**
   * Above this share of the limit the worst rollout is refused: above 0, up to 2.
   *
   * @default 1
   */
  readonly fail?: number;
}

/**
 * Marks a cache whose connections were counted. Each review leaves its budget with it, so that the next
 * one counts on top of it.
 */
export const CONNECTION_BUDGET_NOTE = "cdktf-managed-cache/connection-budget";

/** The share above which a review warns unless another is set. @internal */
export const DEFAULT_WARN = 0.8;

/** The note of one review on a cache. */
interface Review extends Required<ConnectionThresholds> {
  readonly budget: ConnectionBudget;
}

/**
 * Counts a budget together with all that were reviewed on the same cache before: refuses what exceeds
 * the lowest of their limits, warns of what is near it, by the strictest of their thresholds, and notes
 * the budget on the cache, where guardrails look for it. The message is a table of all clients, with
 * the one to change on top. The same budget counts once, however often it is reviewed.
 *
 * @param cache - a cache of this library, or the resource of any other
 * @throws CacheValidationError for budgets that are exceeded together, and for invalid thresholds
 */
export function reviewConnections(
  cache: IConstruct,
  budget: ConnectionBudget,
  thresholds?: ConnectionThresholds,
): void {
  const given = { cache, budget, thresholds };
  const shaped = withShape("reviewConnections", REVIEW_CONNECTIONS_ARGUMENTS, given);
  const { warn = DEFAULT_WARN, fail = 1 } = shaped.thresholds ?? {};
  const subject = `connections of ${cache.node.path}`;
  refuse(subject, findFaults(RULES, { warn, fail }));
  const review: Review = { budget, warn, fail };
  const reviewed = combine([...reviewsOf(cache), review]);
  const { clients, limit } = reviewed;
  const usage = totalLoad(clients).inRollout / limit;

  refuse(subject, usage > reviewed.fail ? [exceeded(clients, limit, reviewed.fail)] : []);
  if (usage > reviewed.warn) {
    Annotations.of(cache).addWarning(
      `[budget.high] the worst rollout takes ${percent(usage)} of the connections of a node, more than ${percent(reviewed.warn)}\n${loadTable(clients, limit)}`,
    );
  }
  cache.node.addMetadata(CONNECTION_BUDGET_NOTE, review);
}

/** All reviews of one cache, combined. @internal */
export interface ReviewedConnections extends Required<ConnectionThresholds> {
  readonly clients: readonly ClientLoad[];
  /** The lowest of the budgets' limits. */
  readonly limit: number;
}

/** All reviews of a cache, combined; `undefined` without any. @internal */
export function reviewedConnections(cache: IConstruct): ReviewedConnections | undefined {
  const reviews = reviewsOf(cache);
  return reviews.length === 0 ? undefined : combine(reviews);
}

function reviewsOf({ node }: IConstruct): Review[] {
  return node.metadata
    .filter(({ type }) => type === CONNECTION_BUDGET_NOTE)
    .map(({ data }) => data);
}

function combine(reviews: readonly Review[]): ReviewedConnections {
  return {
    clients: allClients(reviews),
    limit: Math.min(...reviews.map(({ budget }) => budget.limit)),
    warn: Math.min(...reviews.map(({ warn }) => warn)),
    fail: Math.min(...reviews.map(({ fail }) => fail)),
  };
}

/** The clients of all budgets. A name that comes again, as from a second cluster, gets a number. */
function allClients(reviews: readonly Review[]): ClientLoad[] {
  const budgets = [...new Set(reviews.map(({ budget }) => budget))];
  const seen = new Map<string, number>();
  return budgets
    .flatMap(({ clients }) => clients)
    .map((client) => {
      const count = (seen.get(client.name) ?? 0) + 1;
      seen.set(client.name, count);
      return count === 1 ? client : { ...client, name: `${client.name} (${count})` };
    });
}

/** `7.1 %`. @internal */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function exceeded(clients: readonly ClientLoad[], limit: number, fail: number): Fault {
  const [largest] = largestFirst(clients);
  const table = loadTable(clients, limit).replaceAll(/^/gm, "    ");
  return {
    id: "budget.exceeded",
    found: `${percent(totalLoad(clients).inRollout / limit)} of the connections of a node in the worst rollout:\n${table}\n   `,
    expected: `up to ${percent(fail)}`,
    fix: `lower the connections a pod, or the pods, of ${largest?.name ?? "the reserve"} first`,
  };
}

/** A larger number was meant as percent. */
const MAX_SHARE = 2;

const rule = rulesFor<Required<ConnectionThresholds>>();

const RULES = [
  rule({
    id: "budget.thresholds",
    inputs: ({ warn, fail }) => ({ warn: mustBeKnown(warn), fail: mustBeKnown(fail) }),
    isValid: ({ warn, fail }) =>
      Number(warn) > 0 && Number(warn) <= Number(fail) && Number(fail) <= MAX_SHARE,
    expected: `shares above 0 and up to ${MAX_SHARE}, warn not above fail, known at synthesis`,
    fix: "write 80 % as 0.8",
  }),
];
