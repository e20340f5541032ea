import { isIP } from "node:net";
import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";
import type { IManagedCache } from "../../core";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "../objects/common";
import { dnsLabelRule, NAMESPACE_RULE } from "../objects/name-rules";

/** Where the cluster's DNS is. */
export interface ClusterDns {
  /** Labels of the namespace in which it runs. @default - the label of the namespace kube-system */
  readonly namespaceLabels?: Record<string, string>;
  /** Labels of its pods. @default - the label of kube-dns, which CoreDNS has too */
  readonly podLabels?: Record<string, string>;
  /**
   * DNS servers that are no pods, as networks: `169.254.20.10/32` of NodeLocal DNSCache.
   *
   * @default - none
   */
  readonly cidrBlocks?: readonly string[];
}

/** Which pods may reach the cache, and how they look up its name. */
export interface NetworkPolicySettings {
  /** Labels of the pods, at least one. */
  readonly pods: Record<string, string>;
  /** Name of the NetworkPolicy. @default "redis-egress" */
  readonly name?: string;
  /** Where the cluster's DNS is. @default - kube-dns in kube-system */
  readonly dns?: ClusterDns;
}

/** How a `CacheNetworkPolicy` is made. */
export interface CacheNetworkPolicyProps extends KubernetesCommonProps, NetworkPolicySettings {}

/**
 * Lets pods reach the cache's subnets on the cache's ports, and DNS.
 *
 * A pod that some egress policy names may send nowhere else: give what else these pods need, such as
 * their database, in policies of their own, which add up. It takes a network plugin that enforces
 * policies.
 */
export class CacheNetworkPolicy extends Construct {
  /** @throws CacheValidationError for a cache whose subnets are not known, and other faults of the props */
  constructor(scope: Construct, id: string, props: CacheNetworkPolicyProps) {
    super(scope, id);
    const { cache, name = "redis-egress", pods, dns = {} } = props;
    refuse(`CacheNetworkPolicy ${this.node.path}`, findFaults(RULES, { ...props, name }));

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
            ports: ["UDP", "TCP"].map((protocol) => ({ port: "53", protocol })),
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
  NAMESPACE_RULE,
  dnsLabelRule<CacheNetworkPolicyProps>(
    "kubernetes.network-policy-name",
    "name",
    ({ name }) => name,
  ),
  rule({
    id: "kubernetes.network-policy-subnets",
    inputs: ({ cache: { subnetCidrs } }) => ({ subnetCidrs }),
    isValid: ({ subnetCidrs }) => subnetCidrs.length > 0,
    expected: "a cache whose subnets' CIDR blocks are known",
    fix: "give the subnets with their CIDR blocks when you make or import the cache",
  }),
  rule({
    id: "kubernetes.network-policy-pods",
    inputs: ({ pods }) => ({ pods }),
    isValid: ({ pods }) => Object.keys(pods).length > 0,
    expected: "at least one label: without any, every pod of the namespace would be cut off",
    fix: "give the labels that the cache's clients have",
  }),
  rule({
    id: "kubernetes.network-policy-dns",
    inputs: ({ dns }) => ({ cidrBlocks: dns?.cidrBlocks ?? [] }),
    isValid: ({ cidrBlocks }) => cidrBlocks.every(isCidrBlock),
    expected: "addresses with the length of their prefix",
    fix: 'write one address as "169.254.20.10/32"',
  }),
];

function isCidrBlock(block: string): boolean {
  const [address = "", prefix = "", ...rest] = block.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}
