// Made from the types of the API by `npm run shapes`.

import { REDIS_ALERT_SETTINGS } from "../alerts/shapes";
import {
  anyText,
  boolean,
  choice,
  either,
  INSTANCES,
  list,
  listOrReference,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from "../core/shape";
import {
  CACHE_PURPOSE,
  CLIENT_HOSTS,
  CLIENT_SETTINGS,
  CONNECTION_THRESHOLDS,
  EVICTION_POLICY,
} from "../core/shapes";

/** @internal */
export const KUBERNETES_OBJECT_PROPS = object({
  namespace: required(text),
  labels: optional(map(anyText)),
  annotations: optional(map(anyText)),
  dependsOn: optional(list(INSTANCES.ITerraformDependable)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const KUBERNETES_COMMON_PROPS = object({
  ...KUBERNETES_OBJECT_PROPS.properties,
  cache: required(INSTANCES.IManagedCache),
});

/** @internal */
export const ALERT_RULES_SETTINGS = object({
  ...REDIS_ALERT_SETTINGS.properties,
  name: optional(text),
  measuredBy: optional(map(anyText)),
});

/** @internal */
export const CACHE_ALERT_RULE_FILE_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...ALERT_RULES_SETTINGS.properties,
});

/** @internal */
export const CACHE_ALERT_RULES_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...ALERT_RULES_SETTINGS.properties,
  prometheus: optional(choice("google-managed", "operator")),
});

/** @internal */
export const DASHBOARD_SETTINGS = object({ name: optional(text) });

/** @internal */
export const CACHE_DASHBOARD_PROPS = object({
  ...KUBERNETES_OBJECT_PROPS.properties,
  ...DASHBOARD_SETTINGS.properties,
});

/** @internal */
export const CACHE_CLIENT_CONFIG_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...CLIENT_SETTINGS.properties,
  name: optional(text),
  variablePrefix: optional(text),
  credentials: required(INSTANCES.CacheCredentials),
  hosts: optional(CLIENT_HOSTS),
});

/** @internal */
export const ATTACH_OPTIONS = object({ containers: optional(list(text)) });

/** @internal */
export const CACHE_CLIENT_CONFIG_ATTACH_ARGUMENTS = object({
  template: required(INSTANCES.AttachablePodTemplate),
  options: optional(ATTACH_OPTIONS),
});

/** @internal */
export const EXISTING_SECRET_SOURCE = object({
  kind: required(choice("existing-secret")),
  name: required(text),
  tokenKey: optional(text),
  usernameKey: optional(text),
});

/** @internal */
export const EXTERNAL_SECRET_SOURCE = object({
  kind: required(choice("external-secret")),
  store: required(
    object({ name: required(text), kind: required(choice("ClusterSecretStore", "SecretStore")) }),
  ),
  refreshInterval: optional(INSTANCES.Duration),
  name: optional(text),
});

/** @internal */
export const TERRAFORM_SECRET_SOURCE = object({
  kind: required(choice("terraform-secret")),
  name: optional(text),
});

/** @internal */
export const CACHE_CREDENTIALS_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  source: optional(
    variants("kind", {
      "existing-secret": EXISTING_SECRET_SOURCE,
      "external-secret": EXTERNAL_SECRET_SOURCE,
      "terraform-secret": TERRAFORM_SECRET_SOURCE,
    }),
  ),
  user: optional(text),
});

/** @internal */
export const CLUSTER_DNS = object({
  namespaceLabels: optional(map(anyText)),
  podLabels: optional(map(anyText)),
  cidrBlocks: optional(list(text)),
  ports: optional(list(number)),
});

/** @internal */
export const NETWORK_POLICY_SETTINGS = object({
  pods: required(map(anyText)),
  name: optional(text),
  dns: optional(CLUSTER_DNS),
});

/** @internal */
export const CACHE_NETWORK_POLICY_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...NETWORK_POLICY_SETTINGS.properties,
});

/** @internal */
export const CONFIG_MAP_VARIABLE = object({
  kind: required(choice("config-map")),
  name: required(text),
  key: required(text),
});

/** @internal */
export const SECRET_VARIABLE = object({
  kind: required(choice("secret")),
  name: required(text),
  key: required(text),
});

