import type { CacheEngine } from "../../../core";
import { isUnresolved, isWhole, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import { ENGINES } from "../names";
import { REDIS_CONFIGS } from "../redis-configs";
import { effectiveRedisConfigs, type MemorystoreRedisSettings } from "../settings";

/** Sources, unless a rule names its own: the Memorystore API reference and the Google provider's schema. */
const rule = rulesFor<MemorystoreRedisSettings>();

/** Redis configuration parameters that props set, and the prop to use. */
const OWN_CONFIGS = new Map([
  ["maxmemory-policy", "evictionPolicy"],
  ["maxmemory-gb", "reservedMemoryPercent"],
]);

/** Parameters that props set and that old versions do not have. */
const OWN_CONFIG_VERSIONS = new Map([["maxmemory-gb", "4.0"]]);

/** The engine, of an instance that is made or imported. */
export const ENGINE_RULE = rulesFor<{ readonly engine: CacheEngine }>()({
  id: "memorystore.engine",
  inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
  isValid: (inputs) => ENGINES.includes(inputs.engine),
  expected: `${ENGINES.join(", ")}, known at synthesis`,
  fix: 'use CacheEngine.REDIS_7_2, or CacheEngine.redis("6.x") for version 6',
});

/** Rules for the engine, its configuration and encryption in transit. */
export const ENGINE_RULES: readonly Rule<MemorystoreRedisSettings>[] = [
  ENGINE_RULE,
  rule({
    id: "memorystore.eviction-policy-version",
    inputs: (settings) => ({
      evictionPolicy: settings.evictionPolicy,
      engine: `${settings.engine}`,
    }),
    isValid: (inputs) => !(inputs.evictionPolicy.endsWith("-lfu") && inputs.engine === "redis 3.2"),
    expected: "the lfu policies with redis 4.0 and later",
    fix: "use a later engine, or an lru policy",
  }),
  rule({
    id: "memorystore.reserved-memory",
    inputs: ({ reservedMemoryPercent }) => ({
      reservedMemoryPercent: mustBeKnown(reservedMemoryPercent),
    }),
    isValid: ({ reservedMemoryPercent }) => isWhole(reservedMemoryPercent, 0, 80),
    expected: "a whole number from 0 to 80, known at synthesis: maxmemory-gb is a fifth or more",
    fix: "leave reservedMemoryPercent out for 20",
  }),
  rule({
    id: "memorystore.redis-configs-own",
    inputs: ({ redisConfigs }) => ({ redisConfigs: Object.keys(redisConfigs) }),
    isValid: ({ redisConfigs }) => redisConfigs.every((name) => !OWN_CONFIGS.has(name)),
    expected: `any parameter but ${[...OWN_CONFIGS.keys()].join(", ")}`,
    fix: `use the props ${[...OWN_CONFIGS.values()].join(", ")} for those`,
  }),
  rule({
    id: "memorystore.redis-configs-name",
    inputs: ({ redisConfigs }) => ({
      redisConfigs: Object.keys(redisConfigs).filter((name) => !OWN_CONFIGS.has(name)),
    }),
    isValid: ({ redisConfigs }) => redisConfigs.every((name) => REDIS_CONFIGS.has(name)),
    expected: [...REDIS_CONFIGS.keys()].join(", "),
    fix: "leave out what Memorystore does not let its users set",
  }),
  rule({
    id: "memorystore.redis-configs-version",
    inputs: (settings) => ({
      engine: `${settings.engine}`,
      redisConfigs: Object.keys(effectiveRedisConfigs(settings)).filter((name) => {
        const since = REDIS_CONFIGS.get(name)?.since ?? OWN_CONFIG_VERSIONS.get(name);
        return ENGINES.includes(`${settings.engine}`) && since && !settings.engine.isAtLeast(since);
      }),
    }),
    isValid: ({ redisConfigs }) => redisConfigs.length === 0,
    expected: `from 4.0 maxmemory-gb; ${[...REDIS_CONFIGS].map(([name, { since }]) => `from ${since} ${name}`).join("; ")}`,
    fix: "use a later engine, or leave the parameter out; maxmemory-gb is left out with reservedMemoryPercent 0",
  }),
  rule({
    id: "memorystore.redis-configs-value",
    inputs: ({ redisConfigs }) => ({
      redisConfigs: Object.fromEntries(
        Object.entries(redisConfigs).filter(([, value]) => !isUnresolved(value)),
      ),
    }),
    isValid: ({ redisConfigs }) =>
      Object.entries(redisConfigs).every(
        ([name, value]) => REDIS_CONFIGS.get(name)?.accepts.test(value) ?? true,
      ),
    confidential: ["redisConfigs"],
    expected: [...REDIS_CONFIGS].map(([name, { expected }]) => `${name}: ${expected}`).join("; "),
    fix: "correct the value",
  }),
  rule({
    id: "memorystore.transit-encryption",
    inputs: (settings) =>
      settings.transitEncryption ? { engine: `${settings.engine}` } : undefined,
    isValid: (inputs) => inputs.engine !== "redis 3.2",
    expected: "TLS with redis 4.0 and later",
    fix: "use a later engine",
  }),
];
