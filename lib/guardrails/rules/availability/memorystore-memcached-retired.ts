import { MEMCACHE_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

export const memorystoreMemcachedRetired = guardrail({
  id: "memorystore-memcached-retired",
  severity: "warning",
  pack: "strict",
  what: "No new cache stands on a service that is being retired.",
  why: "Memorystore for Memcached takes no new projects after February 2027 and ends in January 2029; it has no TLS and no authentication either.",
  fix: "use google_memorystore_instance (Valkey)",
  references: [],
  appliesTo: [MEMCACHE_INSTANCE],
  inputs: () => ({ service: "Memorystore for Memcached" }),
  isValid: () => false,
});
