import { MANAGED_REDIS } from "./azure-redis/managed-redis";
import { REDIS_CACHE } from "./azure-redis/redis-cache";
import { REDIS_ENTERPRISE_CLUSTER } from "./azure-redis/redis-enterprise-cluster";
import type { CacheDescriptor } from "./cache-descriptor";
import { ELASTICACHE_CLUSTER } from "./elasticache/cluster";
import { ELASTICACHE_REPLICATION_GROUP } from "./elasticache/replication-group";
import { ELASTICACHE_SERVERLESS_CACHE } from "./elasticache/serverless-cache";
import { MEMCACHE_INSTANCE } from "./memorystore/memcache-instance";
import { REDIS_CLUSTER } from "./memorystore/redis-cluster";
import { REDIS_INSTANCE } from "./memorystore/redis-instance";
import { MEMORYSTORE_INSTANCE } from "./memorystore/valkey-instance";
import { AWS_RESOURCES } from "./neighbours/aws-resources";
import { AZURE_RESOURCES } from "./neighbours/azure-resources";
import { GOOGLE_ENDPOINTS } from "./neighbours/google-endpoints";
import { GOOGLE_RESOURCES } from "./neighbours/google-resources";
import { KUBERNETES_OBJECTS } from "./neighbours/kubernetes-objects";
import type { ResourceDescriptor } from "./resource-descriptor";

/** Every cache that this library knows, by its Terraform type. */
export const CACHE_DESCRIPTORS: Readonly<Record<string, CacheDescriptor>> = {
  aws_elasticache_replication_group: ELASTICACHE_REPLICATION_GROUP,
  aws_elasticache_cluster: ELASTICACHE_CLUSTER,
  aws_elasticache_serverless_cache: ELASTICACHE_SERVERLESS_CACHE,
  google_redis_instance: REDIS_INSTANCE,
  google_redis_cluster: REDIS_CLUSTER,
  google_memorystore_instance: MEMORYSTORE_INSTANCE,
  google_memcache_instance: MEMCACHE_INSTANCE,
  azurerm_managed_redis: MANAGED_REDIS,
  azurerm_redis_cache: REDIS_CACHE,
  azurerm_redis_enterprise_cluster: REDIS_ENTERPRISE_CLUSTER,
};

/** Every resource that this library makes, and what is around a cache, by its Terraform type. */
export const RESOURCE_DESCRIPTORS: Readonly<Record<string, ResourceDescriptor>> = {
  ...CACHE_DESCRIPTORS,
  ...AWS_RESOURCES,
  ...GOOGLE_ENDPOINTS,
  ...GOOGLE_RESOURCES,
  ...AZURE_RESOURCES,
  ...KUBERNETES_OBJECTS,
};