/** @internal */
export const TOLERATION = object({
  key: optional(text),
  operator: optional(choice("Equal", "Exists")),
  value: optional(text),
  effect: optional(choice("NoExecute", "NoSchedule", "PreferNoSchedule")),
  tolerationSeconds: optional(number),
});

/** @internal */
export const NODE_REQUIREMENT = object({
  key: required(text),
  operator: required(choice("DoesNotExist", "Exists", "Gt", "In", "Lt", "NotIn")),
  values: optional(list(text)),
});

/** @internal */
export const NODE_SELECTOR_TERM = object({ matchExpressions: required(list(NODE_REQUIREMENT)) });

/** @internal */
export const NODE_SELECTOR = object({ nodeSelectorTerms: required(list(NODE_SELECTOR_TERM)) });

/** @internal */
export const PREFERRED_NODES = object({
  weight: required(number),
  preference: required(NODE_SELECTOR_TERM),
});

/** @internal */
export const NODE_AFFINITY = object({
  requiredDuringSchedulingIgnoredDuringExecution: optional(NODE_SELECTOR),
  preferredDuringSchedulingIgnoredDuringExecution: optional(list(PREFERRED_NODES)),
});

/** @internal */
export const LABEL_REQUIREMENT = object({
  key: required(text),
  operator: required(choice("DoesNotExist", "Exists", "In", "NotIn")),
  values: optional(list(text)),
});

/** @internal */
export const POD_SELECTOR = object({
  matchLabels: optional(map(anyText)),
  matchExpressions: optional(list(LABEL_REQUIREMENT)),
});

/** @internal */
export const POD_AFFINITY_TERM = object({
  labelSelector: required(POD_SELECTOR),
  namespaces: optional(list(text)),
  topologyKey: required(text),
});

/** @internal */
export const PREFERRED_PODS = object({
  weight: required(number),
  podAffinityTerm: required(POD_AFFINITY_TERM),
});

/** @internal */
export const POD_AFFINITY = object({
  requiredDuringSchedulingIgnoredDuringExecution: optional(list(POD_AFFINITY_TERM)),
  preferredDuringSchedulingIgnoredDuringExecution: optional(list(PREFERRED_PODS)),
});

/** @internal */
export const AFFINITY = object({
  nodeAffinity: optional(NODE_AFFINITY),
  podAffinity: optional(POD_AFFINITY),
  podAntiAffinity: optional(POD_AFFINITY),
});

/** @internal */
export const POD_SETTINGS = object({
  env: optional(
    map(
      either(
        anyText,
        variants("kind", { "config-map": CONFIG_MAP_VARIABLE, secret: SECRET_VARIABLE }),
      ),
    ),
  ),
  imagePullSecrets: optional(list(text)),
  nodeSelector: optional(map(anyText)),
  tolerations: optional(list(TOLERATION)),
  affinity: optional(AFFINITY),
  priorityClassName: optional(text),
  serviceAccountName: optional(text),
  serviceAccountAnnotations: optional(map(anyText)),
  podLabels: optional(map(anyText)),
  podAnnotations: optional(map(anyText)),
});

/** @internal */
export const CPU_RESOURCES = object({
  request: optional(INSTANCES.Cpu),
  limit: optional(INSTANCES.Cpu),
});

/** @internal */
export const SIZE_RESOURCES = object({
  request: optional(INSTANCES.Size),
  limit: optional(INSTANCES.Size),
});

/** @internal */
export const CONTAINER_RESOURCES = object({
  cpu: optional(CPU_RESOURCES),
  memory: optional(SIZE_RESOURCES),
  ephemeralStorage: optional(SIZE_RESOURCES),
});

/** @internal */
export const EXPORTER_SETTINGS = object({
  ...POD_SETTINGS.properties,
  name: optional(text),
  image: optional(text),
  resources: optional(CONTAINER_RESOURCES),
  args: optional(listOrReference(anyText)),
  prometheusLabels: optional(map(anyText)),
});

/** @internal */
export const CACHE_EXPORTER_SETTINGS = object({
  ...EXPORTER_SETTINGS.properties,
  scraping: optional(choice("annotations", "google-managed", "none", "operator")),
});

