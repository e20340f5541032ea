import { DEFAULT_NAMES } from "../objects/default-names";
import type { HealthReportSettings } from "./cache-health-report-props";
import type { WarmerSettings } from "./cache-warmer-props";

/** The jobs of a cache. */
export interface JobsOfCache {
  readonly warmer?: WarmerSettings;
  readonly warmers?: Record<string, Omit<WarmerSettings, "name">>;
  readonly healthReport?: HealthReportSettings;
}

/** Names of the jobs in the cache's own namespace. */
export function jobNames({ warmer, warmers = {}, healthReport }: JobsOfCache): string[] {
  return [
    ...(warmer ? [warmer.name ?? DEFAULT_NAMES.warmer] : []),
    ...Object.keys(warmers),
    ...(healthReport ? [healthReport.name ?? DEFAULT_NAMES.healthReport] : []),
  ];
}
