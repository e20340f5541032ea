import { haveData } from "../terraform/prometheus-rules";
import type { ResourceView } from "../terraform/resource-view";
import { oncePerStack, type StackView } from "../terraform/stack-view";
import { duration } from "./formatting";
import { readable } from "./readable-values";
import { sortBy } from "./sort-by";

/** An alert of a stack: of Prometheus or of a cloud's own monitoring. */
export interface InspectedAlert {
  readonly name: string;
  readonly severity: string;
  readonly evaluatedBy: "Prometheus" | "CloudWatch" | "Cloud Monitoring" | "Azure Monitor";
  /** When it fires, in words. */
  readonly summary: string;
  /** When it fires, in the terms of what evaluates it. */
  readonly condition: string;
  /** How long the condition must be met before the alert fires. */
  readonly pendingFor: string;
  /** How many there are of it, one for each node. */
  readonly times: number;
  /** Whether something measures what it reads: an alert without data never fires, or always. */
  readonly hasData: boolean;
}

/** What is written before the summary of an alert without data. */
export const NO_DATA = "Nobody measures this.";

type Attributes = Readonly<Record<string, unknown>>;

/** What there is in place of a severity that nobody gave. */
const NO_SEVERITY = "none";

const SEVERITIES = ["critical", "error", "warning", "info", NO_SEVERITY];

/** The alerts of a stack, the most severe first. */
export function alertsOf(view: StackView): InspectedAlert[] {
  const found = new Map<string, InspectedAlert>();
  for (const resource of view.resources) {
    for (const alert of READERS[resource.type]?.(resource, view) ?? []) {
      const shown = { ...alert, summary: readable(alert.summary, view) };
      const { evaluatedBy, condition, pendingFor, severity, times } = shown;
      // Alarms on the nodes of a cache differ in nothing else.
      const key = [evaluatedBy, condition, pendingFor, severity, stem(shown)].join("\n");
      found.set(key, { ...shown, times: times + (found.get(key)?.times ?? 0) });
    }
  }
  return sortBy(
    [...found.values()],
    ({ severity, name, summary, condition }) =>
      `${SEVERITIES.indexOf(severity)} ${name} ${summary} ${condition}`,
  );
}

/** How alerts are written, by the type of the resource. */
const READERS: Readonly<
  Record<string, (resource: ResourceView, view: StackView) => InspectedAlert[]>
> = {
  kubernetes_manifest: (resource, view) =>
    RULE_KINDS.includes(text(resource.get("manifest.kind")))
      ? rules(resource.get("manifest.spec"), resource, view)
      : [],
  kubernetes_config_map_v1: ruleFiles,
  kubernetes_config_map: ruleFiles,
  aws_prometheus_rule_group_namespace: (resource, view) =>
    rulesIn(resource.attributes.data, resource, view),
  aws_cloudwatch_metric_alarm: metricAlarm,
  aws_cloudwatch_composite_alarm: (resource, view) => [
    {
      name: readable(resource.get("alarm_name"), view),
      severity: "critical",
      evaluatedBy: "CloudWatch",
      summary: text(resource.get("alarm_description")),
      condition: readable(resource.get("alarm_rule"), view),
      pendingFor: "",
      times: 1,
      hasData: true,
    },
  ],
  google_monitoring_alert_policy: alertPolicy,
  azurerm_monitor_metric_alert: metricAlert,
};

/** Files of rules as this library writes them: JSON, which is YAML too. */
function ruleFiles(resource: ResourceView, view: StackView): InspectedAlert[] {
  const files = Object.values((resource.attributes.data ?? {}) as Attributes);
  return files.flatMap((content) => rulesIn(content, resource, view));
}

function rulesIn(file: unknown, resource: ResourceView, view: StackView): InspectedAlert[] {
  try {
    return rules(JSON.parse(text(file)), resource, view);
  } catch {
    return [];
  }
}

/** Kinds of objects that the Prometheus operator and Google's managed Prometheus read rules from. */
const RULE_KINDS = ["PrometheusRule", "Rules", "ClusterRules", "GlobalRules"];

/** Metrics that exist only where an exporter of the cache is. Others are measured by what a cluster has. */
const OF_EXPORTERS = /\b(redis|memcached)_/;

function rules(spec: unknown, resource: ResourceView, view: StackView): InspectedAlert[] {
  return listIn(spec, "groups")
    .flatMap((group) => listIn(group, "rules"))
    .map((rule) => rule as Attributes)
    .filter(({ alert }) => alert !== undefined)
    .map(({ alert, expr, labels, annotations, for: pendingFor }) => ({
      name: text(alert),
      severity: text((labels as Attributes | undefined)?.severity) || NO_SEVERITY,
      evaluatedBy: "Prometheus",
      summary: text((annotations as Attributes | undefined)?.summary),
      condition: text(expr),
      pendingFor: seconds(pendingFor),
      times: 1,
      hasData: !OF_EXPORTERS.test(text(expr)) || haveData(resource, view),
    }));
}

