import type { IManagedCache } from "../cache";
import type { Alert } from "./alert";

/** One alerting rule as Prometheus reads it. */
export interface PrometheusRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A group of rules as Prometheus reads it. */
export interface PrometheusRuleGroup {
  readonly name: string;
  readonly rules: readonly PrometheusRule[];
}

/**
 * The alerts of a cache as a rule group: what a rule file and a PrometheusRule have in common.
 *
 * Source: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function ruleGroup(cache: IManagedCache, alerts: readonly Alert[]): PrometheusRuleGroup {
  return {
    name: `${cache.cacheName}-cache`,
    rules: alerts.map((alert) => ({
      alert: alert.name,
      expr: alert.expression,
      // Prometheus takes whole seconds.
      for: `${Math.ceil(alert.for.toSeconds())}s`,
      labels: { ...alert.labels, severity: alert.severity, cache: cache.cacheName },
      annotations: {
        summary: alert.summary,
        description: alert.description,
        ...(alert.runbookUrl !== undefined && { runbook_url: alert.runbookUrl }),
        ...(alert.dashboardUrl !== undefined && { dashboard_url: alert.dashboardUrl }),
      },
    })),
  };
}

/** The alerts as the text of a Prometheus rule file. It is JSON, which is YAML too. */
export function ruleFile(cache: IManagedCache, alerts: readonly Alert[]): string {
  return `${JSON.stringify({ groups: [ruleGroup(cache, alerts)] }, null, 2)}\n`;
}
