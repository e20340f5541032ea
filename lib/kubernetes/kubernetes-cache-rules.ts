import { areDistinct } from "../core/distinct";
import { knownItems, mustBeKnown, rulesFor } from "../core/validation";
import { jobNames } from "./jobs/job-names";
import type { KubernetesCacheProps } from "./kubernetes-cache-props";
import { measurementOf } from "./measurement";
import { CACHE_RULES } from "./objects/cache-rules";
import { isClusterMode } from "./objects/cluster-mode";
import { defaultNameOf, isNameOfCache, LONGEST_NAME, namesOf } from "./objects/default-names";
import { isDnsLabel } from "./objects/kubernetes-names";
import { METADATA_RULES } from "./objects/metadata-rules";
import { dnsLabelRule } from "./objects/name-rules";
import { serviceNamesOf, servicesOf } from "./services/service-names";

const rule = rulesFor<KubernetesCacheProps>();

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces */
const INITIAL_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** The rules for settings of several parts. Every part has rules for its own props. */
export const KUBERNETES_CACHE_RULES = [
  ...METADATA_RULES,
  ...CACHE_RULES,
  rule({
    id: "kubernetes.name",
    inputs: ({ name }) => (name === undefined ? undefined : { name: mustBeKnown(name) }),
    isValid: ({ name }) => isNameOfCache(name),
    expected: `1 to ${LONGEST_NAME} lower-case letters, digits and hyphens, starting with a letter, known at synthesis`,
    fix: 'choose a name such as "sessions"',
  }),
  // Ids of constructs contain it.
  dnsLabelRule<KubernetesCacheProps>("kubernetes.namespace", "namespace", ({ namespace }) =>
    mustBeKnown(namespace),
  ),
  rule({
    id: "kubernetes.client-namespaces",
    // Ids of constructs contain them.
    inputs: ({ clients }) => ({ clients: Object.keys(clients ?? {}).map(mustBeKnown) }),
    isValid: ({ clients }) => clients.every(isDnsLabel),
    expected: "namespaces: 1 to 63 lower-case letters, digits and hyphens, known at synthesis",
    fix: "correct the names of the client namespaces",
  }),
  rule({
    id: "kubernetes.client-namespace-twice",
    inputs: ({ clients, namespace }) => ({ namespace, clients: Object.keys(clients ?? {}) }),
    isValid: ({ clients, namespace }) => namespace === undefined || !clients.includes(namespace),
    expected: "namespaces other than the cache's own, which is a client already",
    fix: "remove it from clients, or put its settings into ownClient",
  }),
  rule({
    id: "kubernetes.namespace-exists",
    inputs: ({ namespace, createNamespace = true, clients = {} }) => ({
      made: [
        ...(createNamespace && namespace !== undefined ? [namespace] : []),
        ...Object.keys(clients).filter((name) => clients[name]?.createNamespace === true),
      ].filter((name) => INITIAL_NAMESPACES.includes(name)),
    }),
    isValid: ({ made }) => made.length === 0,
    expected: `namespaces that a cluster does not have from the start: ${INITIAL_NAMESPACES.join(", ")}`,
    fix: "set createNamespace to false for them",
  }),
  rule({
    id: "kubernetes.warmer-names",
    inputs: ({ warmers }) => ({ warmers: Object.keys(warmers ?? {}).map(mustBeKnown) }),
    isValid: ({ warmers }) => warmers.every((name) => isDnsLabel(name) && name.length <= 52),
    expected: "names of 1 to 52 lower-case letters, digits and hyphens, known at synthesis",
    fix: "correct the names of the warmers",
  }),
  rule({
    id: "kubernetes.job-names",
    inputs: (props) => ({ names: knownItems(jobNames(props)) }),
    isValid: ({ names }) => areDistinct(names),
    expected: "a name of its own for each warmer and for the health report",
    fix: "rename the one that was added last",
  }),
  rule({
    id: "kubernetes.external-secrets-operator",
    inputs: ({ externalSecretsOperator, credentials, ownClient, clients }) => ({
      externalSecretsOperator,
      credentialKinds: [credentials, ownClient?.credentials]
        .concat(Object.values(clients ?? {}).map((client) => client.credentials))
        .map((source) => source?.kind ?? "not set"),
    }),
    isValid: ({ externalSecretsOperator, credentialKinds }) =>
      externalSecretsOperator !== false || !credentialKinds.includes("external-secret"),
    expected:
      "credentials of the kind external-secret only in a cluster that has the operator's CRDs",
    fix: "install the External Secrets Operator first, or use terraform-secret or existing-secret",
  }),
  rule({
    id: "kubernetes.prometheus-twice",
    inputs: ({ prometheusOperator, googleManagedPrometheus }) => ({
      prometheusOperator,
      googleManagedPrometheus,
    }),
    isValid: ({ prometheusOperator, googleManagedPrometheus }) =>
      prometheusOperator !== true || googleManagedPrometheus !== true,
    expected: "one of the two, or every alert would fire twice",
    fix: "leave out the one that does not alert",
  }),
  rule({
    id: "kubernetes.exporter-operator",
    inputs: (props) => ({
      prometheusOperator: props.prometheusOperator,
      ...(isClusterMode(props.cache) && { scrapeConfigs: props.scrapeConfigs }),
      scraping: measurementOf(props).exporter?.scraping,
    }),
    isValid: ({ prometheusOperator, scrapeConfigs, scraping }) =>
      (prometheusOperator !== false && scrapeConfigs !== false) || scraping !== "operator",
    expected:
      'scraping = "operator" only in a cluster that has the Prometheus operator\'s CRDs, in cluster mode ScrapeConfig too',
    fix: "install the Prometheus operator first, or leave scraping out",
  }),
  rule({
    id: "kubernetes.exporter-name-taken",
    inputs: (props) => {
      const { cache, serviceNames, name } = props;
      const { exporter } = measurementOf(props);
      const names = serviceNamesOf(cache, name, serviceNames);
      return exporter === undefined
        ? undefined
        : {
            exporter: exporter.name ?? namesOf(name ?? defaultNameOf(cache)).exporter,
            services: knownItems(servicesOf(cache).map((service) => names[service])),
          };
    },
    isValid: ({ exporter, services }) => !services.includes(exporter),
    expected: "a name that no Service of the cache has",
    fix: "rename the exporter, or the Service",
  }),
];
