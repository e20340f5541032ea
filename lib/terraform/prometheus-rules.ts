import { MEASURED_BY } from "../core/measured-by";
import type { ResourceView } from "./resource-view";
import { oncePerStack, type StackView } from "./stack-view";

/** Types of resources that can hold rules of Prometheus. */
export const RULE_HOLDERS = [
  "kubernetes_manifest",
  "kubernetes_config_map",
  "kubernetes_config_map_v1",
  "aws_prometheus_rule_group_namespace",
];

/** Rules that alert, as JSON or as YAML within JSON; dashboards have expressions too. */
const RULES = /\balert\\?"?:/;

/** Names of exporters' images, charts and objects. */
const EXPORTER = /(redis|memcached)[_-]exporter/;

/** Whether a resource holds rules of Prometheus. */
export function holdsRules({ type, text }: ResourceView): boolean {
  return RULE_HOLDERS.includes(type) && RULES.test(text);
}

/**
 * Whether anything measures what rules on an exporter's metrics read: an exporter in the stack, or one that
 * the object of the rules tells of. Without data a rule never fires, or always.
 */
export function haveData(rules: ResourceView, view: StackView): boolean {
  return rules.text.includes(MEASURED_BY) || hasExporter(view);
}

const hasExporter = oncePerStack((view) =>
  view.resources.some((resource) => EXPORTER.test(resource.text) && !holdsRules(resource)),
);
