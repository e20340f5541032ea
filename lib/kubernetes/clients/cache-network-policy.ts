import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import type { IManagedCache } from "../../core";
import { isNetwork } from "../../core/ip-network";
import { withShape } from "../../core/shape";
import { findFaults, isWhole, knownItems, presence, refuse, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { defaultNamesOf } from "../objects/default-names";
import { isEverywhere } from "../objects/hosts";
import { labelsRule, OBJECT_RULES } from "../objects/metadata-rules";
import { dnsLabelRule } from "../objects/name-rules";
import { objectMetadata } from "../objects/object-metadata";
import { metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_NETWORK_POLICY_PROPS } from "../shapes";
import type { CacheNetworkPolicyProps, ClusterDns } from "./cache-network-policy-props";

const DNS_PORT = 53;

/**
 * Lets pods connect to the cache's subnets on the cache's ports, and to DNS.
 *
 * As soon as one egress policy selects a pod, the pod can connect only to what some policy allows. Allow
 * everything else that these pods need, such as their database, in policies of your own: policies add
 * up. The cluster needs a network plugin that enforces policies.
 */
export class CacheNetworkPolicy extends Construct {
  /** @throws CacheValidationError that lists every fault of the props; a cache without known subnets is one */
  constructor(scope: Construct, id: string, props: CacheNetworkPolicyProps) {
    super(scope, id);
    const subject = `CacheNetworkPolicy ${this.node.path}`;
    props = withShape(subject, CACHE_NETWORK_POLICY_PROPS, props);
    const { cache, name = defaultNamesOf(props.cache).networkPolicy, pods, dns = {} } = props;
    refuse(subject, findFaults(RULES, { ...props, name }));
    refuseSameObjects(this);

    new NetworkPolicyV1(this, "Resource", {
      metadata: objectMetadata(name, "network-policy", props),
      spec: {
        podSelector: { matchLabels: pods },
        policyTypes: ["Egress"],
        egress: [
          {
            to: cache.subnetCidrs.map((cidr) => ({ ipBlock: { cidr } })),
            ports: cachePorts(cache),
          },
          {
            to: dnsServers(dns),
            ports: (dns.ports ?? [DNS_PORT]).flatMap((port) =>
              ["UDP", "TCP"].map((protocol) => ({ port: String(port), protocol })),
            ),
          },
        ],
      },
      ...metaArguments(props),
    });
  }
}

function cachePorts({ primaryEndpoint, readerEndpoint, nodePorts }: IManagedCache) {
  const ports = [primaryEndpoint, ...(readerEndpoint ? [readerEndpoint] : [])].map(({ port }) =>
    String(port),
  );
  return [
    ...[...new Set(ports)].map((port) => ({ port, protocol: "TCP" })),
    ...(nodePorts
      ? [{ port: String(nodePorts.from), endPort: nodePorts.to, protocol: "TCP" }]
      : []),
  ];
}

function dnsServers({
  namespaceLabels = { "kubernetes.io/metadata.name": "kube-system" },
  podLabels = { "k8s-app": "kube-dns" },
  cidrBlocks = [],
}: ClusterDns) {
  return [
    {
      namespaceSelector: { matchLabels: namespaceLabels },
      podSelector: { matchLabels: podLabels },
    },
    ...cidrBlocks.map((cidr) => ({ ipBlock: { cidr } })),
  ];
}

const rule = rulesFor<CacheNetworkPolicyProps>();

const RULES = [
  ...OBJECT_RULES,
  ...CACHE_RULES,
  dnsLabelRule<CacheNetworkPolicyProps>(
    "kubernetes.network-policy-name",
    "name",
    ({ name }) => name,
  ),
  rule({
    id: "kubernetes.network-policy-subnets",
    inputs: ({ cache: { subnetCidrs } }) => ({
      subnetCidrs: subnetCidrs.length === 0 ? undefined : presence(subnetCidrs),
      wrong: knownItems(subnetCidrs).filter((cidr) => !isNetwork(cidr) || isEverywhere(cidr)),
    }),
    isValid: ({ subnetCidrs, wrong }) => subnetCidrs !== undefined && wrong.length === 0,
    expected:
      "a cache whose subnets' CIDR blocks are known: networks without bits of a host, and not every address there is",
    fix: "give the subnets with their CIDR blocks when you make or import the cache",
  }),
  rule({
    id: "kubernetes.network-policy-pods",
    inputs: ({ pods }) => ({ pods: Object.keys(pods).length }),
    isValid: ({ pods }) => pods > 0,
    expected:
      "at least one label: without any, the policy would cut off every pod of the namespace",
    fix: "give the labels that the cache's clients have",
  }),
  labelsRule<CacheNetworkPolicyProps>("kubernetes.network-policy-labels", "pods", (p) => p.pods),
  labelsRule<CacheNetworkPolicyProps>(
    "kubernetes.network-policy-labels",
    "dns.namespaceLabels",
    ({ dns }) => dns?.namespaceLabels,
  ),
  labelsRule<CacheNetworkPolicyProps>(
    "kubernetes.network-policy-labels",
    "dns.podLabels",
    ({ dns }) => dns?.podLabels,
  ),
  rule({
    id: "kubernetes.network-policy-dns",
    inputs: ({ dns }) => ({
      cidrBlocks: knownItems(dns?.cidrBlocks).filter((block) => !isNetwork(block)),
    }),
    isValid: ({ cidrBlocks }) => cidrBlocks.length === 0,
    expected: "networks: addresses with the length of their prefix, without bits of a host",
    fix: 'write one address as "169.254.20.10/32"',
  }),
  rule({
    id: "kubernetes.network-policy-dns-ports",
    inputs: ({ dns }) => ({
      ports: dns?.ports?.length === 0 ? [] : presence(dns?.ports),
      wrong: knownItems(dns?.ports).filter((port) => !isWhole(port, 1, 65_535)),
    }),
    isValid: ({ ports, wrong }) => !Array.isArray(ports) && wrong.length === 0,
    expected: "at least one port, whole numbers from 1 to 65535",
    fix: "leave ports out for 53",
  }),
];
