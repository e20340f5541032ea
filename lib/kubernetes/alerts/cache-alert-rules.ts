import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { ruleGroup } from "../../alerts";
import { prometheusAlerts } from "../../alerts/prometheus/alerts";
import { DATA_RULES, findAlertFaults } from "../../alerts/prometheus/settings";
import { withShape } from "../../core/shape";
import { withoutDirectives } from "../../core/terraform-directives";
import { findFaults, refuse } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { defaultNamesOf } from "../objects/default-names";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { dnsLabelRule } from "../objects/name-rules";
import { manifestMetadata, objectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_ALERT_RULES_PROPS } from "../shapes";
import { type AlertRulesSettings, measuredAnnotations } from "./alert-rules-settings";

/** How `CacheAlertRules` are made. */
export interface CacheAlertRulesProps extends KubernetesCommonProps, AlertRulesSettings {
  /**
   * Who reads the rules: the Prometheus operator, or Google's managed Prometheus. The latter evaluates them
   * on series of the rules' own namespace alone.
   *
   * @default "operator"
   */
  readonly prometheus?: "operator" | "google-managed";
}

/** The kinds of objects, by who reads them. */
const KINDS = {
  operator: { apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule" },
  "google-managed": { apiVersion: "monitoring.googleapis.com/v1", kind: "Rules" },
};

/**
 * The alerts of a cache as a PrometheusRule, or as Rules of Google's managed Prometheus. Its CRD must be in
 * the cluster when Terraform plans. The operator selects rules by labels. Without either use
 * `CacheAlertRuleFile`.
 */
export class CacheAlertRules extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheAlertRulesProps) {
    super(scope, id);
    const subject = `CacheAlertRules ${this.node.path}`;
    props = withShape(subject, CACHE_ALERT_RULES_PROPS, props);
    const { cache, name = defaultNamesOf(props.cache).alerts, prometheus = "operator" } = props;
    refuse(subject, [
      ...findFaults(ALERT_NAME_RULES, { ...props, name }),
      ...findAlertFaults(cache, props),
    ]);
    refuseSameObjects(this);

    const annotations = measuredAnnotations(props);
    new Manifest(this, "Resource", {
      manifest: {
        ...KINDS[prometheus],
        metadata: manifestMetadata(objectMetadata(name, "alerts", { ...props, annotations })),
        spec: { groups: [withoutDirectives(ruleGroup(cache, prometheusAlerts(cache, props)))] },
      },
      ...metaArguments(props),
    });
  }
}

/** Rules for the object that has the alerts. @internal */
export const ALERT_NAME_RULES = [
  ...OBJECT_RULES,
  ...CACHE_RULES,
  dnsLabelRule<CacheAlertRulesProps>("kubernetes.alerts-name", "name", (props) => props.name),
  ...DATA_RULES,
];
