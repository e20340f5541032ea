import { EvictionPolicy } from "../../core";
import { storeRules } from "../../core/store-rules";
import {
  isWhole,
  knownItems,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import { RDB_ARN } from "../shared/arn";
import { canBeMade, ENGINES } from "../shared/engine-versions";
import { MAX_NODES } from "../shared/node-types";
import { ID_EXPECTED, isId } from "../shared/resource-name";
import { addressRules } from "../shared/rules/addresses";
import { keyRules } from "../shared/rules/keys";
import { nameRules } from "../shared/rules/names";
import { networkRules } from "../shared/rules/network";
import { nodeTypeRules } from "../shared/rules/node-type";
import { operationRules } from "../shared/rules/operations";
import { parameterRules } from "../shared/rules/parameters";
import { subnetRules } from "../shared/rules/subnets";
import { tagsRule } from "../shared/rules/tags";
import { tokenRules } from "../shared/rules/tokens";
import { userRules } from "../shared/rules/users";
import { AUTOSCALING_RULES } from "./autoscaling-rules";
import { CLUSTER_MODE_RULES } from "./cluster-mode";
import { DNS_ZONE_RULES } from "./endpoint-records";
import { SECONDARY_RULES } from "./global-membership";
import { PLACEMENT_RULES } from "./placement";
import { TransitEncryption } from "./props";
import type { ElastiCacheReplicationGroupSettings } from "./settings";

/** Sources, unless a rule names its own: the ElastiCache API reference and the AWS provider's schema. */
const rule = rulesFor<ElastiCacheReplicationGroupSettings>();

const PREFIX = "elasticache";

/** `KEA$` is a list of events. */
const PARAMETER_VALUE = /^[A-Za-z0-9 .,:$_-]*$/;

/** Node families that cannot fail over, and whether cluster mode lifts that. */
const NO_FAILOVER = [
  { family: "cache.t1.", unlessCluster: false },
  { family: "cache.t2.", unlessCluster: true },
];

/** Eviction policies that nodes with data tiering support. */
const DATA_TIERING_POLICIES = [
  EvictionPolicy.VOLATILE_LRU,
  EvictionPolicy.ALLKEYS_LRU,
  EvictionPolicy.NOEVICTION,
];

/**
 * Names of snapshots.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
 */
const SNAPSHOT_NAME = /^(automatic\.)?[A-Za-z](?!.*--)[0-9A-Za-z-]{0,253}(?<!-)$/;

/** Parameters that props set, and the prop to use. */
const OWN_PARAMETERS = new Map([
  ["maxmemory-policy", "evictionPolicy"],
  ["reserved-memory-percent", "reservedMemoryPercent"],
  ["reserved-memory", "reservedMemoryPercent"],
  ["cluster-enabled", "shards"],
]);

const isCluster = (settings: ElastiCacheReplicationGroupSettings) => settings.shards !== undefined;

const naming = [
  rule({
    id: "elasticache.replication-group-id",
    inputs: ({ cacheName }) => ({ replicationGroupId: cacheName }),
    isValid: ({ replicationGroupId }) => isId(replicationGroupId),
    expected: ID_EXPECTED,
    fix: "set replicationGroupId to such a name",
  }),
];

const engine: Rule<ElastiCacheReplicationGroupSettings>[] = [
  rule({
    id: "elasticache.engine",
    inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
    isValid: (inputs) => canBeMade(inputs.engine),
    expected: `${ENGINES.join(", ")}, or a later valkey 9, known at synthesis`,
    fix: "use one of the constants of CacheEngine that ElastiCache has",
  }),
  ...parameterRules(PREFIX, {
    own: OWN_PARAMETERS,
    name: /^[a-z][a-z0-9-]*$/,
    value: PARAMETER_VALUE,
    expected:
      "names of lower-case letters, digits and hyphens; values of letters, digits, spaces and .,:$_-",
  }),
  rule({
    id: "elasticache.reserved-memory",
    inputs: ({ reservedMemoryPercent }) => ({
      reservedMemoryPercent: mustBeKnown(reservedMemoryPercent),
    }),
    isValid: ({ reservedMemoryPercent }) => isWhole(reservedMemoryPercent, 0, 100),
    expected: "a whole number from 0 to 100, known at synthesis",
    fix: "leave reservedMemoryPercent out for the recommended share",
  }),
  rule({
    id: "elasticache.data-tiering-policy",
    inputs: ({ nodeType, evictionPolicy, knownNodeType }) =>
      knownNodeType?.dataTiering ? { nodeType, evictionPolicy } : undefined,
    isValid: ({ evictionPolicy }) => DATA_TIERING_POLICIES.includes(evictionPolicy),
    expected: `on nodes with data tiering ${DATA_TIERING_POLICIES.join(", ")}`,
    fix: "use one of those policies, or a node type without data tiering",
  }),
  rule({
    id: "elasticache.data-tiering-engine",
    inputs: (settings) =>
      settings.knownNodeType?.dataTiering
        ? { nodeType: settings.nodeType, engine: `${settings.engine}` }
        : undefined,
    isValid: (inputs) => !/ (6\.[01]|6\.x)$/.test(inputs.engine),
    expected: "on nodes with data tiering redis 6.2 and later, and valkey",
    fix: "use a later engine, or a node type without data tiering",
  }),
];

const nodes = [
  rule({
    id: "elasticache.replicas",
    inputs: ({ replicas }) => ({ replicas: mustBeKnown(replicas) }),
    isValid: ({ replicas }) => isWhole(replicas, 0, 5),
    expected: "a whole number from 0 to 5, known at synthesis",
    fix: "use 2 for three nodes, or spread keys over shards to scale further",
  }),
  rule({
    id: "elasticache.shards",
    inputs: ({ shards }) => (shards === undefined ? undefined : { shards: mustBeKnown(shards) }),
    isValid: ({ shards }) => isWhole(shards, 1, MAX_NODES),
    expected: `a whole number from 1 to ${MAX_NODES}, known at synthesis; not set for cluster mode off`,
    fix: "leave shards out, or give how many there are to be",
  }),
  rule({
    id: "elasticache.nodes",
    inputs: ({ shards, replicas }) =>
      isWhole(shards, 1, MAX_NODES) ? { shards, replicas } : undefined,
    isValid: ({ shards = 1, replicas }) => shards * (1 + replicas) <= MAX_NODES,
    expected: `up to ${MAX_NODES} nodes: shards × (1 + replicas)`,
    fix: "use fewer shards on a larger node type, or fewer replicas",
  }),
  rule({
    id: "elasticache.failover-replicas",
    inputs: (settings) =>
      isCluster(settings)
        ? undefined
        : { automaticFailover: settings.automaticFailover, replicas: settings.replicas },
    isValid: ({ automaticFailover, replicas }) => !automaticFailover || replicas !== 0,
    expected: "automatic failover with 1 to 5 replicas",
    fix: "add a replica, or set automaticFailover to false",
  }),
  rule({
    id: "elasticache.failover-cluster-mode",
    inputs: (settings) =>
      isCluster(settings) ? { automaticFailover: settings.automaticFailover } : undefined,
    isValid: ({ automaticFailover }) => automaticFailover,
    expected: "automatic failover on: cluster mode does not work without",
    fix: "leave automaticFailover out",
  }),
  rule({
    id: "elasticache.failover-node-type",
    inputs: (settings) =>
      settings.automaticFailover
        ? { nodeType: settings.nodeType, clusterMode: isCluster(settings) }
        : undefined,
    isValid: ({ nodeType, clusterMode }) =>
      !NO_FAILOVER.some(
        ({ family, unlessCluster }) =>
          nodeType.startsWith(family) && !(unlessCluster && clusterMode),
      ),
    expected: "automatic failover never on t1, and on t2 in cluster mode only",
    fix: "use a t4g or larger node type",
  }),
  rule({
    id: "elasticache.multi-az",
    inputs: ({ multiAz, automaticFailover, replicas }) => ({
      multiAz,
      automaticFailover,
      replicas,
    }),
    isValid: ({ multiAz, automaticFailover, replicas }) =>
      !multiAz || (automaticFailover && replicas !== 0),
    expected: "multi-AZ with automatic failover and at least one replica",
    fix: "add a replica and failover, or set multiAz to false",
  }),
];

const restore = [
  rule({
    id: "elasticache.restore-source",
    inputs: ({ snapshotName, snapshotArns }) => ({
      snapshotName: presence(snapshotName),
      snapshotArns: presence(snapshotArns),
    }),
    isValid: ({ snapshotName, snapshotArns }) =>
      snapshotName === undefined || snapshotArns === undefined,
    expected: "snapshotName or snapshotArns, one of the two",
    fix: "leave out one of them",
  }),
  rule({
    id: "elasticache.snapshot-name",
    inputs: ({ snapshotName }) => (snapshotName === undefined ? undefined : { snapshotName }),
    isValid: ({ snapshotName }) => SNAPSHOT_NAME.test(snapshotName),
    expected: "the name of a snapshot: letters, digits and single hyphens, a letter first",
    fix: "give the name that aws elasticache describe-snapshots shows, not the ARN",
  }),
  rule({
    id: "elasticache.snapshot-arns",
    inputs: ({ snapshotArns }) =>
      snapshotArns === undefined ? undefined : { snapshotArns: knownItems(snapshotArns) },
    isValid: ({ snapshotArns }) => snapshotArns.every((arn) => RDB_ARN.test(arn)),
    expected: "ARNs of .rdb files in S3, without commas",
    fix: "write them as arn:aws:s3:::BUCKET/FILE.rdb",
  }),
];

const encryption = [
  rule({
    id: "elasticache.transit-encryption",
    inputs: (settings) => ({
      transitEncryption: settings.transitEncryption,
      engine: `${settings.engine}`,
    }),
    isValid: (inputs) =>
      inputs.transitEncryption !== TransitEncryption.PREFERRED ||
      !inputs.engine.startsWith("redis 6"),
    expected: "preferred with redis 7.0.5 and later, and with valkey",
    fix: "use required; on redis 6 turning TLS on replaces the cache",
  }),
  rule({
    // The API's own words: "Transit encryption preferred is not supported with access control enabled
    // clusters".
    id: "elasticache.preferred-authentication",
    inputs: ({ authentication, transitEncryption }) => ({
      transitEncryption,
      authentication: authentication.kind,
    }),
    isValid: ({ transitEncryption, authentication }) =>
      transitEncryption !== TransitEncryption.PREFERRED || authentication === "none",
    expected: "preferred without authentication",
    fix: 'say authentication: { kind: "none" } until transitEncryption is required',
  }),
  rule({
    id: "elasticache.authentication-tls",
    inputs: ({ authentication, transitEncryption }) => ({
      authentication: authentication.kind,
      transitEncryption,
    }),
    isValid: ({ authentication, transitEncryption }) =>
      authentication === "none" || transitEncryption !== TransitEncryption.DISABLED,
    expected: "authentication with TLS",
    fix: 'leave transitEncryption at required, or say authentication: { kind: "none" }',
  }),
];

/** Everything that ElastiCache or its Terraform provider would refuse, and what no cache should be. */
export const REPLICATION_GROUP_RULES: readonly Rule<ElastiCacheReplicationGroupSettings>[] = [
  ...naming,
  tagsRule(PREFIX),
  ...nameRules(PREFIX),
  ...engine,
  ...nodeTypeRules(PREFIX),
  ...nodes,
  ...CLUSTER_MODE_RULES,
  ...AUTOSCALING_RULES,
  ...PLACEMENT_RULES,
  ...SECONDARY_RULES,
  ...DNS_ZONE_RULES,
  ...networkRules(PREFIX),
  ...subnetRules(PREFIX),
  ...keyRules(PREFIX),
  ...addressRules(PREFIX, {
    isWithout: (engine) => /^redis 6\.[01]/.test(engine),
    inWords: "redis 6.2 and later, and with valkey",
  }),
  ...restore,
  ...encryption,
  ...operationRules(PREFIX),
  ...storeRules(PREFIX, "snapshotRetention"),
  ...tokenRules(PREFIX),
  ...userRules(PREFIX),
];
