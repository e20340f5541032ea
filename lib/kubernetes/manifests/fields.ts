/**
 * How the arguments of Terraform's Kubernetes provider are written in the API. An argument in snake case is a field in
 * camel case; these tables have the rest.
 *
 * Sources: https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs,
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.33/
 */

/** The version and kind in the API of each type. A type that is not here cannot be rendered. */
export const KINDS: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  kubernetes_namespace_v1: ["v1", "Namespace"],
  kubernetes_service_account_v1: ["v1", "ServiceAccount"],
  kubernetes_config_map_v1: ["v1", "ConfigMap"],
  kubernetes_service_v1: ["v1", "Service"],
  kubernetes_endpoint_slice_v1: ["discovery.k8s.io/v1", "EndpointSlice"],
  kubernetes_network_policy_v1: ["networking.k8s.io/v1", "NetworkPolicy"],
  kubernetes_deployment_v1: ["apps/v1", "Deployment"],
  kubernetes_stateful_set_v1: ["apps/v1", "StatefulSet"],
  kubernetes_job_v1: ["batch/v1", "Job"],
  kubernetes_cron_job_v1: ["batch/v1", "CronJob"],
};

/** What the provider and Terraform keep to themselves. */
export const NOT_SENT = [
  "//",
  "depends_on",
  "lifecycle",
  "provider",
  "timeouts",
  "wait_for_completion",
  "wait_for_load_balancer",
  "wait_for_rollout",
];

/** Fields with another name than the argument has in camel case. */
export const RENAMED: Readonly<Record<string, string>> = {
  cluster_ip: "clusterIP",
  condition: "conditions",
  timezone: "timeZone",
};

/** Blocks that can be repeated: the API has one list of them, in the plural. */
export const REPEATED: Readonly<Record<string, string>> = {
  container: "containers",
  endpoint: "endpoints",
  init_container: "initContainers",
  node_selector_term: "nodeSelectorTerms",
  port: "ports",
  toleration: "tolerations",
  volume: "volumes",
  volume_mount: "volumeMounts",
};

/** Blocks that the bindings take as a list, and that the API has once. */
export const SINGLE = ["label_selector", "tcp_socket"];

/** Texts that are numbers in the API. A port may also have a name, which stays a text. */
export const NUMBERS = [
  "port",
  "replicas",
  "run_as_group",
  "run_as_user",
  "target_port",
  "toleration_seconds",
  "ttl_seconds_after_finished",
];

/** Texts that are octal numbers in Terraform, and decimal ones in the API. */
export const OCTALS = ["default_mode", "mode"];

/** Maps whose keys are the user's own. */
export const MAPS = [
  "annotations",
  "binary_data",
  "data",
  "labels",
  "limits",
  "match_labels",
  "node_selector",
  "requests",
];

/** Further ones, of one kind alone. */
export const MAPS_OF: Readonly<Record<string, readonly string[]>> = { Service: ["selector"] };
