import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { findAlertFaults, type RedisAlertSettings, redisAlerts, ruleGroup } from "../../alerts";
import { findFaults, refuse } from "../../core/validation";
import { dnsLabelRule, NAMESPACE_RULE } from "../objects/name-rules";
import { manifestMetadata, objectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";

/** What alerts fire on, and how Prometheus finds them. */
export interface AlertRulesSettings extends RedisAlertSettings {
  /** Name of the PrometheusRule or the ConfigMap. @default "redis-alerts" */
  readonly name?: string;
}

/** How `CacheAlertRules` are made. */
export interface CacheAlertRulesProps extends KubernetesCommonProps, AlertRulesSettings {}

/**
 * The cache's alerts as a PrometheusRule. The Prometheus operator's CRDs must be in the cluster when
 * Terraform plans; labels are what the operator selects rules by. Without the operator use
 * `CacheAlertRuleFile`.
 */
export class CacheAlertRules extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheAlertRulesProps) {
    super(scope, id);
    const { cache, name = "redis-alerts" } = props;
    refuse(`CacheAlertRules ${this.node.path}`, [
      ...findFaults(ALERT_NAME_RULES, { ...props, name }),
      ...findAlertFaults(props),
    ]);

    new Manifest(this, "Resource", {
      manifest: {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PrometheusRule",
        metadata: manifestMetadata(objectMetadata(name, "alerts", props)),
        spec: { groups: [ruleGroup(cache, redisAlerts(cache, props))] },
      },
      ...metaArguments(props),
    });
  }
}

/** The rules for what alerts are kept in. @internal */
export const ALERT_NAME_RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<CacheAlertRulesProps>("kubernetes.alerts-name", "name", (props) => props.name),
];
