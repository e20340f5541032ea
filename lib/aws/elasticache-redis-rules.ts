import { EvictionPolicy } from "../cache";
import { isUnresolved, isWhole, mustBeKnown, type Rule, rulesFor } from "../cache/validation";
import type { TokenRotation, Users } from "./elasticache-authentication";
import { TransitEncryption } from "./elasticache-redis-props";
import { type ElastiCacheRedisSettings, knownZones, userId } from "./elasticache-redis-settings";

const rule = rulesFor<ElastiCacheRedisSettings>();

/** Sources, unless a rule names its own: the ElastiCache API reference and the AWS provider's schema. */
const ID = /^[A-Za-z](?!.*--)[0-9A-Za-z-]*(?<!-)$/;
const NODE_TYPE = /^cache\.[a-z0-9]+\.[a-z0-9]+$/;
/** Redis OSS ended at 7.1; Valkey began at 7.2. */
const ENGINE = /^(redis (6\.(x|\d+)|7\.[01])|valkey (7\.2|[89]\.\d+))$/;
const LABEL = /^[A-Za-z0-9-]{1,40}$/;
const KEY_ARN = /^arn:[^:]+:kms:[^:]+:\d{12}:key\/.+$/;
const SECRET_ARN = /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:.+$/;
const TOPIC_ARN = /^arn:[^:]+:sns:[^:]+:\d{12}:.+$/;

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

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

/** Parameters that props set, and the prop to use. */
const OWN_PARAMETERS: Record<string, string> = {
  "maxmemory-policy": "evictionPolicy",
  "reserved-memory-percent": "reservedMemoryPercent",
  "reserved-memory": "reservedMemoryPercent",
  "cluster-enabled": "shards",
};

const isCluster = (settings: ElastiCacheRedisSettings) => settings.shards !== undefined;

const naming = [
  rule({
    id: "elasticache.replication-group-id",
    given: ({ replicationGroupId }) => ({ replicationGroupId }),
    holds: ({ replicationGroupId }) =>
      replicationGroupId.length <= 40 && ID.test(replicationGroupId),
    allowed:
      "1 to 40 letters, digits and single hyphens, starting with a letter, no hyphen at the end",
    fix: "set replicationGroupId to such a name",
  }),
  rule({
    id: "elasticache.description",
    given: ({ description }) => ({ description }),
    holds: ({ description }) => description.trim() !== "",
    allowed: "a text that is not empty",
    fix: "say what the cache is for, or leave description out",
  }),
  rule({
    id: "elasticache.tags",
    given: ({ tags }) => (tags ? { tags } : undefined),
    holds: ({ tags }) =>
      Object.keys(tags).length <= 50 &&
      Object.entries(tags).every(
        ([key, value]) =>
          key.length >= 1 && key.length <= 128 && value.length <= 256 && !/^aws:/i.test(key),
      ),
    allowed:
      "up to 50 tags; keys of 1 to 128 characters that do not start with aws:, values up to 256",
    fix: "shorten or rename the tags",
  }),
];

