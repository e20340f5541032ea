import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import type { Duration } from "../cache";
import { findFaults, refuse, rulesFor } from "../cache/validation";
import { type RedisAlertThresholds, redisAlerts } from "../monitoring";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "./common";
import { dnsLabelRule, NAMESPACE_RULE } from "./name-rules";

/** What alerts fire on, and how Prometheus finds them. */
export interface AlertRulesSettings {
  /** @default "redis-alerts" */
  readonly name?: string;
  /** @default - 80 % of connections in use, 90 % hit rate */
  readonly thresholds?: RedisAlertThresholds;
}

/** How `CacheAlertRules` are made. */
export interface CacheAlertRulesProps extends KubernetesCommonProps, AlertRulesSettings {}

/**
 * The cache's alerts as a PrometheusRule. The Prometheus operator's CRDs must be in the cluster when
 * Terraform plans; labels are what the operator selects rules by.
 */
export class CacheAlertRules extends Construct {
  /** @throws CacheValidationError for thresholds outside their range */
  constructor(scope: Construct, id: string, props: CacheAlertRulesProps) {
    super(scope, id);
    const { cache, name = "redis-alerts", thresholds = {} } = props;
    refuse(`CacheAlertRules ${this.node.path}`, findFaults(RULES, { ...props, name, thresholds }));

    new Manifest(this, "Resource", {
      manifest: {
        apiVersion: "monitoring.coreos.com/v1",
        kind: "PrometheusRule",
        metadata: withoutUndefined(objectMetadata(name, "alerts", props)),
        spec: {
          groups: [
            {
              name: `${cache.cacheName}-cache`,
              rules: redisAlerts(cache, thresholds).map((alert) => ({
                alert: alert.name,
                expr: alert.expression,
                for: prometheusDuration(alert.for),
                labels: { severity: alert.severity, cache: cache.cacheName },
                annotations: { summary: alert.summary, description: alert.description },
              })),
            },
          ],
        },
      },
      ...metaArguments(props),
    });
  }
}

function prometheusDuration(duration: Duration): string {
  return `${duration.toSeconds()}s`;
}

/** The manifest is written as it is: an absent key must be absent. */
function withoutUndefined<T extends object>(value: T): Partial<T> {
  return JSON.parse(JSON.stringify(value));
}

const rule = rulesFor<CacheAlertRulesProps>();

const RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<CacheAlertRulesProps>("kubernetes.alerts-name", "name", (props) => props.name),
  rule({
    id: "kubernetes.alert-thresholds",
    given: ({ thresholds }) => ({ ...thresholds }),
    holds: (thresholds) =>
      Object.values(thresholds).every(
        (share) => typeof share === "number" && share > 0 && share <= 1,
      ),
    allowed: "shares above 0 and up to 1",
    fix: "write 80 % as 0.8",
  }),
];
