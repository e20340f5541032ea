import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

/** What is kept of a cache in a workspace. */
export interface DiagnosticSettings {
  readonly workspaceId: string;
  /** Resource id of the cache, which has the metrics. */
  readonly cacheId: string;
  /** Resource id of its database, which has the log of connections. */
  readonly databaseId: string;
  readonly provider?: TerraformProvider;
}

/**
 * Sends the metrics of a cache and the log of its connections to Log Analytics. Returns what it has made.
 *
 * Source: https://learn.microsoft.com/azure/redis/monitor-diagnostic-settings
 */
export function diagnosticSettings(
  scope: Construct,
  settings: DiagnosticSettings,
): ITerraformDependable[] {
  const { workspaceId: logAnalyticsWorkspaceId, cacheId, databaseId, provider } = settings;
  const metrics = new MonitorDiagnosticSetting(scope, "MetricsSetting", {
    name: "metrics",
    targetResourceId: cacheId,
    logAnalyticsWorkspaceId,
    enabledMetric: [{ category: "AllMetrics" }],
    provider,
  });
  const logs = new MonitorDiagnosticSetting(scope, "LogsSetting", {
    name: "connections",
    targetResourceId: databaseId,
    logAnalyticsWorkspaceId,
    enabledLog: [{ categoryGroup: "allLogs" }],
    provider,
  });
  return [metrics, logs];
}
