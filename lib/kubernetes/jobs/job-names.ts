import type { KubernetesCacheProps } from "../kubernetes-cache";

export const WARMER_NAME = "redis-warmer";
export const HEALTH_REPORT_NAME = "redis-health-report";

/** Names of the jobs in the cache's own namespace. */
export function jobNames({
  warmer,
  warmers = {},
  healthReport,
}: Pick<KubernetesCacheProps, "warmer" | "warmers" | "healthReport">): string[] {
  return [
    ...(warmer ? [warmer.name ?? WARMER_NAME] : []),
    ...Object.keys(warmers),
    ...(healthReport ? [healthReport.name ?? HEALTH_REPORT_NAME] : []),
  ];
}
