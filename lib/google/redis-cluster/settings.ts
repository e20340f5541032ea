import { nameFromPath } from "../../core/resource-name";
import { MemorystoreServiceClass } from "../shared/connection-policy";
import { withNodeCacheDefaults } from "../shared/node-cache-settings";
import type { MemorystoreRedisClusterProps } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type MemorystoreRedisClusterSettings = ReturnType<typeof withDefaults>;

/** Longest name that Memorystore takes. */
const MAX_NAME_LENGTH = 63;

/** Fills in the defaults of a cluster at a construct path. */
export function withDefaults(path: string, props: MemorystoreRedisClusterProps) {
  const { shards } = props;
  return {
    ...withNodeCacheDefaults(props, {
      cacheName: props.clusterName ?? nameFromPath(path, MAX_NAME_LENGTH),
      serviceClass: MemorystoreServiceClass.REDIS_CLUSTER,
      keyPrefix: "redis-cluster",
      shards,
      configs: props.redisConfigs ?? {},
    }),
    shards,
  };
}
