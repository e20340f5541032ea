import { Size } from "../../core";
import { isWhole, mustBeKnown, type Rule, rulesFor } from "../../core/validation";
import { canBeMemcached, MEMCACHED_ENGINES } from "../shared/engine-versions";
import { CLUSTER_ID_EXPECTED, isClusterId } from "../shared/resource-name";
import { addressRules } from "../shared/rules/addresses";
import { nameRules } from "../shared/rules/names";
import { knownZones, placeRules } from "../shared/rules/network";
import { nodeTypeRules } from "../shared/rules/node-type";
import { parameterRules } from "../shared/rules/parameters";
import { subnetRules } from "../shared/rules/subnets";
import { tagsRule } from "../shared/rules/tags";
import { AzMode } from "./props";
import { type ElastiCacheMemcachedSettings, MEMCACHED_PORT } from "./settings";

/** Source, unless a rule names its own: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html */
const rule = rulesFor<ElastiCacheMemcachedSettings>();

const PREFIX = "elasticache";

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html */
export const MAX_MEMCACHED_NODES = 60;

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html */
const WITH_TLS = /^1\.6\.(1[2-9]|[2-9]\d)$/;

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html */
const WITH_IPV6 = /^memcached 1\.6\.([6-9]|[1-9]\d)$/;

/** Node families that run Redis OSS and Valkey alone. Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html */
const WITHOUT_MEMCACHED = /^cache\.(r6gd|m8g|r8g)\./;

/** Items are made of chunks of this size, and memcached starts with no other limit than a multiple of it. */
const CHUNK = Size.mebibytes(0.5);
const LARGEST_ITEM = Size.gibibytes(1);

/** Parameters that props set, and the prop to use. */
const OWN_PARAMETERS = new Map([
  ["max_item_size", "maxItemSize"],
  ["memcached_connections_overhead", "connectionsOverhead"],
]);

const naming = [
  rule({
    id: "elasticache.cluster-id",
    inputs: ({ cacheName }) => ({ clusterId: cacheName }),
    isValid: ({ clusterId }) => isClusterId(clusterId),
    expected: CLUSTER_ID_EXPECTED,
    fix: "set clusterId to such a name",
  }),
];

const engine = [
  rule({
    id: "elasticache.memcached-engine",
    inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
    isValid: (inputs) => canBeMemcached(inputs.engine),
    expected: `${MEMCACHED_ENGINES.join(", ")}, or a later 1.6, with the patch version, known at synthesis`,
    fix: "use CacheEngine.MEMCACHED_1_6_22; Redis OSS and Valkey are of ElastiCacheReplicationGroup",
  }),
  rule({
    id: "elasticache.memcached-node-type",
    inputs: ({ nodeType }) => ({ nodeType }),
    isValid: ({ nodeType }) => !WITHOUT_MEMCACHED.test(nodeType),
    expected: "a node type that runs Memcached: r6gd, m8g and r8g do not",
    fix: "use a node type such as cache.r7g.large",
  }),
  rule({
    id: "elasticache.memcached-tls",
    inputs: ({ engine, transitEncryption }) =>
      transitEncryption ? { transitEncryption, version: engine.version } : undefined,
    isValid: ({ version }) => WITH_TLS.test(version),
    expected: "TLS with memcached 1.6.12 and later",
    fix: "use CacheEngine.MEMCACHED_1_6_22, or set transitEncryption to false",
  }),
];

const parameters: Rule<ElastiCacheMemcachedSettings>[] = [
  ...parameterRules(PREFIX, {
    own: OWN_PARAMETERS,
    name: /^[a-z][a-z0-9_]*$/,
    value: /^[A-Za-z0-9.]*$/,
    expected:
      "names of lower-case letters, digits and underscores; values of letters, digits and dots",
  }),
  rule({
    id: "elasticache.max-item-size",
    inputs: ({ maxItemSize, knownNodeType, parameters }) =>
      // Who sets the size of the chunks knows what its multiples are.
      maxItemSize === undefined || parameters.slab_chunk_max !== undefined
        ? undefined
        : { maxItemSize, memoryOfNode: knownNodeType?.maxMemory },
    isValid: ({ maxItemSize, memoryOfNode }) =>
      isWhole(maxItemSize.toBytes() / CHUNK.toBytes(), 1, Number.MAX_SAFE_INTEGER) &&
      maxItemSize.toBytes() < LARGEST_ITEM.toBytes() &&
      maxItemSize.toBytes() <= (memoryOfNode?.toBytes() ?? Number.POSITIVE_INFINITY) / 2,
    expected:
      "a multiple of 512 KiB, below 1 GiB and up to half of a node's memory: memcached does not start with others",
    fix: "use a size such as Size.mebibytes(4), and split larger values",
  }),
  rule({
    id: "elasticache.connections-overhead",
    inputs: ({ connectionsOverhead, knownNodeType }) => ({
      connectionsOverhead,
      memoryOfNode: knownNodeType?.maxMemory,
    }),
    isValid: ({ connectionsOverhead, memoryOfNode }) =>
      isWhole(connectionsOverhead.toMebibytes(), 0, Number.MAX_SAFE_INTEGER) &&
      connectionsOverhead.toBytes() < (memoryOfNode?.toBytes() ?? Number.POSITIVE_INFINITY),
    expected: "whole MiB, less than a node has",
    fix: "leave connectionsOverhead out for 100 MiB",
  }),
  rule({
    id: "elasticache.item-size",
    inputs: ({ expectedData, maxItemSize = Size.mebibytes(1) }) =>
      expectedData?.items && {
        maxItemSize,
        averageSizes: expectedData.items.map(({ averageSize }) => averageSize),
      },
    isValid: ({ maxItemSize, averageSizes }) =>
      averageSizes.every((size) => size.toBytes() < maxItemSize.toBytes()),
    expected: "expectedData of items that are smaller than maxItemSize, even on average",
    fix: "raise maxItemSize, or split the values",
  }),
];

