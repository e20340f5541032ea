import type { IManagedCache } from "../../core";
import { withShape } from "../../core/shape";
import type { Alert } from "../alert";
import { RULE_GROUP_ARGUMENTS } from "../shapes";

/** One alerting rule as Prometheus reads it. */
export interface PrometheusRule {
  /** Name of the alert. */
  readonly alert: string;
  /** PromQL. */
  readonly expr: string;
  /** How long it must hold, whole seconds: `300s`. */
  readonly for: string;
  /** Labels of the alert, `severity` and `cache` among them. */
  readonly labels: Readonly<Record<string, string>>;
  /** `summary`, `description` and the links that the alert has. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** A group of rules as Prometheus reads it. */
export interface PrometheusRuleGroup {
  /** `<cache name>-cache`. */
  readonly name: string;
  /** The rules, in the order of the alerts. */
  readonly rules: readonly PrometheusRule[];
}

/**
 * The alerts of a cache as a rule group: what a rule file and a PrometheusRule have in common.
 *
 * Source: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function ruleGroup(cache: IManagedCache, alerts: readonly Alert[]): PrometheusRuleGroup {
  ({ alerts } = withShape("ruleGroup", RULE_GROUP_ARGUMENTS, { cache, alerts }));
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
