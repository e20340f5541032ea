import { MEMCACHE_INSTANCE } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const memorystoreMemcachedRetired = guardrail({
  id: "memorystore-memcached-retired",
  severity: "warning",
  pack: "strict",
  problem: "Google retires the service of this cache",
  why: "Memorystore for Memcached accepts no new projects after February 2027 and ends in January 2029. It has no TLS and no authentication.",
  fix: "use google_memorystore_instance (Valkey)",
  references: [],
  appliesTo: [MEMCACHE_INSTANCE],
  inputs: () => ({ service: "Memorystore for Memcached" }),
  isValid: () => false,
});
