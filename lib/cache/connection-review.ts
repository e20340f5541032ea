import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import type { ConnectionBudget } from "./connection-budget";
import { type Fault, findFaults, mustBeKnown, refuse, rulesFor } from "./validation";

/** From which share of a cache's connections on a budget is too full. */
export interface ConnectionThresholds {
  /**
   * Above this share of the limit the worst rollout is warned of: above 0, not above `fail`.
   *
   * @default 0.8
   */
  readonly warn?: number;
  /**
   * Above this share of the limit the worst rollout is refused: above 0.
   *
   * @default 1
   */
  readonly fail?: number;
}

/** Marks a cache whose connections were counted. */
export const CONNECTION_BUDGET_NOTE = "cdktf-managed-cache/connection-budget";

const DEFAULTS = { warn: 0.8, fail: 1 };

/**
 * Refuses a budget that is exceeded, warns of one that is nearly so, and notes on the cache that its
 * connections were counted, which guardrails look for. The message is a table, with the client to
 * change on top.
 *
 * @param cache a cache of this library, or the resource of any other
 * @throws CacheValidationError for a budget that is exceeded, and for thresholds that are none
 */
export function reviewConnections(
  cache: IConstruct,
  budget: ConnectionBudget,
  thresholds: ConnectionThresholds = {},
): void {
  const limits = { ...DEFAULTS, ...thresholds };
  refuse(`connections of ${cache.node.path}`, [
    ...findFaults(RULES, limits),
    ...exceeded(budget, limits.fail),
  ]);
  if (budget.usage > limits.warn) {
    Annotations.of(cache).addWarning(
      `[budget.high] the worst rollout takes ${percent(budget.usage)} of the connections of a node, more than ${percent(limits.warn)}\n${budget}`,
    );
  }
  cache.node.addMetadata(CONNECTION_BUDGET_NOTE, {
    atRest: budget.atRest,
    atFullScale: budget.atFullScale,
    inRollout: budget.inRollout,
    limit: budget.limit,
  });
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function exceeded(budget: ConnectionBudget, fail: number): Fault[] {
  const [largest] = [...budget.clients].sort((a, b) => b.inRollout - a.inRollout);
  return budget.usage <= fail
    ? []
    : [
        {
          id: "budget.exceeded",
          came: `${percent(budget.usage)} of the connections of a node in the worst rollout:\n${indent(budget)}\n   `,
          allowed: `up to ${percent(fail)}`,
          fix: `lower the connections a pod, or the pods, of ${largest?.name ?? "the reserve"} first`,
        },
      ];
}

function indent(budget: ConnectionBudget): string {
  return String(budget).replaceAll(/^/gm, "    ");
}

const rule = rulesFor<Required<ConnectionThresholds>>();

const RULES = [
  rule({
    id: "budget.thresholds",
    given: ({ warn, fail }) => ({ warn: mustBeKnown(warn), fail: mustBeKnown(fail) }),
    holds: ({ warn, fail }) =>
      Number(warn) > 0 && Number(warn) <= Number(fail) && Number.isFinite(fail),
    allowed: "shares above 0, warn not above fail, known at synthesis",
    fix: "write 80 % as 0.8",
  }),
];
