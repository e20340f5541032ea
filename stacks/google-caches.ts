import { Construct } from "constructs";
import type { IManagedCache } from "../lib/core";
import {
  type IMemorystoreNodeCache,
  MemorystoreAlertPolicies,
  MemorystoreNodeAlertPolicies,
  type MemorystoreNodeCacheProps,
  MemorystoreRedis,
  MemorystoreRedisCluster,
  type MemorystoreRedisProps,
  MemorystoreValkey,
} from "../lib/google";
import type { KubernetesCache } from "../lib/kubernetes";
import {
  MemorystoreForKubernetes,
  MemorystoreRedisClusterForKubernetes,
  MemorystoreValkeyForKubernetes,
} from "../lib/patterns/google";
import type {
  GoogleNodeCache,
  GoogleRedisCache,
  GoogleRedisClusterCache,
  GoogleValkeyCache,
} from "./environment";

/*
 * One function a service. Without a cluster the paths are those within the pattern: a cluster can come and go, and
 * the cache and its policies stay.
 */

/** What the environment says of a cache of Memorystore for Redis. */
type RedisPlace = Omit<MemorystoreRedisProps, keyof GoogleRedisCache["cache"]>;

/** What the environment says of a cache of Valkey or Redis Cluster. */
type NodePlace = Pick<
  MemorystoreNodeCacheProps,
  "network" | "dnsZone" | "connectionPolicy" | "project" | "projectNumber" | "region"
>;

/** A cache with what its stack shows of it. */
export interface MadeCache {
  readonly cache: IManagedCache;
  /** What its clients get in the cluster, where there is one. */
  readonly kubernetes?: KubernetesCache;
  /** What people and scripts want to know of it on this cloud alone. */
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/** A cache of Memorystore for Redis. */
export function redisCache(
  scope: Construct,
  id: string,
  { kubernetes, alertPolicies, ...settings }: GoogleRedisCache,
  place: RedisPlace,
): MadeCache {
  const props = { ...settings.cache, ...place };
  const made =
    kubernetes === undefined
      ? withoutCluster(scope, id, (alone) => {
          const cache = new MemorystoreRedis(alone, "Redis", props);
          if (alertPolicies) {
            const policies = { ...alertPolicies, cache, project: place.project };
            new MemorystoreAlertPolicies(alone, "AlertPolicies", policies);
          }
          return cache;
        })
      : new MemorystoreForKubernetes(scope, id, { cache: props, kubernetes, alertPolicies });
  const { cacheName, resourceName, kmsKeyName, secretName } = made.cache;
  return {
    ...made,
    outputs: {
      instance_id: cacheName,
      instance_name: resourceName,
      kms_key_name: kmsKeyName,
      secret_name: secretName,
    },
  };
}

/** A cache of Memorystore for Valkey. */
export function valkeyCache(
  scope: Construct,
  id: string,
  settings: GoogleValkeyCache,
  place: NodePlace,
): MadeCache {
  const { kubernetes, alertPolicies, workloadIdentity } = settings;
  const cache = { ...settings.cache, ...place };
  const made =
    kubernetes === undefined
      ? withoutCluster(scope, id, (alone) =>
          watched(alone, new MemorystoreValkey(alone, "Valkey", cache), settings, place),
        )
      : new MemorystoreValkeyForKubernetes(scope, id, {
          cache,
          kubernetes,
          alertPolicies,
          workloadIdentity,
        });
  grantConnect(made.cache, settings);
  const { cacheName, resourceName, kmsKeyName } = made.cache;
  return {
    ...made,
    outputs: { instance_id: cacheName, instance_name: resourceName, kms_key_name: kmsKeyName },
  };
}

/** A cache of Memorystore for Redis Cluster. */
export function redisClusterCache(
  scope: Construct,
  id: string,
  settings: GoogleRedisClusterCache,
  place: NodePlace,
): MadeCache {
  const { kubernetes, alertPolicies, workloadIdentity } = settings;
  const cache = { ...settings.cache, ...place };
  const made =
    kubernetes === undefined
      ? withoutCluster(scope, id, (alone) =>
          watched(
            alone,
            new MemorystoreRedisCluster(alone, "RedisCluster", cache),
            settings,
            place,
          ),
        )
      : new MemorystoreRedisClusterForKubernetes(scope, id, {
          cache,
          kubernetes,
          alertPolicies,
          workloadIdentity,
        });
  grantConnect(made.cache, settings);
  const { cacheName, resourceName, kmsKeyName } = made.cache;
  return {
    ...made,
    outputs: { cluster_id: cacheName, cluster_name: resourceName, kms_key_name: kmsKeyName },
  };
}

function withoutCluster<Cache extends IManagedCache>(
  scope: Construct,
  id: string,
  make: (alone: Construct) => Cache,
): { readonly cache: Cache; readonly kubernetes?: undefined } {
  return { cache: make(new Construct(scope, id)) };
}

function watched<Cache extends IMemorystoreNodeCache>(
  scope: Construct,
  cache: Cache,
  { alertPolicies }: GoogleNodeCache,
  { project }: NodePlace,
): Cache {
  if (alertPolicies) {
    new MemorystoreNodeAlertPolicies(scope, "AlertPolicies", { ...alertPolicies, cache, project });
  }
  return cache;
}

function grantConnect(cache: IMemorystoreNodeCache, { grantConnect = {} }: GoogleNodeCache): void {
  for (const [id, member] of Object.entries(grantConnect)) {
    cache.grantConnect(id, member);
  }
}
