import { notKnown } from "../../../terraform/attribute-values";
import { CACHES_WITH_SECURITY_GROUPS } from "../../../terraform/caches";
import { guardsCache, INGRESS_TYPES, networks, outsideGroups } from "../../network";
import { guardrail } from "../../rule";

/** A private network of a company is not wider: the largest are 10.0.0.0/8 and an IPv6 /16. */
const SHORTEST_PREFIX = { ipv4: 8, ipv6: 16 };

export const elasticacheOpenIngress = guardrail({
  id: "elasticache-open-ingress",
  severity: "error",
  pack: "baseline",
  problem: "A security group of the cache allows too wide a network",
  why: "One wrong route opens the cache to everyone. Too wide is the whole internet, an IPv4 network wider than /8, or an IPv6 network wider than /16.",
  fix: "allow the security group of the clients, or their networks",
  references: ["AVD-AWS-0107"],
  appliesTo: [...CACHES_WITH_SECURITY_GROUPS, ...INGRESS_TYPES],
  inputs: (resource, stack) => {
    if (CACHES_WITH_SECURITY_GROUPS.includes(resource.type)) {
      return outsideGroups(resource, stack).map((id) => ({ network: ingressOf(id) }));
    }
    return guardsCache(resource, stack)
      ? networks(resource).map((network) => ({ network }))
      : undefined;
  },
  isValid: ({ network }) => !isTooWide(String(network)),
});

function ingressOf(id: unknown): unknown {
  return notKnown(`ingress of security group ${id}, which is not in this stack`);
}

function isTooWide(network: string): boolean {
  const prefix = Number(network.split("/")[1]);
  return prefix < (network.includes(":") ? SHORTEST_PREFIX.ipv6 : SHORTEST_PREFIX.ipv4);
}