const engine = [
  rule({
    id: "elasticache.engine",
    given: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
    holds: (given) => ENGINE.test(given.engine),
    allowed: "redis 6.x, 6.0 to 7.1, valkey 7.2, or valkey 8.0 and later, known at synthesis",
    fix: "use one of the constants of CacheEngine that ElastiCache has",
  }),
  rule({
    id: "elasticache.parameters",
    given: ({ parameters }) => ({ parameters: Object.keys(parameters) }),
    holds: ({ parameters }) => parameters.every((name) => OWN_PARAMETERS[name] === undefined),
    allowed: `any parameter but ${Object.keys(OWN_PARAMETERS).join(", ")}`,
    fix: `use the props ${[...new Set(Object.values(OWN_PARAMETERS))].join(", ")} for those`,
  }),
  rule({
    id: "elasticache.eviction-policy",
    given: ({ evictionPolicy }) => ({ evictionPolicy }),
    holds: ({ evictionPolicy }) => Object.values(EvictionPolicy).includes(evictionPolicy),
    allowed: Object.values(EvictionPolicy).join(", "),
    fix: "use a member of EvictionPolicy",
  }),
  rule({
    id: "elasticache.reserved-memory",
    given: ({ reservedMemoryPercent }) => ({
      reservedMemoryPercent: mustBeKnown(reservedMemoryPercent),
    }),
    holds: ({ reservedMemoryPercent }) => isWhole(reservedMemoryPercent, 0, 100),
    allowed: "a whole number from 0 to 100, known at synthesis",
    fix: "leave reservedMemoryPercent out for the recommended share",
  }),
  rule({
    id: "elasticache.data-tiering-policy",
    given: ({ nodeType, evictionPolicy, knownNodeType }) =>
      knownNodeType?.dataTiering ? { nodeType, evictionPolicy } : undefined,
    holds: ({ evictionPolicy }) => DATA_TIERING_POLICIES.includes(evictionPolicy),
    allowed: `on nodes with data tiering ${DATA_TIERING_POLICIES.join(", ")}`,
    fix: "use one of those policies, or a node type without data tiering",
  }),
  rule({
    id: "elasticache.data-tiering-engine",
    given: (settings) =>
      settings.knownNodeType?.dataTiering
        ? { nodeType: settings.nodeType, engine: `${settings.engine}` }
        : undefined,
    holds: (given) => !/ (6\.[01]|6\.x)$/.test(given.engine),
    allowed: "on nodes with data tiering redis 6.2 and later, and valkey",
    fix: "use a later engine, or a node type without data tiering",
  }),
];

const nodes = [
  rule({
    id: "elasticache.node-type",
    given: ({ nodeType }) => ({ nodeType }),
    holds: ({ nodeType }) => NODE_TYPE.test(nodeType),
    allowed: "cache.FAMILY.SIZE",
    fix: "write it as cache.r7g.large",
  }),
  rule({
    id: "elasticache.replicas",
    given: ({ replicas }) => ({ replicas: mustBeKnown(replicas) }),
    holds: ({ replicas }) => isWhole(replicas, 0, 5),
    allowed: "a whole number from 0 to 5, known at synthesis",
    fix: "use 2 for three nodes, or spread keys over shards to scale further",
  }),
  rule({
    id: "elasticache.shards",
    given: ({ shards }) => (shards === undefined ? undefined : { shards: mustBeKnown(shards) }),
    holds: ({ shards }) => isWhole(shards, 1, 500),
    allowed: "a whole number from 1 to 500, known at synthesis; nothing for cluster mode off",
    fix: "leave shards out, or give how many there are to be",
  }),
  rule({
    id: "elasticache.nodes",
    given: ({ shards, replicas }) => (isWhole(shards, 1, 500) ? { shards, replicas } : undefined),
    holds: ({ shards = 1, replicas }) => shards * (1 + replicas) <= 500,
    allowed: "up to 500 nodes: shards × (1 + replicas)",
    fix: "use fewer shards on a larger node type, or fewer replicas",
  }),
  rule({
    id: "elasticache.failover-replicas",
    given: (settings) =>
      isCluster(settings)
        ? undefined
        : { automaticFailover: settings.automaticFailover, replicas: settings.replicas },
    holds: ({ automaticFailover, replicas }) => !automaticFailover || replicas !== 0,
    allowed: "automatic failover with 1 to 5 replicas",
    fix: "add a replica, or set automaticFailover to false",
  }),
  rule({
    id: "elasticache.failover-cluster-mode",
    given: (settings) =>
      isCluster(settings) ? { automaticFailover: settings.automaticFailover } : undefined,
    holds: ({ automaticFailover }) => automaticFailover,
    allowed: "automatic failover on: cluster mode does not work without",
    fix: "leave automaticFailover out",
  }),
  rule({
    id: "elasticache.failover-node-type",
    given: (settings) =>
      settings.automaticFailover
        ? { nodeType: settings.nodeType, clusterMode: isCluster(settings) }
        : undefined,
    holds: ({ nodeType, clusterMode }) =>
      !NO_FAILOVER.some(
        ({ family, unlessCluster }) =>
          nodeType.startsWith(family) && !(unlessCluster && clusterMode),
      ),
    allowed: "automatic failover never on t1, and on t2 in cluster mode only",
    fix: "use a t4g or larger node type",
  }),
  rule({
    id: "elasticache.multi-az",
    given: ({ multiAz, automaticFailover, replicas }) => ({ multiAz, automaticFailover, replicas }),
    holds: ({ multiAz, automaticFailover, replicas }) =>
      !multiAz || (automaticFailover && replicas !== 0),
    allowed: "multi-AZ with automatic failover and at least one replica",
    fix: "add a replica and failover, or set multiAz to false",
  }),
];

