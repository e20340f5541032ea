import type { IManagedCache } from "../../core";
import { defaultNameOf, namesOf } from "../objects/default-names";
import type { HealthReportSettings } from "./cache-health-report-props";
import type { WarmerSettings } from "./cache-warmer-props";

/** The jobs of a cache. */
export interface JobsOfCache {
  readonly cache: IManagedCache;
  /** What their names start with, unless they have one. */
  readonly name?: string;
  readonly warmer?: WarmerSettings;
  readonly warmers?: Record<string, Omit<WarmerSettings, "name">>;
  readonly healthReport?: HealthReportSettings;
}

/** Names of the jobs in the cache's own namespace. */
export function jobNames({
  cache,
  name,
  warmer,
  warmers = {},
  healthReport,
}: JobsOfCache): string[] {
  const names = namesOf(name ?? defaultNameOf(cache));
  return [
    ...(warmer ? [warmer.name ?? names.warmer] : []),
    ...Object.keys(warmers),
    ...(healthReport ? [healthReport.name ?? names.healthReport] : []),
  ];
}
