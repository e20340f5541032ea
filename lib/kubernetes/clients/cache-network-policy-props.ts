import type { KubernetesCommonProps } from "../objects/object-props";

/** Where the cluster's DNS runs. */
export interface ClusterDns {
  /** Labels of its namespace. @default - the label of the namespace kube-system */
  readonly namespaceLabels?: Record<string, string>;
  /** Labels of its pods. @default - the label of kube-dns, which CoreDNS has too */
  readonly podLabels?: Record<string, string>;
  /**
   * Networks of DNS servers that are not pods, IPv4 or IPv6: `169.254.20.10/32` for NodeLocal DNSCache.
   *
   * @default - none
   */
  readonly cidrBlocks?: readonly string[];
  /**
   * Ports of the DNS servers, at least one, 1 to 65535. A policy sees the port of the pod, not that of the Service:
   * 5353 on OpenShift.
   *
   * @default [53]
   */
  readonly ports?: readonly number[];
}

/** Which pods may reach the cache, and where they look up its name. */
export interface NetworkPolicySettings {
  /** Labels of the pods, at least one. */
  readonly pods: Record<string, string>;
  /** Name of the NetworkPolicy. @default "redis-egress" */
  readonly name?: string;
  /** Where the cluster's DNS runs. @default - kube-dns in kube-system */
  readonly dns?: ClusterDns;
}

/** Props of a `CacheNetworkPolicy`. */
export interface CacheNetworkPolicyProps extends KubernetesCommonProps, NetworkPolicySettings {}
