import { valueAt } from "../terraform/attribute-values";
import { CACHES_WITH_SECURITY_GROUPS, securityGroupIds } from "../terraform/caches";
import type { ResourceView } from "../terraform/resource-view";
import { oncePerStack, type StackView } from "../terraform/stack-view";

const SECURITY_GROUP = "aws_security_group";
const SECURITY_GROUP_RULE = "aws_security_group_rule";
const INGRESS_RULE = "aws_vpc_security_group_ingress_rule";

/** Everything that lets traffic in. */
export const INGRESS_TYPES = [SECURITY_GROUP, SECURITY_GROUP_RULE, INGRESS_RULE];

const cacheGroups = oncePerStack((stack) => {
  const ids = stack.ofType(...CACHES_WITH_SECURITY_GROUPS).flatMap(securityGroupIds);
  return { ids: new Set(ids), groups: new Set(stack.referencedBy(ids)) };
});

/** Whether a security group, or a rule of one, belongs to a cache of the stack. */
export function guardsCache(resource: ResourceView, stack: StackView): boolean {
  const { ids, groups } = cacheGroups(stack);
  if (resource.type === SECURITY_GROUP) {
    return groups.has(resource);
  }
  const id = resource.get("security_group_id");
  return ids.has(id) || stack.referencedBy(id).some((group) => groups.has(group));
}

/** Security groups of a cache whose rules nobody can see, since they are not in its stack. */
export function outsideGroups(cache: ResourceView, stack: StackView): unknown[] {
  return [securityGroupIds(cache)]
    .flat()
    .filter((id) => !stack.referencedBy(id).some(({ type }) => type === SECURITY_GROUP));
}

/** The networks that a security group, or a rule of one, lets in. */
export function networks(resource: ResourceView): unknown[] {
  switch (resource.type) {
    case INGRESS_RULE:
      return present([resource.get("cidr_ipv4"), resource.get("cidr_ipv6")]);
    case SECURITY_GROUP_RULE:
      return resource.get("type") === "ingress" ? networksOf(resource.attributes) : [];
    default:
      return [resource.blocks("ingress")].flat().flatMap(networksOf);
  }
}

function networksOf(rule: unknown): unknown[] {
  return present([valueAt(rule, "cidr_blocks"), valueAt(rule, "ipv6_cidr_blocks")]);
}

function present(networks: unknown[]): unknown[] {
  return networks.flat().filter((network) => network !== undefined);
}
