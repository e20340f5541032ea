import { blocksAt, notKnown, valueAt } from "../terraform/attribute-values";
import type { ResourceView } from "../terraform/resource-view";
import { oncePerStack, type StackView } from "../terraform/stack-view";

export const REPLICATION_GROUP = "aws_elasticache_replication_group";
/** A Memcached cluster, or a single node of Redis OSS. */
export const ELASTICACHE_CLUSTER = "aws_elasticache_cluster";
export const SERVERLESS_CACHE = "aws_elasticache_serverless_cache";
export const REDIS_INSTANCE = "google_redis_instance";
export const REDIS_CLUSTER = "google_redis_cluster";
/** Memorystore for Valkey. */
export const VALKEY_INSTANCE = "google_memorystore_instance";
export const MEMCACHE_INSTANCE = "google_memcache_instance";

export const ELASTICACHE = [REPLICATION_GROUP, ELASTICACHE_CLUSTER, SERVERLESS_CACHE];
export const MEMORYSTORE = [REDIS_INSTANCE, REDIS_CLUSTER, VALKEY_INSTANCE, MEMCACHE_INSTANCE];
/** Every resource that is a cache. */
export const CACHES = [...ELASTICACHE, ...MEMORYSTORE];
/** Caches of Redis OSS or Valkey whose parameters can be set. */
export const CONFIGURABLE_CACHES = [
  REPLICATION_GROUP,
  REDIS_INSTANCE,
  REDIS_CLUSTER,
  VALKEY_INSTANCE,
];

/** The secondary of a global datastore takes engine, encryption, parameters and snapshots from its primary. */
export function isSecondary(cache: ResourceView): boolean {
  return cache.has("global_replication_group_id") !== false;
}

/** A node that is in a replication group already, which is judged itself. */
export function isMember(cache: ResourceView): boolean {
  return cache.type === ELASTICACHE_CLUSTER && cache.has("replication_group_id") !== false;
}

const PARAMETER_GROUP = "aws_elasticache_parameter_group";
const EVICTION_POLICY = "maxmemory-policy";

/**
 * The eviction policy that a cache is given: `undefined` where the service's default holds, which is
 * `volatile-lru` everywhere.
 */
export function evictionPolicy(cache: ResourceView, stack: StackView): unknown {
  switch (cache.type) {
    case REDIS_INSTANCE:
    case REDIS_CLUSTER:
      return cache.get(`redis_configs.${EVICTION_POLICY}`);
    case VALKEY_INSTANCE:
      return cache.get(`engine_configs.${EVICTION_POLICY}`);
    default:
      return policyOfParameterGroup(cache, stack);
  }
}

/** Whether a cache is told to keep data that it could not be asked for again. */
export function keepsData(policy: unknown): boolean {
  return policy === "noeviction" || (typeof policy === "string" && policy.startsWith("volatile-"));
}

/** Parameter groups by their names, which mostly are expressions and then equal to none. */
const parameterGroups = oncePerStack(
  (stack) => new Map(stack.ofType(PARAMETER_GROUP).map((group) => [group.get("name"), group])),
);

function policyOfParameterGroup(cache: ResourceView, stack: StackView): unknown {
  const name = cache.get("parameter_group_name");
  if (name === undefined || (typeof name === "string" && name.startsWith("default."))) {
    return undefined;
  }
  const group =
    stack.referencedBy(name).find(({ type }) => type === PARAMETER_GROUP) ??
    parameterGroups(stack).get(name);
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

/** Types of log that a cache delivers, or the expression that will say. */
export function logTypes(cache: ResourceView): readonly unknown[] | string {
  const logs = cache.blocks("log_delivery_configuration");
  return typeof logs === "string" ? logs : logs.map((log) => valueAt(log, "log_type"));
}

/** Ids of the security groups of a cache; the expression for a list that only Terraform will know. */
export function securityGroupIds(cache: ResourceView): readonly unknown[] | string {
  return blocksAt(cache.attributes, "security_group_ids");
}

/** All that the caches of a stack refer to, through whatever is between. */
export const usedByCaches = oncePerStack(
  (stack) => new Set(stack.ofType(...CACHES).flatMap((cache) => stack.sourcesOf(cache.attributes))),
);

/** Names that a cache is given, by which alarms and people know it. */
export function namesOf(cache: ResourceView): string[] {
  return ["replication_group_id", "cluster_id", "name", "instance_id"]
    .map((attribute) => cache.get(attribute))
    .filter((name) => typeof name === "string");
}
