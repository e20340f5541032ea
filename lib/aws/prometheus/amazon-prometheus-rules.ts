import { PrometheusRuleGroupNamespace } from "@cdktf/provider-aws/lib/prometheus-rule-group-namespace";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type RedisAlertSettings, ruleFile } from "../../alerts";
import { prometheusAlerts } from "../../alerts/prometheus/alerts";
import { DATA_RULES, findAlertFaults } from "../../alerts/prometheus/settings";
import type { IManagedCache } from "../../core";
import { MEASURED_BY, measuredByText } from "../../core/measured-by";
import { withShape } from "../../core/shape";
import { withoutDirectives } from "../../core/terraform-directives";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { AMAZON_PROMETHEUS_RULES_PROPS } from "../shapes";
import { tagsRule } from "../shared/rules/tags";

/** How `AmazonPrometheusRules` are made. */
export interface AmazonPrometheusRulesProps extends RedisAlertSettings {
  /** The cache that is watched. */
  readonly cache: IManagedCache;
  /** Id of the workspace: `ws-12345678-90ab-cdef-1234-567890abcdef`. */
  readonly workspaceId: string;
  /** Name of the rule group namespace, once in a workspace. @default - `<name of the cache>-redis-alerts`, for Memcached `…-memcached-alerts` */
  readonly name?: string;
  /**
   * Labels of the cache's series, which say that an exporter measures it: the `seriesLabels` of a
   * `CacheExporter`, or those of another exporter.
   *
   * @default - there are no alerts on an exporter's metrics
   */
  readonly measuredBy?: Readonly<Record<string, string>>;
  /** Tags. @default - only the one that says by which labels the cache is measured */
  readonly tags?: Record<string, string>;
  /** The AWS provider. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/**
 * The alerts of a cache as a rule file in a workspace of Amazon Managed Service for Prometheus. The
 * workspace's alert manager sends them on.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheReplicationGroup(this, "Cache", { vpcId, subnets, nodeType: "cache.r7g.large" });
 * new AmazonPrometheusRules(this, "Rules", {
 *   cache,
 *   workspaceId: "ws-12345678-90ab-cdef-1234-567890abcdef",
 *   measuredBy: { cache: cache.cacheName },
 * });
 * ```
 */
export class AmazonPrometheusRules extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: AmazonPrometheusRulesProps) {
    super(scope, id);
    const subject = `AmazonPrometheusRules ${this.node.path}`;
    props = withShape(subject, AMAZON_PROMETHEUS_RULES_PROPS, props);
    const { cache, measuredBy } = props;
    const name =
      props.name ??
      `${cache.cacheName}-${cache.engine.name === "memcached" ? "memcached" : "redis"}-alerts`;
    const tags = measuredBy && { [MEASURED_BY]: measuredByText(measuredBy) };
    refuse(subject, [
      ...findFaults(RULES, { ...props, name }),
      ...findFaults(DATA_RULES, props),
      ...findAlertFaults(cache, props),
    ]);
    new PrometheusRuleGroupNamespace(this, "Resource", {
      workspaceId: props.workspaceId,
      name,
      data: withoutDirectives(ruleFile(cache, prometheusAlerts(cache, props))),
      tags: { ...tags, ...props.tags },
      provider: props.provider,
    });
  }
}

/** Ids of workspaces and names of rule group namespaces alike. */
const NAME = /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,63}$/;

const rule = rulesFor<AmazonPrometheusRulesProps>();

/** Source: https://docs.aws.amazon.com/prometheus/latest/APIReference/API_CreateRuleGroupsNamespace.html */
const RULES = [
  tagsRule("elasticache"),
  rule({
    id: "elasticache.prometheus-workspace",
    inputs: ({ workspaceId }) => ({ workspaceId }),
    isValid: ({ workspaceId }) => NAME.test(workspaceId),
    expected: "the id of a workspace, ws- and its digits: neither its ARN nor its alias",
    fix: "give the id of the workspace",
  }),
  rule({
    id: "elasticache.prometheus-name",
    inputs: ({ name }) => (name === undefined ? undefined : { name }),
    isValid: ({ name }) => NAME.test(name),
    expected: "1 to 64 letters, digits, hyphens, underscores and dots, a letter or a digit first",
    fix: "correct the name",
  }),
];
