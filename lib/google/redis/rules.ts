import { haveOverlap, prefixLength } from "../../core/ip-network";
import {
  isUnresolved,
  isWhole,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import { networkProject, RESOURCE_NAME } from "../shared/resource-names";
import { identityRules } from "../shared/rules/identity";
import { keyRules } from "../shared/rules/keys";
import { networkRules } from "../shared/rules/network";
import { operationRules } from "../shared/rules/operations";
import { snapshotRules } from "../shared/rules/snapshots";
import { ENGINES, INSTANCE_ID, INSTANCE_ID_EXPECTED } from "./names";
import { ConnectMode, MemorystoreTier } from "./props";
import { REDIS_CONFIGS } from "./redis-configs";
import { effectiveRedisConfigs, type MemorystoreRedisSettings } from "./settings";

/** Sources, unless a rule names its own: the Memorystore API reference and the Google provider's schema. */
const rule = rulesFor<MemorystoreRedisSettings>();

/** Redis configuration parameters that props set, and the prop to use. */
const OWN_CONFIGS = new Map([
  ["maxmemory-policy", "evictionPolicy"],
  ["maxmemory-gb", "reservedMemoryPercent"],
]);

/** Parameters that props set and that old versions do not have. */
const OWN_CONFIG_VERSIONS = new Map([["maxmemory-gb", "4.0"]]);

const naming = [
  rule({
    id: "memorystore.instance-id",
    inputs: ({ cacheName }) => ({ instanceId: cacheName }),
    isValid: ({ instanceId }) => INSTANCE_ID.test(instanceId),
    expected: INSTANCE_ID_EXPECTED,
    fix: "set instanceId to such a name",
  }),
  rule({
    id: "memorystore.display-name",
    inputs: ({ displayName }) => ({ displayName }),
    isValid: ({ displayName }) => displayName.length <= 80,
    confidential: ["displayName"],
    expected: "a text of 1 to 80 characters",
    fix: "shorten displayName, or leave it out",
  }),
];

const engine = [
  rule({
    id: "memorystore.engine",
    inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
    isValid: (inputs) => ENGINES.includes(inputs.engine),
    expected: `${ENGINES.join(", ")}, known at synthesis`,
    fix: 'use CacheEngine.REDIS_7_2, or CacheEngine.redis("6.x") for version 6',
  }),
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
];

const nodes = [
  rule({
    id: "memorystore.memory",
    inputs: ({ memory }) => ({ memory }),
    isValid: ({ memory }) => isWhole(memory.toGibibytes(), 1, 300),
    expected: "1 to 300 whole GiB",
    fix: "write it as Size.gibibytes(5)",
  }),
  rule({
    id: "memorystore.read-replicas",
    inputs: ({ readReplicas }) =>
      readReplicas === undefined ? undefined : { readReplicas: mustBeKnown(readReplicas) },
    isValid: ({ readReplicas }) => isWhole(readReplicas, 1, 5),
    expected: "a whole number from 1 to 5, known at synthesis; nothing for no read replicas",
    fix: "leave readReplicas out, or give how many there are to be",
  }),
  rule({
    id: "memorystore.read-replicas-tier",
    inputs: ({ readReplicas, tier }) =>
      readReplicas === undefined ? undefined : { readReplicas, tier },
    isValid: ({ tier }) => tier !== MemorystoreTier.BASIC,
    expected: "read replicas with STANDARD_HA",
    fix: "use MemorystoreTier.STANDARD_HA, or leave readReplicas out",
  }),
  rule({
    id: "memorystore.read-replicas-memory",
    inputs: ({ readReplicas, memory }) =>
      readReplicas === undefined ? undefined : { readReplicas, memory },
    isValid: ({ memory }) => memory.toGibibytes() >= 5,
    expected: "read replicas with nodes of at least 5 GiB",
    fix: "use Size.gibibytes(5) or more, or leave readReplicas out",
  }),
  rule({
    id: "memorystore.read-replicas-version",
    inputs: ({ readReplicas, ...settings }) =>
      readReplicas === undefined ? undefined : { readReplicas, engine: `${settings.engine}` },
    isValid: (inputs) => !/ (3\.2|4\.0)$/.test(inputs.engine),
    expected: "read replicas with redis 5.0 and later",
    fix: "use a later engine, or leave readReplicas out",
  }),
  rule({
    id: "memorystore.zone",
    inputs: ({ zone, alternativeZone, region }) => ({ zone, alternativeZone, region }),
    isValid: ({ zone, alternativeZone, region }) =>
      [zone, alternativeZone].every(
        (name) => name === undefined || /^(.+)-[a-z]$/.exec(name)?.[1] === region,
      ),
    expected: "zones of the instance's region",
    fix: "write them as europe-west1-b",
  }),
  rule({
    id: "memorystore.alternative-zone",
    inputs: ({ zone, alternativeZone, tier }) =>
      alternativeZone === undefined ? undefined : { zone, alternativeZone, tier },
    isValid: ({ zone, alternativeZone, tier }) =>
      tier !== MemorystoreTier.BASIC && zone !== undefined && zone !== alternativeZone,
    expected: "with STANDARD_HA another zone than zone, which is given too",
    fix: "give zone as well, in another zone, or leave alternativeZone out",
  }),
];

const network = [
  rule({
    id: "memorystore.reserved-ip-range-name",
    inputs: ({ reservedIpRange, connectMode }) =>
      reservedIpRange !== undefined && connectMode === ConnectMode.PRIVATE_SERVICE_ACCESS
        ? { reservedIpRange }
        : undefined,
    isValid: ({ reservedIpRange }) => RESOURCE_NAME.test(reservedIpRange),
    expected: "with private service access the name of an allocated range",
    fix: "give the range's name, not its addresses, or leave it out to have one made",
  }),
  rule({
    id: "memorystore.reserved-ip-range-network",
    inputs: ({ reservedIpRange, connectMode, readReplicas }) =>
      reservedIpRange !== undefined && connectMode === ConnectMode.DIRECT_PEERING
        ? { reservedIpRange, readReplicas }
        : undefined,
    isValid: ({ reservedIpRange, readReplicas }) =>
      isWhole(prefixLength(reservedIpRange), 8, readReplicas === undefined ? 29 : 28),
    expected:
      "with direct peering an IPv4 network of /29 or larger, with read replicas /28 or larger",
    fix: "write it as 10.0.0.0/28, or leave it out",
  }),
  rule({
    id: "memorystore.reserved-ip-range-length",
    inputs: ({ reservedIpRangeLength }) => ({ reservedIpRangeLength }),
    isValid: ({ reservedIpRangeLength }) => isWhole(reservedIpRangeLength, 8, 24),
    expected: "a whole number from 8 to 24",
    fix: "leave reservedIpRangeLength out for 24",
  }),
  rule({
    id: "memorystore.shared-network",
    inputs: ({ project, connectMode, reservedIpRange, ...settings }) =>
      project === undefined
        ? undefined
        : {
            network: settings.network,
            project,
            connectMode,
            reservedIpRange: presence(reservedIpRange),
          },
    isValid: ({ project, connectMode, reservedIpRange, ...inputs }) =>
      [undefined, project].includes(networkProject(inputs.network)) ||
      (connectMode === ConnectMode.PRIVATE_SERVICE_ACCESS && reservedIpRange !== undefined),
    expected:
      "a network of another project with private service access and a range that was made there",
    fix: "have the network's project allocate a range and make the private connection, and give reservedIpRange",
  }),
  rule({
    id: "memorystore.secondary-ip-range",
    inputs: ({ secondaryIpRange, connectMode }) =>
      secondaryIpRange === undefined ? undefined : { secondaryIpRange, connectMode },
    isValid: ({ secondaryIpRange, connectMode }) =>
      secondaryIpRange === "auto" ||
      (connectMode === ConnectMode.DIRECT_PEERING
        ? isWhole(prefixLength(secondaryIpRange), 8, 28)
        : RESOURCE_NAME.test(secondaryIpRange)),
    expected:
      "auto; with private service access the name of an allocated range, with direct peering an IPv4 network of /28 or larger",
    fix: "use auto",
  }),
  rule({
    id: "memorystore.ip-ranges-overlap",
    inputs: ({ reservedIpRange, secondaryIpRange, connectMode }) =>
      connectMode === ConnectMode.DIRECT_PEERING && reservedIpRange && secondaryIpRange
        ? { reservedIpRange, secondaryIpRange }
        : undefined,
    isValid: ({ reservedIpRange, secondaryIpRange }) =>
      !haveOverlap([reservedIpRange, secondaryIpRange]),
    expected: "two networks without an address in common",
    fix: "give another secondaryIpRange, or auto",
  }),
  rule({
    id: "memorystore.secondary-ip-range-unused",
    inputs: ({ secondaryIpRange, readReplicas }) =>
      secondaryIpRange === undefined
        ? undefined
        : { secondaryIpRange: presence(secondaryIpRange), readReplicas: presence(readReplicas) },
    isValid: ({ readReplicas }) => readReplicas !== undefined,
    expected: "a secondary range with read replicas",
    fix: "give readReplicas too, or leave secondaryIpRange out",
  }),
];

const encryption = [
  rule({
    id: "memorystore.transit-encryption",
    inputs: (settings) =>
      settings.transitEncryption ? { engine: `${settings.engine}` } : undefined,
    isValid: (inputs) => inputs.engine !== "redis 3.2",
    expected: "TLS with redis 4.0 and later",
    fix: "use a later engine",
  }),
];

const PREFIX = "memorystore";

/** Everything that Memorystore or its Terraform provider would refuse, and what no cache should be. */
export const MEMORYSTORE_REDIS_RULES: readonly Rule<MemorystoreRedisSettings>[] = [
  ...naming,
  ...identityRules(PREFIX),
  ...engine,
  ...nodes,
  ...network,
  ...networkRules(PREFIX),
  ...encryption,
  ...keyRules(PREFIX),
  ...snapshotRules(PREFIX),
  ...operationRules(PREFIX),
];
