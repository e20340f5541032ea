import { CacheEngine } from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { MemorystoreServiceClass } from "../shared/connection-policy";
import { withNodeCacheDefaults } from "../shared/node-cache-settings";
import type { MemorystoreValkeyProps } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type MemorystoreValkeySettings = ReturnType<typeof withDefaults>;

/** Longest instance id that Memorystore takes. */
const MAX_ID_LENGTH = 63;

/** Fills in the defaults of an instance at a construct path. */
export function withDefaults(path: string, props: MemorystoreValkeyProps) {
  return {
    ...withNodeCacheDefaults(props, {
      cacheName: props.instanceId ?? nameFromPath(path, MAX_ID_LENGTH),
      serviceClass: MemorystoreServiceClass.VALKEY,
      keyPrefix: "valkey",
      shards: props.shards,
      configs: props.engineConfigs ?? {},
    }),
    engine: props.engine ?? CacheEngine.VALKEY_8_0,
  };
}
