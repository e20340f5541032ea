import type { IManagedCache } from "../../core";

/** A Memorystore for Redis instance, made here or imported. */
export interface IMemorystoreRedis extends IManagedCache {
  /** Full name of the instance: `projects/PROJECT/locations/REGION/instances/INSTANCE`. */
  readonly resourceName: string;
}