const network = [
  rule({
    id: "elasticache.subnet-source",
    given: ({ subnets, subnetGroupName }) => ({
      subnets: subnets?.map((subnet) => subnet.id),
      subnetGroupName,
    }),
    holds: ({ subnets, subnetGroupName }) =>
      (subnets === undefined) !== (subnetGroupName === undefined),
    allowed: "subnets or subnetGroupName, one of the two",
    fix: "give the subnets for a group to be made, or the name of a group that exists",
  }),
  rule({
    id: "elasticache.subnets",
    given: ({ subnets }) => (subnets ? { subnets: subnets.length } : undefined),
    holds: ({ subnets }) => isWhole(subnets, 1, 20),
    allowed: "1 to 20 subnets",
    fix: "give one subnet for each zone",
  }),
  rule({
    id: "elasticache.zones",
    given: (settings) => {
      const zones = knownZones(settings);
      return settings.multiAz && zones?.length
        ? { multiAz: true, availabilityZones: zones }
        : undefined;
    },
    holds: ({ availabilityZones }) => new Set(availabilityZones).size >= 2,
    allowed: "multi-AZ over at least two zones",
    fix: "add a subnet in another zone, or set multiAz to false",
  }),
  rule({
    id: "elasticache.port",
    given: ({ port }) => ({ port }),
    holds: ({ port }) => isWhole(port, 1, 65535),
    allowed: "a whole number from 1 to 65535",
    fix: "leave port out for 6379",
  }),
  rule({
    id: "elasticache.notification-topic",
    given: ({ notificationTopicArn }) =>
      notificationTopicArn === undefined ? undefined : { notificationTopicArn },
    holds: ({ notificationTopicArn }) => TOPIC_ARN.test(notificationTopicArn),
    allowed: "the ARN of an SNS topic",
    fix: "write it as arn:aws:sns:REGION:ACCOUNT:NAME",
  }),
];

