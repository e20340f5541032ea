import { CACHE_PURPOSE_NOTE, CachePurpose } from "../core/cache-purpose";
import { blocksAt, notKnown, valueAt } from "./attribute-values";
import { CACHE_DESCRIPTORS } from "./cache-resources";
import type { CacheDescriptor, CacheFact } from "./cache-resources/cache-descriptor";
import type { ResourceView } from "./resource-view";
import { oncePerStack, type StackView } from "./stack-view";

/** Types that only rules on one service name; all other rules read the descriptors. */
export const REPLICATION_GROUP = "aws_elasticache_replication_group";
export const ELASTICACHE_CLUSTER = "aws_elasticache_cluster";
export const SERVERLESS_CACHE = "aws_elasticache_serverless_cache";
export const REDIS_INSTANCE = "google_redis_instance";
export const REDIS_CLUSTER = "google_redis_cluster";
export const VALKEY_INSTANCE = "google_memorystore_instance";
export const MEMCACHE_INSTANCE = "google_memcache_instance";
export const MANAGED_REDIS = "azurerm_managed_redis";
export const AZURE_REDIS_CACHE = "azurerm_redis_cache";
export const REDIS_ENTERPRISE_CLUSTER = "azurerm_redis_enterprise_cluster";

/** Every type that is a cache. */
export const CACHES = Object.keys(CACHE_DESCRIPTORS);
/** Caches that security groups protect. */
export const CACHES_WITH_SECURITY_GROUPS = typesThat(
  ({ securityGroups }) => securityGroups !== undefined,
);
/** Caches that let the team choose what a full cache evicts. */
export const CONFIGURABLE_CACHES = typesThat(({ evictionPolicy }) => evictionPolicy !== undefined);

/** The types of caches whose descriptor has something. */
export function typesThat(matches: (descriptor: CacheDescriptor) => boolean): string[] {
  return CACHES.filter((type) => matches(descriptorOf(type)));
}

function descriptorOf(type: string): CacheDescriptor {
  return CACHE_DESCRIPTORS[type] as CacheDescriptor;
}

/** Whether a resource is a part of another cache, which is judged instead. */
export function isMember(cache: ResourceView): boolean {
  const { memberOf } = descriptorOf(cache.type);
  return memberOf !== undefined && cache.has(memberOf) !== undefined;
}

/** Whether a cache is the secondary of a global one whose primary decides a fact. */
export function isSecondary(cache: ResourceView, fact: CacheFact | "evictionPolicy"): boolean {
  const { secondaryOf } = descriptorOf(cache.type);
  return (
    secondaryOf?.decides.includes(fact) === true && cache.has(secondaryOf.argument) !== undefined
  );
}

/** Whether a cache was declared to be a store, at its construct or the nearest above it that says what it is for. */
export function isStore(cache: ResourceView): boolean {
  return cache.notes(CACHE_PURPOSE_NOTE).at(-1) === CachePurpose.STORE;
}

const EVICTION_POLICY = "maxmemory-policy";

const GROUP_TYPES = Object.values(CACHE_DESCRIPTORS).flatMap(({ evictionPolicy: location }) =>
  location !== undefined && "groupType" in location ? [location.groupType] : [],
);

/** The eviction policy of a cache; `undefined` when the service's default applies: `volatile-lru`. */
export function evictionPolicy(cache: ResourceView, stack: StackView): string | undefined {
  const { evictionPolicy: location } = descriptorOf(cache.type);
  const policy =
    location === undefined
      ? undefined
      : "argument" in location
        ? policyOfArgument(cache.get(location.argument), location.names)
        : policyOfGroup(cache.get(location.groupArgument), location.groupType, stack);
  return policy === undefined ? undefined : String(policy);
}

function policyOfArgument(
  value: unknown,
  names: Readonly<Record<string, string>> | undefined,
): unknown {
  return names?.[String(value)] ?? value;
}

/** Parameter groups by name; a name that is an expression matches no other. */
const groupsByName = oncePerStack(
  (stack) => new Map(stack.ofType(...GROUP_TYPES).map((group) => [group.get("name"), group])),
);

function policyOfGroup(name: unknown, type: string, stack: StackView): unknown {
  if (name === undefined || (typeof name === "string" && name.startsWith("default."))) {
    return undefined;
  }
  const group =
    stack.referencedBy(name).find((view) => view.type === type) ?? groupsByName(stack).get(name);
  if (group === undefined) {
    return notKnown(`parameter group ${name}, which is not in this stack`);
  }
  const parameters = group.blocks("parameter");
  return typeof parameters === "string"
    ? parameters
    : valueAt(
        parameters.find((parameter) => valueAt(parameter, "name") === EVICTION_POLICY),
        "value",
      );
}

/** Ids of the security groups of a cache; the expression for a list that only Terraform will know. */
export function securityGroupIds(cache: ResourceView): readonly unknown[] | string {
  const { securityGroups } = descriptorOf(cache.type);
  return securityGroups === undefined ? [] : blocksAt(cache.attributes, securityGroups);
}

/** All resources that the caches of a stack refer to, directly or through others. */
export const usedByCaches = oncePerStack(
  (stack) => new Set(stack.ofType(...CACHES).flatMap((cache) => stack.sourcesOf(cache.attributes))),
);

/** The names by which alarms and people know a cache. */
export function namesOf(cache: ResourceView): string[] {
  const name = cache.get(descriptorOf(cache.type).nameArgument);
  return typeof name === "string" ? [name] : [];
}
