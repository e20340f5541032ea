import { type Rule, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { isObjectName } from "../objects/kubernetes-names";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { serviceNameRule } from "../objects/name-rules";
import { type CacheServicesProps, DEFAULT_CLUSTER_DOMAIN } from "./cache-services-props";
import { nodeServiceName, servicesOf, withDefaultServiceNames } from "./service-names";

const rule = rulesFor<CacheServicesProps>();

/** A rule for the DNS domain of the cluster. */
export const clusterDomainRule: Rule<{ readonly clusterDomain?: string }> = rulesFor<{
  readonly clusterDomain?: string;
}>()({
  id: "kubernetes.cluster-domain",
  inputs: ({ clusterDomain }) => (clusterDomain === undefined ? undefined : { clusterDomain }),
  // A host's whole name has 253 characters, and two labels of 63 come before the domain.
  isValid: ({ clusterDomain }) => isObjectName(clusterDomain) && clusterDomain.length <= 120,
  expected: "a DNS name of up to 120 characters in lower case, without a dot at its end",
  fix: `leave clusterDomain out for ${DEFAULT_CLUSTER_DOMAIN}`,
});

export const CACHE_SERVICES_RULES = [
  ...OBJECT_RULES,
  ...CACHE_RULES,
  serviceNameRule<CacheServicesProps>("names.primary", ({ names }) => names?.primary),
  serviceNameRule<CacheServicesProps>("names.reader", ({ names }) => names?.reader),
  serviceNameRule<CacheServicesProps>("names.discovery", ({ names }) => names?.discovery),
  serviceNameRule<CacheServicesProps>("names.node", ({ names }) =>
    names?.node === undefined ? undefined : nodeServiceName(names.node, 0),
  ),
  rule({
    id: "kubernetes.service-missing",
    inputs: ({ names, cache }) => ({
      names: Object.entries(names ?? {})
        .filter(([, name]) => name !== undefined)
        .map(([service]) => service),
      services: servicesOf(cache) as string[],
    }),
    isValid: ({ names, services }) => names.every((service) => services.includes(service)),
    expected: "names of the Services that the cache has",
    fix: "leave the others out: a reader needs replicas, a cache in cluster mode has only discovery, Memcached that and its nodes",
  }),
  rule({
    id: "kubernetes.service-name-twice",
    inputs: ({ cache, names }) => {
      const { primary, reader } = withDefaultServiceNames(cache, names);
      return { primary, reader };
    },
    isValid: ({ primary, reader }) => primary !== reader,
    expected: "a name of its own for each Service",
    fix: "rename one of them",
  }),
  clusterDomainRule,
];