const encryption = [
  rule({
    id: "elasticache.kms-key",
    given: ({ kmsKeyArn }) => (kmsKeyArn === undefined ? undefined : { kmsKeyArn }),
    holds: ({ kmsKeyArn }) => KEY_ARN.test(kmsKeyArn),
    allowed: "the ARN of a KMS key",
    fix: "write it as arn:aws:kms:REGION:ACCOUNT:key/ID; an alias is not enough",
  }),
  rule({
    id: "elasticache.kms-key-unused",
    given: ({ kmsKeyArn, atRestEncryption, customerManagedKey }) =>
      kmsKeyArn === undefined ? undefined : { kmsKeyArn, atRestEncryption, customerManagedKey },
    holds: ({ atRestEncryption, customerManagedKey }) => atRestEncryption && customerManagedKey,
    allowed: "a key with encryption at rest and a customer-managed key on",
    fix: "leave kmsKeyArn out, or leave atRestEncryption and customerManagedKey at true",
  }),
  rule({
    id: "elasticache.transit-encryption",
    given: (settings) => ({
      transitEncryption: settings.transitEncryption,
      engine: `${settings.engine}`,
    }),
    holds: (given) =>
      given.transitEncryption !== TransitEncryption.PREFERRED ||
      !given.engine.startsWith("redis 6"),
    allowed: "preferred with redis 7.0.5 and later, and with valkey",
    fix: "use required; on redis 6 turning TLS on replaces the cache",
  }),
  rule({
    // The API's own words: "Transit encryption preferred is not supported with access control enabled
    // clusters".
    id: "elasticache.preferred-authentication",
    given: ({ authentication, transitEncryption }) => ({
      transitEncryption,
      authentication: authentication.kind,
    }),
    holds: ({ transitEncryption, authentication }) =>
      transitEncryption !== TransitEncryption.PREFERRED || authentication === "none",
    allowed: "preferred without authentication",
    fix: 'say authentication: { kind: "none" } until transitEncryption is required',
  }),
  rule({
    id: "elasticache.authentication-tls",
    given: ({ authentication, transitEncryption }) => ({
      authentication: authentication.kind,
      transitEncryption,
    }),
    holds: ({ authentication, transitEncryption }) =>
      authentication === "none" || transitEncryption !== TransitEncryption.DISABLED,
    allowed: "authentication with TLS",
    fix: 'leave transitEncryption at required, or say authentication: { kind: "none" }',
  }),
];

const operations = [
  rule({
    id: "elasticache.log-retention",
    given: ({ logRetention }) => ({ days: logRetention.toDays() }),
    holds: ({ days }) => LOG_RETENTION_DAYS.includes(days),
    allowed: `days: ${LOG_RETENTION_DAYS.join(", ")}`,
    fix: "set logRetention to one of those",
  }),
  rule({
    id: "elasticache.snapshot-retention",
    given: ({ snapshotRetention }) => ({ days: snapshotRetention.toDays() }),
    holds: ({ days }) => isWhole(days, 0, 35),
    allowed: "0 to 35 whole days",
    fix: "set snapshotRetention to such a duration",
  }),
  rule({
    id: "elasticache.window-length",
    given: ({ maintenanceWindow, snapshotWindow }) => ({ maintenanceWindow, snapshotWindow }),
    holds: ({ maintenanceWindow, snapshotWindow }) =>
      maintenanceWindow.duration.toMinutes() >= 60 && snapshotWindow.duration.toMinutes() >= 60,
    allowed: "windows of at least 60 minutes",
    fix: "give the windows a duration of Duration.hours(1) or more",
  }),
  rule({
    id: "elasticache.window-overlap",
    given: ({ maintenanceWindow, snapshotWindow }) => ({ maintenanceWindow, snapshotWindow }),
    holds: ({ maintenanceWindow, snapshotWindow }) => !maintenanceWindow.overlaps(snapshotWindow),
    allowed: "a maintenance window outside the daily snapshot window",
    fix: "move one of the windows",
  }),
  rule({
    id: "elasticache.secret-recovery",
    given: ({ secretRecoveryWindow }) => ({ days: secretRecoveryWindow.toDays() }),
    holds: ({ days }) => days === 0 || isWhole(days, 7, 30),
    allowed: "0, or 7 to 30 whole days",
    fix: "set secretRecoveryWindow to such a duration",
  }),
];

/** Someone may give the token in place of its secret's ARN: no error may repeat it. */
function arnOrLength(text: string): string {
  return isUnresolved(text) || SECRET_ARN.test(text) ? text : `a text of ${text.length} characters`;
}

function rotationOf({ authentication }: ElastiCacheRedisSettings): TokenRotation | undefined {
  return authentication.kind === "none" || authentication.kind === "users"
    ? undefined
    : authentication.rotation;
}

function usersOf({ authentication }: ElastiCacheRedisSettings): Users["users"] | undefined {
  return authentication.kind === "users" ? authentication.users : undefined;
}

