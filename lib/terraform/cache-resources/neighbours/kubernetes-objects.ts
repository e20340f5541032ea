import { valueAt } from "../../attribute-values";
import { isObject } from "../../json-object";
import { page } from "../documentation";
import { isLower, losesItems } from "../narrowing";
import {
  type ArgumentChange,
  block,
  type DisruptingArgument,
  type ResourceDescriptor,
} from "../resource-descriptor";

/** No object can change its name or namespace. */
const IDENTITY = ["metadata.name", "metadata.generate_name", "metadata.namespace"];
const VOLUME_CLAIM = [
  "access_modes",
  "resources.limits",
  "selector",
  "storage_class_name",
  "volume_mode",
  "volume_name",
];

/** The few arguments in a template of pods for which the provider makes the whole object anew. */
function podTemplate(path: string): string[] {
  const affinity = `${path}.spec.affinity.node_affinity`;
  const scheduling = "during_scheduling_ignored_during_execution";
  return [
    `${path}.metadata.name`,
    `${path}.metadata.generate_name`,
    `${path}.metadata.namespace`,
    `${affinity}.preferred_${scheduling}.preference.match_fields`,
    `${affinity}.required_${scheduling}.node_selector_term.match_fields`,
    `${path}.spec.volume.azure_file.secret_namespace`,
    ...VOLUME_CLAIM.map(
      (name) => `${path}.spec.volume.ephemeral.volume_claim_template.spec.${name}`,
    ),
  ];
}

/** What cannot change in a ConfigMap or Secret that was made immutable. */
const IMMUTABLE = ["data", "binary_data", "immutable"].map((argument) => ({
  argument,
  of: ({ immutable }: Readonly<Record<string, unknown>>) => immutable === true,
}));
const RESTART = "its pods are replaced one after the other";
const NEW_VALUES = "pods get the new values when they restart";
const FEWER_PODS: DisruptingArgument = { meaning: "pods stop", when: isLower };
const LOST_PORTS: DisruptingArgument = {
  meaning: "clients on other ports lose access",
  when: losesItems,
};
const BLOCKED: DisruptingArgument = {
  meaning: "connections that no rule allows are blocked",
  when: losesItems,
};

