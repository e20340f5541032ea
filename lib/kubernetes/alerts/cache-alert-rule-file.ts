import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Construct } from "constructs";
import { ruleFile } from "../../alerts";
import { prometheusAlerts } from "../../alerts/prometheus/alerts";
import { findAlertFaults } from "../../alerts/prometheus/settings";
import { withShape } from "../../core/shape";
import { withoutDirectives } from "../../core/terraform-directives";
import { findFaults, isUnresolved, mustBeKnown, refuse, rulesFor } from "../../core/validation";
import { defaultNamesOf } from "../objects/default-names";
import { FileBesideStack, otherWriterOf } from "../objects/file-beside-stack";
import { objectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_ALERT_RULE_FILE_PROPS } from "../shapes";
import { type AlertRulesSettings, measuredAnnotations } from "./alert-rules-settings";
import { ALERT_NAME_RULES } from "./cache-alert-rules";

/** How a `CacheAlertRuleFile` is made. */
export interface CacheAlertRuleFileProps extends KubernetesCommonProps, AlertRulesSettings {}

/**
 * The alerts of a cache for a Prometheus without the operator: a rule file in a ConfigMap, under the key
 * `<name>.yaml`, and the same file beside the stack, `alerts/<name>.yaml`. It is JSON, which is YAML too.
 */
export class CacheAlertRuleFile extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheAlertRuleFileProps) {
    super(scope, id);
    const subject = `CacheAlertRuleFile ${this.node.path}`;
    props = withShape(subject, CACHE_ALERT_RULE_FILE_PROPS, props);
    const { cache, name = defaultNamesOf(props.cache).alerts } = props;
    refuse(subject, [...findFaults(RULES, { ...props, name }), ...findAlertFaults(cache, props)]);
    refuseSameObjects(this);

    const text = ruleFile(cache, prometheusAlerts(cache, props));
    const file = `${name}.yaml`;
    const beside = { path: `alerts/${file}`, text };
    refuse(
      subject,
      findFaults(FILE_RULES, { file: beside.path, writer: otherWriterOf(this, beside) }),
    );
    new ConfigMapV1(this, "Resource", {
      metadata: objectMetadata(name, "alerts", {
        ...props,
        annotations: measuredAnnotations(props),
      }),
      data: { [file]: withoutDirectives(text) },
      ...metaArguments(props),
    });
    new FileBesideStack(this, "File", beside);
  }
}

const rule = rulesFor<CacheAlertRuleFileProps>();

const RULES = [
  ...ALERT_NAME_RULES,
  rule({
    id: "kubernetes.alert-file-cache",
    inputs: ({ cache: { cacheName } }) =>
      isUnresolved(cacheName) ? { cacheName: mustBeKnown(cacheName) } : undefined,
    isValid: () => false,
    expected: "a cache whose name is known at synthesis, since a file is written then",
    fix: "give the cache its name as a plain text, or use CacheAlertRules",
  }),
  rule({
    // Everything that is in the file, and its name. Other props are arguments, which Terraform resolves.
    id: "kubernetes.alert-file-texts",
    inputs: ({ namespace, labels, annotations, dependsOn, provider, cache, ...inFile }) => {
      const unknown = Object.entries(inFile).filter(([, value]) => isUnresolved(value));
      return unknown.length > 0 ? { unknown: unknown.map(([name]) => name) } : undefined;
    },
    isValid: () => false,
    expected:
      "names, labels, links and alerts that are known at synthesis: a file has no references",
    fix: "write them as plain text, or use CacheAlertRules",
  }),
];

/** A file beside the stack, and who writes other alerts into it. */
interface WrittenFile {
  readonly file: string;
  readonly writer?: string;
}

const FILE_RULES = [
  rulesFor<WrittenFile>()({
    id: "kubernetes.alert-file-twice",
    inputs: ({ file, writer }) => (writer === undefined ? undefined : { file, writtenBy: writer }),
    isValid: () => false,
    expected: "a file beside the stack for each cache: it has no namespace in its name",
    fix: 'set name of one of the two, such as name: "sessions-alerts"',
  }),
];