/** A list within a value, which may be an expression instead. */
function listIn(value: unknown, name: string): readonly unknown[] {
  const list = (value as Attributes | null | undefined)?.[name];
  return Array.isArray(list) ? list : [];
}

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: "≥",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "≤",
  COMPARISON_GT: ">",
  COMPARISON_LT: "<",
  GreaterThan: ">",
  GreaterThanOrEqual: "≥",
  LessThan: "<",
  LessThanOrEqual: "≤",
  Equals: "=",
};

/** The alarms in composite alarms: those that their rules refer to, and the names in their rules. */
const composed = oncePerStack((view) => {
  const rules = view
    .ofType("aws_cloudwatch_composite_alarm")
    .map(({ attributes }) => text(attributes.alarm_rule));
  return {
    alarms: new Set(rules.flatMap((rule) => view.referencedBy(rule))),
    names: new Set(
      rules.flatMap((rule) => [...rule.matchAll(/"([^"]*)"/g)].map(([, name]) => name)),
    ),
  };
});

/** CloudWatch knows no severities: an alarm in a composite alarm is critical, any other a warning. */
function metricAlarm(resource: ResourceView, view: StackView): InspectedAlert[] {
  const { alarm_name, metric_name, comparison_operator: operator, threshold } = resource.attributes;
  const {
    evaluation_periods: of,
    datapoints_to_alarm: breaching = of,
    period,
  } = resource.attributes;
  const { alarms, names } = composed(view);
  const isInComposite = alarms.has(resource) || names.has(String(alarm_name));
  return [
    {
      name: readable(alarm_name, view),
      severity: isInComposite ? "critical" : "warning",
      evaluatedBy: "CloudWatch",
      summary: text(resource.get("alarm_description")),
      condition: `${text(metric_name) || expressionOf(resource)} ${COMPARISONS[text(operator)] ?? text(operator)} ${readable(threshold, view)}`,
      pendingFor: `${breaching} of ${of}${typeof period === "number" ? ` × ${duration(period)}` : ""}`,
      times: 1,
      hasData: true,
    },
  ];
}

/** The expression that an alarm without a metric of its own evaluates. */
function expressionOf(resource: ResourceView): string {
  const queries = [resource.blocks("metric_query")].flat() as Attributes[];
  const [{ expression } = {}] = queries.filter(({ return_data }) => return_data === true);
  return text(expression) || "an expression";
}

function alertPolicy(resource: ResourceView, view: StackView): InspectedAlert[] {
  const conditions = [resource.blocks("conditions")].flat().map((it) => condition(it, view));
  return [
    {
      name: readable(resource.get("display_name"), view),
      severity: text(resource.get("severity")).toLowerCase() || NO_SEVERITY,
      evaluatedBy: "Cloud Monitoring",
      summary: text(resource.get("documentation.subject")),
      condition: conditions.map(({ words }) => words).join(" and "),
      pendingFor: conditions[0]?.pendingFor ?? "",
      times: 1,
      hasData: true,
    },
  ];
}

/** One condition of a policy: a threshold of a metric, or a query. */
function condition(block: unknown, view: StackView): Record<"words" | "pendingFor", string> {
  const { condition_threshold, condition_prometheus_query_language: query } = block as Record<
    string,
    Attributes | undefined
  >;
  if (query !== undefined) {
    return { words: readable(query.query, view), pendingFor: seconds(query.duration) };
  }
  const { filter, comparison, threshold_value, duration: pending } = condition_threshold ?? {};
  const [, metric = "a condition"] = /metric\.type\s*=\s*"([^"]+)"/.exec(text(filter)) ?? [];
  return {
    words: `${metric} ${COMPARISONS[text(comparison)] ?? ""} ${readable(threshold_value ?? "", view)}`,
    pendingFor: seconds(pending),
  };
}

/** Azure's severities, 0 to 4. */
const AZURE_SEVERITIES = ["critical", "error", "warning", "info", "info"];

/** The default of the provider. */
const AZURE_SEVERITY = 3;

function metricAlert(resource: ResourceView, view: StackView): InspectedAlert[] {
  const criteria = [resource.blocks("criteria")].flat() as readonly (Attributes | string)[];
  const conditions = criteria.map((one) =>
    typeof one === "string"
      ? one
      : `${text(one.metric_name)} ${COMPARISONS[text(one.operator)] ?? text(one.operator)} ${readable(one.threshold ?? "", view)}`,
  );
  return [
    {
      name: readable(resource.get("name"), view),
      severity: AZURE_SEVERITIES[Number(resource.get("severity") ?? AZURE_SEVERITY)] ?? NO_SEVERITY,
      evaluatedBy: "Azure Monitor",
      summary: text(resource.get("description")),
      condition: conditions.join(" and "),
      pendingFor: text(resource.get("window_size")),
      times: 1,
      hasData: true,
    },
  ];
}

/** A name without the node at its end. */
function stem({ name }: InspectedAlert): string {
  return name.replace(/(-\d{3,4})+$/, "");
}

function seconds(value: unknown): string {
  const [, amount] = /^(\d+)s$/.exec(text(value)) ?? [];
  return amount === undefined ? text(value) : duration(Number(amount));
}

function text(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}