/** @internal */
export const CACHE_EXPORTER_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...CACHE_EXPORTER_SETTINGS.properties,
  client: required(INSTANCES.CacheClientConfig),
});

/** @internal */
export const EXPORTER_TARGET = object({
  cache: required(INSTANCES.IManagedCache),
  user: optional(text),
});

/** @internal */
export const SHARED_CACHE_EXPORTER_PROPS = object({
  ...KUBERNETES_OBJECT_PROPS.properties,
  ...EXPORTER_SETTINGS.properties,
  targets: required(map(EXPORTER_TARGET)),
  scraping: optional(choice("none", "operator")),
});

/** @internal */
export const HTTP_CACHE_SETTINGS = object({
  envoyVersion: required(text),
  image: optional(text),
  name: optional(text),
  port: optional(number),
  applicationPort: optional(number),
  maxSize: optional(INSTANCES.Size),
  requestTimeout: optional(INSTANCES.Duration),
  healthPath: optional(text),
  resources: optional(CONTAINER_RESOURCES),
});

/** @internal */
export const HTTP_CACHE_SIDECAR_PROPS = object({
  ...KUBERNETES_OBJECT_PROPS.properties,
  ...HTTP_CACHE_SETTINGS.properties,
});

/** @internal */
export const IN_CLUSTER_TLS = object({
  secretName: required(text),
  caCertificates: required(text),
});

/** @internal */
export const IN_CLUSTER_REDIS_PROPS = object({
  ...KUBERNETES_OBJECT_PROPS.properties,
  ...POD_SETTINGS.properties,
  name: optional(text),
  image: required(text),
  engine: optional(INSTANCES.CacheEngine),
  port: optional(number),
  tls: required(IN_CLUSTER_TLS),
  credentials: required(
    variants("kind", {
      "existing-secret": EXISTING_SECRET_SOURCE,
      "external-secret": EXTERNAL_SECRET_SOURCE,
      "terraform-secret": TERRAFORM_SECRET_SOURCE,
    }),
  ),
  token: optional(INSTANCES.SecretReference),
  maxmemory: optional(INSTANCES.Size),
  resources: optional(CONTAINER_RESOURCES),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  clientNamespaces: optional(list(text)),
  podCidrs: optional(list(text)),
  clusterDomain: optional(text),
});

/** @internal */
export const CACHE_JOB_SETTINGS = object({
  ...POD_SETTINGS.properties,
  image: required(text),
  timeZone: optional(text),
  suspend: optional(boolean),
  startingDeadline: optional(INSTANCES.Duration),
  backoffLimit: optional(number),
  successfulJobsRetained: optional(number),
  failedJobsRetained: optional(number),
  ttlAfterFinished: optional(INSTANCES.Duration),
  resources: optional(CONTAINER_RESOURCES),
});

/** @internal */
export const HEALTH_REPORT_SETTINGS = object({
  ...CACHE_JOB_SETTINGS.properties,
  name: optional(text),
  schedule: optional(text),
  activeDeadline: optional(INSTANCES.Duration),
  keys: optional(boolean),
});

/** @internal */
export const CACHE_HEALTH_REPORT_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...HEALTH_REPORT_SETTINGS.properties,
  client: required(INSTANCES.CacheClientConfig),
});

/** @internal */
export const WARMER_SETTINGS = object({
  ...CACHE_JOB_SETTINGS.properties,
  command: optional(listOrReference(anyText)),
  script: optional(text),
  args: optional(listOrReference(anyText)),
  name: optional(text),
  schedule: optional(text),
  activeDeadline: optional(INSTANCES.Duration),
  entryTtl: optional(INSTANCES.Duration),
});

/** @internal */
export const CACHE_WARMER_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  ...WARMER_SETTINGS.properties,
  client: required(INSTANCES.CacheClientConfig),
});

/** @internal */
export const CACHE_WORKLOAD = object({
  connectionsPerPod: optional(number),
  replicas: required(number),
  maxReplicas: optional(number),
  endpoint: optional(choice("both", "primary", "reader")),
  maxSurge: optional(either(text, number)),
  closesOnTermination: optional(boolean),
});