const authentication = [
  rule({
    id: "elasticache.rotation-label",
    given: (settings) => {
      const label = rotationOf(settings)?.label;
      return label === undefined ? undefined : { label: mustBeKnown(label) };
    },
    holds: ({ label }) => LABEL.test(label),
    allowed: "1 to 40 letters, digits and hyphens, known at synthesis",
    fix: "name the token after its month, such as 2026-11; never after its value",
  }),
  rule({
    id: "elasticache.secret-arn",
    given: ({ authentication: source }) =>
      source.kind === "secret-token" ? { secretArn: arnOrLength(source.secretArn) } : undefined,
    holds: ({ secretArn }) => SECRET_ARN.test(secretArn),
    allowed: "the ARN of a Secrets Manager secret",
    fix: "write it as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME; never the value itself",
  }),
  rule({
    id: "elasticache.token-variable",
    given: (settings) =>
      settings.authentication.kind === "variable-token"
        ? { sensitive: settings.authentication.variable.sensitive === true }
        : undefined,
    holds: ({ sensitive }) => sensitive,
    allowed: "a variable with sensitive: true",
    fix: "make the variable sensitive, or Terraform prints the token in its plans",
  }),
  rule({
    id: "elasticache.users",
    given: (settings) => {
      const users = usersOf(settings);
      return users && { users: Object.keys(users) };
    },
    holds: ({ users }) => isWhole(users.length, 1, 99) && !users.includes("default"),
    allowed: "1 to 99 users, none of them named default: that one is turned off",
    fix: "name the users after the applications that connect",
  }),
  rule({
    id: "elasticache.user-id",
    given: (settings) => {
      const users = usersOf(settings);
      return (
        users && {
          userIds: Object.keys(users).map((name) => userId(settings.replicationGroupId, name)),
        }
      );
    },
    holds: ({ userIds }) => userIds.every((id) => id.length <= 40 && ID.test(id)),
    allowed:
      "user ids (the replication group's id, a hyphen and the name) of up to 40 letters, digits and single hyphens",
    fix: "shorten or rename the users, or shorten replicationGroupId",
  }),
  rule({
    id: "elasticache.user-access",
    given: (settings) => {
      const users = usersOf(settings);
      return users && { accessStrings: Object.values(users).map((user) => user.accessString) };
    },
    holds: ({ accessStrings }) => accessStrings.every((access) => /^(on|off) \S/.test(access)),
    allowed: "access strings that start with on or off and grant something",
    fix: "write them as: on ~app:* +@all -@dangerous",
  }),
  rule({
    id: "elasticache.user-passwords",
    given: (settings) => {
      const users = usersOf(settings);
      return (
        users && {
          passwordLabels: Object.values(users).map((user) => user.passwordLabels ?? ["initial"]),
        }
      );
    },
    holds: ({ passwordLabels }) =>
      passwordLabels.every(
        (labels) =>
          isWhole(labels.length, 1, 2) &&
          new Set(labels).size === labels.length &&
          labels.every((label) => LABEL.test(label)),
      ),
    allowed: "1 or 2 different labels a user, of 1 to 40 letters, digits and hyphens",
    fix: "remove the oldest label before adding another",
  }),
  rule({
    id: "elasticache.user-iam-engine",
    given: (settings) =>
      Object.values(usersOf(settings) ?? {}).some((user) => user.authentication === "iam")
        ? { engine: `${settings.engine}` }
        : undefined,
    holds: (given) => !given.engine.startsWith("redis 6"),
    allowed: "IAM with redis 7.0 and later, and with valkey",
    fix: "upgrade the engine, or give the users passwords",
  }),
];

/** Everything that ElastiCache or its Terraform provider would refuse, and what no cache should be. */
export const ELASTICACHE_REDIS_RULES: readonly Rule<ElastiCacheRedisSettings>[] = [
  ...naming,
  ...engine,
  ...nodes,
  ...network,
  ...encryption,
  ...operations,
  ...authentication,
];
