import { notKnown } from "../../../terraform/attribute-values";
import { ELASTICACHE } from "../../caches";
import { guardsCache, INGRESS_TYPES, networks, outsideGroups } from "../../network";
import { guardrail } from "../../rule";

/** Wider networks are no network of one's own. */
const SHORTEST_PREFIX = { ipv4: 8, ipv6: 16 };

export const elasticacheOpenIngress = guardrail({
  id: "elasticache-open-ingress",
  severity: "error",
  pack: "baseline",
  what: "No security group of a cache lets in the whole internet, or any network wider than IPv4 /8 or IPv6 /16.",
  why: "One routing mistake then opens the cache to everyone.",
  fix: "allow the clients' security group, or the networks in which they are",
  references: ["AVD-AWS-0107"],
  appliesTo: [...ELASTICACHE, ...INGRESS_TYPES],
  inputs: (resource, stack) => {
    if (ELASTICACHE.includes(resource.type)) {
      return outsideGroups(resource, stack).map((id) => ({ network: whateverIsIn(id) }));
    }
    return guardsCache(resource, stack)
      ? networks(resource).map((network) => ({ network }))
      : undefined;
  },
  isValid: ({ network }) => !isTooWide(String(network)),
});

function whateverIsIn(id: unknown): unknown {
  return notKnown(`whatever security group ${id} lets in, which is not in this stack`);
}

function isTooWide(network: string): boolean {
  const prefix = Number(network.split("/")[1]);
  return prefix < (network.includes(":") ? SHORTEST_PREFIX.ipv6 : SHORTEST_PREFIX.ipv4);
}
