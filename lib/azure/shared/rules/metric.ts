import type { Duration } from "../../../core";
import { type Fault, findFaults, rulesFor } from "../../../core/validation";
import { METRIC_PERIODS } from "../azure-metric";

const RULES = [
  rulesFor<Duration | undefined>()({
    id: "azure.metric-period",
    inputs: (period) => period && { period },
    isValid: ({ period }) => METRIC_PERIODS.has(period.toMinutes()),
    expected: "1, 5, 15 or 30 minutes, or 1, 6, 12 or 24 hours",
    fix: "leave period out for five minutes",
  }),
];

/** What is wrong with the period of a metric. */
export function findPeriodFaults(period: Duration | undefined): Fault[] {
  return findFaults(RULES, period);
}
