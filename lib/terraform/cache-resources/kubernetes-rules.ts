import type { ResourceRules } from "./resource-rules";

/** Pages of the provider's documentation. */
function page(resource: string): string {
  return `https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/${resource}`;
}

/** What no object can change: where it is and what it is called. */
const IDENTITY = ["metadata.name", "metadata.generate_name", "metadata.namespace"];
const RESTART = "its pods are replaced, one after the other";

/** Resources of the Kubernetes provider, version 2. */
export const KUBERNETES_RULES: Readonly<Record<string, ResourceRules>> = {
  kubernetes_namespace_v1: {
    loss: "destroys data",
    lost: "every object in it, also those that are not in this stack",
    replacedBy: IDENTITY,
    source: page("namespace_v1"),
  },
  kubernetes_service_v1: {
    loss: "disruptive",
    lost: "the name in the cluster: clients do not find the cache",
    replacedBy: [...IDENTITY, "spec.cluster_ip"],
    disruptedBy: {
      "spec.external_name": "clients that connect again find the new host",
      "spec.port": "clients of other ports are cut off",
      "spec.selector": "clients reach other pods",
      "spec.type": "clients lose their connections",
    },
    source: page("service_v1"),
  },
  kubernetes_endpoint_slice_v1: {
    loss: "disruptive",
    lost: "the addresses behind a Service: clients do not find the cache",
    replacedBy: [...IDENTITY, "address_type"],
    disruptedBy: {
      endpoint: "clients that connect again find the new address",
      port: "clients of other ports are cut off",
    },
    source: page("endpoint_slice_v1"),
  },
  kubernetes_secret_v1: {
    loss: "disruptive",
    lost: "the Secret: pods that need it do not start",
    replacedBy: [...IDENTITY, { argument: "type", default: "Opaque" }],
    disruptedBy: {
      data: "pods have the new values when they start again",
      data_wo: "pods have the new values when they start again",
      data_wo_revision: "pods have the new values when they start again",
    },
    source: page("secret_v1"),
  },
  kubernetes_config_map_v1: {
    loss: "disruptive",
    lost: "the ConfigMap: pods that need it do not start",
    replacedBy: IDENTITY,
    disruptedBy: {
      binary_data: "pods have the new values when they start again",
      data: "pods have the new values when they start again",
    },
    source: page("config_map_v1"),
  },
  kubernetes_deployment_v1: {
    loss: "disruptive",
    lost: "its pods",
    replacedBy: [...IDENTITY, "spec.selector"],
    disruptedBy: { "spec.replicas": "pods come or go", "spec.template": RESTART },
    source: page("deployment_v1"),
  },
  kubernetes_daemon_set_v1: {
    loss: "disruptive",
    lost: "its pods",
    replacedBy: [...IDENTITY, "spec.selector"],
    disruptedBy: { "spec.template": RESTART },
    source: page("daemon_set_v1"),
  },
  kubernetes_stateful_set_v1: {
    loss: "disruptive",
    lost: "its pods; claims stay unless the set deletes them",
    replacedBy: [
      ...IDENTITY,
      "spec.pod_management_policy",
      "spec.selector",
      "spec.service_name",
      "spec.volume_claim_template",
    ],
    disruptedBy: { "spec.replicas": "pods come or go", "spec.template": RESTART },
    source: page("stateful_set_v1"),
  },
  kubernetes_job_v1: {
    loss: "in place",
    lost: "a run: it starts again",
    replacedBy: [
      ...IDENTITY,
      "spec.completion_mode",
      "spec.completions",
      "spec.manual_selector",
      "spec.selector",
      "spec.template",
    ],
    source: page("job_v1"),
  },
  kubernetes_cron_job_v1: {
    loss: "in place",
    lost: "the runs in progress",
    replacedBy: IDENTITY,
    source: page("cron_job_v1"),
  },
  kubernetes_service_account_v1: {
    loss: "disruptive",
    lost: "the account: pods that run as it do not start",
    replacedBy: IDENTITY,
    source: page("service_account_v1"),
  },
  kubernetes_role_v1: {
    loss: "disruptive",
    lost: "the rights that it gives",
    replacedBy: IDENTITY,
    disruptedBy: { rule: "what no rule allows is refused" },
    source: page("role_v1"),
  },
  kubernetes_role_binding_v1: {
    loss: "disruptive",
    lost: "the rights that it gives",
    replacedBy: [...IDENTITY, "role_ref"],
    disruptedBy: { subject: "whom it no longer names is refused" },
    source: page("role_binding_v1"),
  },
  kubernetes_network_policy_v1: {
    loss: "disruptive",
    lost: "the policy: what others forbid is forbidden, and what none forbids is allowed",
    replacedBy: IDENTITY,
    disruptedBy: { spec: "connections that no rule allows are cut off" },
    source: page("network_policy_v1"),
  },
  kubernetes_pod_disruption_budget_v1: {
    loss: "in place",
    lost: "the limit on how many pods go at a time",
    replacedBy: [...IDENTITY, "spec.selector"],
    source: page("pod_disruption_budget_v1"),
  },
  kubernetes_horizontal_pod_autoscaler_v2: {
    loss: "disruptive",
    lost: "the scaling: the pods stay as many as they are",
    replacedBy: IDENTITY,
    source: page("horizontal_pod_autoscaler_v2"),
  },
  kubernetes_manifest: {
    loss: "disruptive",
    lost: "the object",
    replacedBy: [
      "manifest.apiVersion",
      "manifest.kind",
      "manifest.metadata.name",
      "manifest.metadata.namespace",
    ],
    source: page("manifest"),
  },
};
