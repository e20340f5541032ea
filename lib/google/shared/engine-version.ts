import type { CacheEngine } from "../../core";

/** `REDIS_7_2`, as the APIs of Memorystore spell engines. */
export function engineVersion({ name, version }: CacheEngine): string {
  return `${name}_${version.replace(".", "_")}`.toUpperCase();
}