/** Resources of the Kubernetes provider, version 2. */
export const KUBERNETES_OBJECTS: Readonly<Record<string, ResourceDescriptor>> = {
  kubernetes_namespace_v1: {
    destruction: {
      risk: "destroys data",
      loses: "every object in it, also objects of other stacks",
    },
    replacedBy: ["metadata.name", "metadata.generate_name"],
    source: page("kubernetes", "namespace_v1"),
  },
  kubernetes_service_v1: {
    destruction: {
      risk: "disruptive",
      loses: "the name in the cluster: clients cannot resolve it",
    },
    replacedBy: [
      ...IDENTITY,
      "spec.cluster_ip",
      "spec.cluster_ips",
      "spec.health_check_node_port",
      "spec.load_balancer_class",
    ],
    disruptedBy: {
      "spec.external_name": "clients use the new host when they connect again",
      "spec.port": LOST_PORTS,
      "spec.selector": "clients reach other pods",
      "spec.type": "clients lose their connections",
    },
    source: page("kubernetes", "service_v1"),
  },
  kubernetes_endpoint_slice_v1: {
    destruction: {
      risk: "disruptive",
      loses: "the addresses behind a Service: clients cannot reach the cache",
    },
    replacedBy: [...IDENTITY, "address_type"],
    disruptedBy: {
      endpoint: "clients use the new address when they connect again",
      port: LOST_PORTS,
    },
    source: page("kubernetes", "endpoint_slice_v1"),
  },
  kubernetes_secret_v1: {
    destruction: { risk: "disruptive", loses: "the Secret: pods that need it do not start" },
    replacedBy: [...IDENTITY, ...IMMUTABLE, { argument: "type", default: "Opaque" }],
    // The provider sends data_wo with a new revision alone.
    notedBy: { binary_data: NEW_VALUES, data: NEW_VALUES, data_wo_revision: NEW_VALUES },
    source: page("kubernetes", "secret_v1"),
  },
  kubernetes_config_map_v1: {
    destruction: { risk: "disruptive", loses: "the ConfigMap: pods that need it do not start" },
    replacedBy: [...IDENTITY, ...IMMUTABLE],
    notedBy: { binary_data: NEW_VALUES, data: NEW_VALUES },
    source: page("kubernetes", "config_map_v1"),
  },
  kubernetes_deployment_v1: {
    destruction: { risk: "disruptive", loses: "its pods" },
    replacedBy: [...IDENTITY, "spec.selector", ...podTemplate("spec.template")],
    disruptedBy: {
      "spec.replicas": FEWER_PODS,
      "spec.template": { meaning: "all of its pods stop before new ones start", when: isRecreated },
    },
    notedBy: { "spec.template": "its pods are replaced" },
    source: page("kubernetes", "deployment_v1"),
  },
  kubernetes_daemon_set_v1: {
    destruction: { risk: "disruptive", loses: "its pods" },
    replacedBy: [...IDENTITY, block("spec.selector"), ...podTemplate("spec.template")],
    disruptedBy: { "spec.template": RESTART },
    source: page("kubernetes", "daemon_set_v1"),
  },
  kubernetes_stateful_set_v1: {
    destruction: {
      risk: "disruptive",
      loses: "its pods; volume claims stay unless the set deletes them",
    },
    replacedBy: [
      ...IDENTITY,
      "spec.pod_management_policy",
      "spec.selector",
      "spec.service_name",
      "spec.revision_history_limit",
      block("spec.volume_claim_template"),
      "spec.volume_claim_template.metadata.name",
      "spec.volume_claim_template.metadata.generate_name",
      "spec.volume_claim_template.metadata.namespace",
      ...VOLUME_CLAIM.map((name) => `spec.volume_claim_template.spec.${name}`),
      ...podTemplate("spec.template"),
    ],
    disruptedBy: { "spec.replicas": FEWER_PODS, "spec.template": RESTART },
    source: page("kubernetes", "stateful_set_v1"),
  },
  kubernetes_job_v1: {
    destruction: { risk: "in place", loses: "a run: it starts again" },
    replacedBy: [
      ...IDENTITY,
      "spec.completion_mode",
      "spec.completions",
      "spec.backoff_limit_per_index",
      block("spec.pod_failure_policy"),
      "spec.selector",
      "spec.template",
    ],
    source: page("kubernetes", "job_v1"),
  },
  kubernetes_cron_job_v1: {
    destruction: { risk: "in place", loses: "the runs in progress" },
    replacedBy: [
      ...IDENTITY,
      ...IDENTITY.map((path) => `spec.job_template.${path}`),
      "spec.job_template.spec.backoff_limit_per_index",
      "spec.job_template.spec.completion_mode",
      "spec.job_template.spec.completions",
      "spec.job_template.spec.selector",
      block("spec.job_template.spec.pod_failure_policy"),
      ...podTemplate("spec.job_template.spec.template"),
    ],
    source: page("kubernetes", "cron_job_v1"),
  },
  kubernetes_service_account_v1: {
    destruction: { risk: "disruptive", loses: "the account: pods that run as it do not start" },
    replacedBy: IDENTITY,
    source: page("kubernetes", "service_account_v1"),
  },
  kubernetes_role_v1: {
    destruction: { risk: "disruptive", loses: "the permissions that it grants" },
    replacedBy: IDENTITY,
    disruptedBy: { rule: { meaning: "the API refuses what no rule allows", when: losesItems } },
    source: page("kubernetes", "role_v1"),
  },
  kubernetes_role_binding_v1: {
    destruction: { risk: "disruptive", loses: "the permissions that it grants" },
    replacedBy: [...IDENTITY, "role_ref"],
    disruptedBy: {
      subject: { meaning: "the API refuses subjects that it no longer names", when: losesItems },
    },
    source: page("kubernetes", "role_binding_v1"),
  },
  kubernetes_network_policy_v1: {
    destruction: {
      risk: "disruptive",
      loses: "the policy: only other policies restrict the traffic of its pods",
    },
    replacedBy: IDENTITY,
    disruptedBy: {
      "spec.egress": BLOCKED,
      "spec.ingress": BLOCKED,
      "spec.pod_selector": "it restricts the traffic of other pods",
      "spec.policy_types": "connections that no rule allows are blocked",
    },
    source: page("kubernetes", "network_policy_v1"),
  },
  kubernetes_pod_disruption_budget_v1: {
    destruction: { risk: "in place", loses: "the limit on how many pods stop at the same time" },
    replacedBy: [...IDENTITY, "spec.max_unavailable", "spec.min_available", "spec.selector"],
    source: page("kubernetes", "pod_disruption_budget_v1"),
  },
  kubernetes_horizontal_pod_autoscaler_v2: {
    destruction: {
      risk: "disruptive",
      loses: "automatic scaling: the number of pods stays as it is",
    },
    replacedBy: IDENTITY,
    source: page("kubernetes", "horizontal_pod_autoscaler_v2"),
  },
  kubernetes_manifest: {
    destruction: { risk: "disruptive", loses: "the object" },
    replacedBy: [
      "manifest.apiVersion",
      "manifest.kind",
      "manifest.metadata.name",
      "manifest.metadata.namespace",
    ],
    source: page("kubernetes", "manifest"),
  },
};

/**
 * Whether a Deployment stops all of its pods before it starts new ones, which is not its default. An exporter of
 * this library does, and is missing for a few scrapes, which no client notices.
 */
function isRecreated({ argumentsAfter }: ArgumentChange): boolean {
  const labels = valueAt(argumentsAfter, "spec.template.metadata.labels");
  return (
    valueAt(argumentsAfter, "spec.strategy.type") === "Recreate" &&
    !(isObject(labels) && labels["app.kubernetes.io/component"] === "exporter")
  );
}
