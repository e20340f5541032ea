import { page } from "../documentation";
import type { ResourceDescriptor } from "../resource-descriptor";

/** No object can change its name or namespace. */
const IDENTITY = ["metadata.name", "metadata.generate_name", "metadata.namespace"];
const RESTART = "its pods are replaced one after the other";

/** Resources of the Kubernetes provider, version 2. */
export const KUBERNETES_OBJECTS: Readonly<Record<string, ResourceDescriptor>> = {
  kubernetes_namespace_v1: {
    destruction: {
      risk: "destroys data",
      loses: "every object in it, also objects of other stacks",
    },
    replacedBy: IDENTITY,
    source: page("kubernetes", "namespace_v1"),
  },
  kubernetes_service_v1: {
    destruction: {
      risk: "disruptive",
      loses: "the name in the cluster: clients cannot resolve it",
    },
    replacedBy: [...IDENTITY, "spec.cluster_ip"],
    disruptedBy: {
      "spec.external_name": "clients use the new host when they connect again",
      "spec.port": "clients on other ports lose access",
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
      port: "clients on other ports lose access",
    },
    source: page("kubernetes", "endpoint_slice_v1"),
  },
  kubernetes_secret_v1: {
    destruction: { risk: "disruptive", loses: "the Secret: pods that need it do not start" },
    replacedBy: [...IDENTITY, { argument: "type", default: "Opaque" }],
    disruptedBy: {
      data: "pods get the new values when they restart",
      data_wo: "pods get the new values when they restart",
      data_wo_revision: "pods get the new values when they restart",
    },
    source: page("kubernetes", "secret_v1"),
  },
  kubernetes_config_map_v1: {
    destruction: { risk: "disruptive", loses: "the ConfigMap: pods that need it do not start" },
    replacedBy: IDENTITY,
    disruptedBy: {
      binary_data: "pods get the new values when they restart",
      data: "pods get the new values when they restart",
    },
    source: page("kubernetes", "config_map_v1"),
  },
  kubernetes_deployment_v1: {
    destruction: { risk: "disruptive", loses: "its pods" },
    replacedBy: [...IDENTITY, "spec.selector"],
    disruptedBy: { "spec.replicas": "pods start or stop", "spec.template": RESTART },
    source: page("kubernetes", "deployment_v1"),
  },
  kubernetes_daemon_set_v1: {
    destruction: { risk: "disruptive", loses: "its pods" },
    replacedBy: [...IDENTITY, "spec.selector"],
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
      "spec.volume_claim_template",
    ],
    disruptedBy: { "spec.replicas": "pods start or stop", "spec.template": RESTART },
    source: page("kubernetes", "stateful_set_v1"),
  },
  kubernetes_job_v1: {
    destruction: { risk: "in place", loses: "a run: it starts again" },
    replacedBy: [
      ...IDENTITY,
      "spec.completion_mode",
      "spec.completions",
      "spec.manual_selector",
      "spec.selector",
      "spec.template",
    ],
    source: page("kubernetes", "job_v1"),
  },
  kubernetes_cron_job_v1: {
    destruction: { risk: "in place", loses: "the runs in progress" },
    replacedBy: IDENTITY,
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
    disruptedBy: { rule: "the API refuses what no rule allows" },
    source: page("kubernetes", "role_v1"),
  },
  kubernetes_role_binding_v1: {
    destruction: { risk: "disruptive", loses: "the permissions that it grants" },
    replacedBy: [...IDENTITY, "role_ref"],
    disruptedBy: { subject: "the API refuses subjects that it no longer names" },
    source: page("kubernetes", "role_binding_v1"),
  },
  kubernetes_network_policy_v1: {
    destruction: {
      risk: "disruptive",
      loses: "the policy: only other policies restrict the traffic of its pods",
    },
    replacedBy: IDENTITY,
    disruptedBy: { spec: "connections that no rule allows are blocked" },
    source: page("kubernetes", "network_policy_v1"),
  },
  kubernetes_pod_disruption_budget_v1: {
    destruction: { risk: "in place", loses: "the limit on how many pods stop at the same time" },
    replacedBy: [...IDENTITY, "spec.selector"],
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