/** @internal */
export const CACHE_CLIENT_ACCESS = object({
  ...CLIENT_SETTINGS.properties,
  user: optional(text),
  credentials: optional(
    variants("kind", {
      "existing-secret": EXISTING_SECRET_SOURCE,
      "external-secret": EXTERNAL_SECRET_SOURCE,
      "terraform-secret": TERRAFORM_SECRET_SOURCE,
    }),
  ),
  workloads: optional(map(CACHE_WORKLOAD)),
});

/** @internal */
export const CACHE_CLIENT_PROPS = object({
  ...CACHE_CLIENT_ACCESS.properties,
  createNamespace: optional(boolean),
});

/** @internal */
export const SERVICE_NAMES = object({
  primary: optional(text),
  reader: optional(text),
  discovery: optional(text),
  node: optional(text),
});

/** @internal */
export const CONNECTION_SETTINGS = object({
  ...CONNECTION_THRESHOLDS.properties,
  reserve: optional(number),
});

/** @internal */
export const KUBERNETES_CACHE_SETTINGS = object({
  name: optional(text),
  namespace: optional(text),
  createNamespace: optional(boolean),
  ownClient: optional(CACHE_CLIENT_ACCESS),
  clients: optional(map(CACHE_CLIENT_PROPS)),
  serviceNames: optional(SERVICE_NAMES),
  clusterDomain: optional(text),
  credentials: optional(
    variants("kind", {
      "existing-secret": EXISTING_SECRET_SOURCE,
      "external-secret": EXTERNAL_SECRET_SOURCE,
      "terraform-secret": TERRAFORM_SECRET_SOURCE,
    }),
  ),
  externalSecretsOperator: optional(boolean),
  connections: optional(CONNECTION_SETTINGS),
  warmer: optional(WARMER_SETTINGS),
  warmers: optional(
    map(
      object({
        env: optional(
          map(
            either(
              anyText,
              variants("kind", { "config-map": CONFIG_MAP_VARIABLE, secret: SECRET_VARIABLE }),
            ),
          ),
        ),
        imagePullSecrets: optional(list(text)),
        nodeSelector: optional(map(anyText)),
        tolerations: optional(list(TOLERATION)),
        affinity: optional(AFFINITY),
        priorityClassName: optional(text),
        serviceAccountName: optional(text),
        serviceAccountAnnotations: optional(map(anyText)),
        podLabels: optional(map(anyText)),
        podAnnotations: optional(map(anyText)),
        image: required(text),
        timeZone: optional(text),
        suspend: optional(boolean),
        startingDeadline: optional(INSTANCES.Duration),
        backoffLimit: optional(number),
        successfulJobsRetained: optional(number),
        failedJobsRetained: optional(number),
        ttlAfterFinished: optional(INSTANCES.Duration),
        resources: optional(CONTAINER_RESOURCES),
        command: optional(listOrReference(anyText)),
        script: optional(text),
        args: optional(listOrReference(anyText)),
        schedule: optional(text),
        activeDeadline: optional(INSTANCES.Duration),
        entryTtl: optional(INSTANCES.Duration),
      }),
    ),
  ),
  healthReport: optional(HEALTH_REPORT_SETTINGS),
  exporter: optional(either(boolean, CACHE_EXPORTER_SETTINGS)),
  networkPolicy: optional(NETWORK_POLICY_SETTINGS),
  prometheusOperator: optional(boolean),
  googleManagedPrometheus: optional(boolean),
  scrapeConfigs: optional(boolean),
  prometheusLabels: optional(map(anyText)),
  alerts: optional(ALERT_RULES_SETTINGS),
  dashboard: optional(either(boolean, DASHBOARD_SETTINGS)),
  labels: optional(map(anyText)),
  annotations: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const KUBERNETES_CACHE_PROPS = object({
  ...KUBERNETES_CACHE_SETTINGS.properties,
  cache: required(INSTANCES.IManagedCache),
});

/** @internal */
export const KUBERNETES_CACHE_CLIENT_ARGUMENTS = object({ namespace: required(text) });

/** @internal */
export const KUBERNETES_MANIFESTS_PROPS = object({
  objects: required(INSTANCES.Construct),
  output: optional(text),
});

/** @internal */
export const CACHE_SERVICES_PROPS = object({
  ...KUBERNETES_COMMON_PROPS.properties,
  names: optional(SERVICE_NAMES),
  clusterDomain: optional(text),
});