const nodes = [
  rule({
    id: "elasticache.memcached-nodes",
    inputs: ({ numCacheNodes }) => ({ numCacheNodes: mustBeKnown(numCacheNodes) }),
    isValid: ({ numCacheNodes }) => isWhole(numCacheNodes, 1, MAX_MEMCACHED_NODES),
    expected: `a whole number from 1 to ${MAX_MEMCACHED_NODES}, known at synthesis: alarms and Services are made for each node`,
    fix: "use larger nodes, or leave numCacheNodes out for 3",
  }),
  rule({
    id: "elasticache.az-mode",
    inputs: ({ azMode, numCacheNodes }) => ({ azMode, numCacheNodes }),
    isValid: ({ azMode, numCacheNodes }) => azMode !== AzMode.CROSS_AZ || numCacheNodes > 1,
    expected: "cross-az with two nodes or more",
    fix: "add a node, or leave azMode out",
  }),
  rule({
    id: "elasticache.zones",
    inputs: (settings) => {
      const zones = knownZones(settings);
      return settings.azMode === AzMode.CROSS_AZ && zones?.length
        ? { azMode: settings.azMode, availabilityZones: zones }
        : undefined;
    },
    isValid: ({ availabilityZones }) => new Set(availabilityZones).size >= 2,
    expected: "cross-az over at least two zones",
    fix: "add a subnet in another zone, or set azMode to AzMode.SINGLE_AZ",
  }),
  rule({
    // When a node is added, the provider takes its zone by its place in the list.
    id: "elasticache.preferred-zones",
    inputs: ({ preferredAvailabilityZones: zones, numCacheNodes }) =>
      zones && { zones: zones.length, numCacheNodes },
    isValid: ({ zones, numCacheNodes }) => zones === numCacheNodes,
    expected: "one preferred zone for each node",
    fix: "give preferredAvailabilityZones as many zones as there are nodes, in their order",
  }),
  rule({
    id: "elasticache.preferred-zones-mode",
    inputs: ({ preferredAvailabilityZones: zones, azMode }) => zones && { zones, azMode },
    isValid: ({ zones, azMode }) => new Set(zones).size > 1 === (azMode === AzMode.CROSS_AZ),
    expected: "several zones with cross-az, one and the same with single-az",
    fix: "leave azMode out, or correct preferredAvailabilityZones",
  }),
  rule({
    id: "elasticache.preferred-zones-subnets",
    inputs: (settings) => {
      const { preferredAvailabilityZones } = settings;
      const availabilityZones = knownZones(settings);
      return preferredAvailabilityZones && availabilityZones?.length
        ? { preferredAvailabilityZones, availabilityZones }
        : undefined;
    },
    isValid: ({ preferredAvailabilityZones, availabilityZones }) =>
      preferredAvailabilityZones.every((zone) => availabilityZones.includes(zone)),
    expected: "preferred zones in which a subnet is",
    fix: "add a subnet in that zone, or choose one that there is",
  }),
];

const maintenance = [
  rule({
    id: "elasticache.window-length",
    inputs: ({ maintenanceWindow }) => ({ maintenanceWindow }),
    isValid: ({ maintenanceWindow }) => maintenanceWindow.duration.toMinutes() >= 60,
    expected: "windows of at least 60 minutes",
    fix: "give the window a duration of Duration.hours(1) or more",
  }),
];

/** Everything that ElastiCache, its Terraform provider or memcached would refuse, and what no cache should be. */
export const MEMCACHED_RULES: readonly Rule<ElastiCacheMemcachedSettings>[] = [
  ...naming,
  tagsRule(PREFIX),
  ...nameRules(PREFIX),
  ...engine,
  ...nodeTypeRules(PREFIX),
  ...parameters,
  ...nodes,
  ...placeRules(PREFIX, MEMCACHED_PORT),
  ...subnetRules(PREFIX),
  ...addressRules(PREFIX, {
    isWithout: (engine) => !WITH_IPV6.test(engine),
    inWords: "memcached 1.6.6 and later",
  }),
  ...maintenance,
];
