import { EvictionPolicy } from "../../core";
import { isUnresolved, isWhole, mustBeKnown, type Rule, rulesFor } from "../../core/validation";
import type { TokenRotation, Users } from "../shared/elasticache-authentication";
import { TransitEncryption } from "./props";
import { type ElastiCacheReplicationGroupSettings, knownZones, userId } from "./settings";

const rule = rulesFor<ElastiCacheReplicationGroupSettings>();

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

const isCluster = (settings: ElastiCacheReplicationGroupSettings) => settings.shards !== undefined;

const naming = [
  rule({
    id: "elasticache.replication-group-id",
    inputs: ({ replicationGroupId }) => ({ replicationGroupId }),
    isValid: ({ replicationGroupId }) =>
      replicationGroupId.length <= 40 && ID.test(replicationGroupId),
    expected:
      "1 to 40 letters, digits and single hyphens, starting with a letter, no hyphen at the end",
    fix: "set replicationGroupId to such a name",
  }),
  rule({
    id: "elasticache.description",
    inputs: ({ description }) => ({ description }),
    isValid: ({ description }) => description.trim() !== "",
    expected: "a text that is not empty",
    fix: "say what the cache is for, or leave description out",
  }),
  rule({
    id: "elasticache.tags",
    inputs: ({ tags }) => (tags ? { tags } : undefined),
    isValid: ({ tags }) =>
      Object.keys(tags).length <= 50 &&
      Object.entries(tags).every(
        ([key, value]) =>
          key.length >= 1 && key.length <= 128 && value.length <= 256 && !/^aws:/i.test(key),
      ),
    expected:
      "up to 50 tags; keys of 1 to 128 characters that do not start with aws:, values up to 256",
    fix: "shorten or rename the tags",
  }),
];

const engine = [
  rule({
    id: "elasticache.engine",
    inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
    isValid: (inputs) => ENGINE.test(inputs.engine),
    expected: "redis 6.x, 6.0 to 7.1, valkey 7.2, or valkey 8.0 and later, known at synthesis",
    fix: "use one of the constants of CacheEngine that ElastiCache has",
  }),
  rule({
    id: "elasticache.parameters",
    inputs: ({ parameters }) => ({ parameters: Object.keys(parameters) }),
    isValid: ({ parameters }) => parameters.every((name) => OWN_PARAMETERS[name] === undefined),
    expected: `any parameter but ${Object.keys(OWN_PARAMETERS).join(", ")}`,
    fix: `use the props ${[...new Set(Object.values(OWN_PARAMETERS))].join(", ")} for those`,
  }),
  rule({
    id: "elasticache.eviction-policy",
    inputs: ({ evictionPolicy }) => ({ evictionPolicy }),
    isValid: ({ evictionPolicy }) => Object.values(EvictionPolicy).includes(evictionPolicy),
    expected: Object.values(EvictionPolicy).join(", "),
    fix: "use a member of EvictionPolicy",
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
    id: "elasticache.node-type",
    inputs: ({ nodeType }) => ({ nodeType }),
    isValid: ({ nodeType }) => NODE_TYPE.test(nodeType),
    expected: "cache.FAMILY.SIZE",
    fix: "write it as cache.r7g.large",
  }),
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
    isValid: ({ shards }) => isWhole(shards, 1, 500),
    expected: "a whole number from 1 to 500, known at synthesis; nothing for cluster mode off",
    fix: "leave shards out, or give how many there are to be",
  }),
  rule({
    id: "elasticache.nodes",
    inputs: ({ shards, replicas }) => (isWhole(shards, 1, 500) ? { shards, replicas } : undefined),
    isValid: ({ shards = 1, replicas }) => shards * (1 + replicas) <= 500,
    expected: "up to 500 nodes: shards × (1 + replicas)",
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

const network = [
  rule({
    id: "elasticache.subnet-source",
    inputs: ({ subnets, subnetGroupName }) => ({
      subnets: subnets?.map((subnet) => subnet.id),
      subnetGroupName,
    }),
    isValid: ({ subnets, subnetGroupName }) =>
      (subnets === undefined) !== (subnetGroupName === undefined),
    expected: "subnets or subnetGroupName, one of the two",
    fix: "give the subnets for a group to be made, or the name of a group that exists",
  }),
  rule({
    id: "elasticache.subnets",
    inputs: ({ subnets }) => (subnets ? { subnets: subnets.length } : undefined),
    isValid: ({ subnets }) => isWhole(subnets, 1, 20),
    expected: "1 to 20 subnets",
    fix: "give one subnet for each zone",
  }),
  rule({
    id: "elasticache.zones",
    inputs: (settings) => {
      const zones = knownZones(settings);
      return settings.multiAz && zones?.length
        ? { multiAz: true, availabilityZones: zones }
        : undefined;
    },
    isValid: ({ availabilityZones }) => new Set(availabilityZones).size >= 2,
    expected: "multi-AZ over at least two zones",
    fix: "add a subnet in another zone, or set multiAz to false",
  }),
  rule({
    id: "elasticache.port",
    inputs: ({ port }) => ({ port }),
    isValid: ({ port }) => isWhole(port, 1, 65535),
    expected: "a whole number from 1 to 65535",
    fix: "leave port out for 6379",
  }),
  rule({
    id: "elasticache.notification-topic",
    inputs: ({ notificationTopicArn }) =>
      notificationTopicArn === undefined ? undefined : { notificationTopicArn },
    isValid: ({ notificationTopicArn }) => TOPIC_ARN.test(notificationTopicArn),
    expected: "the ARN of an SNS topic",
    fix: "write it as arn:aws:sns:REGION:ACCOUNT:NAME",
  }),
];

const encryption = [
  rule({
    id: "elasticache.kms-key",
    inputs: ({ kmsKeyArn }) => (kmsKeyArn === undefined ? undefined : { kmsKeyArn }),
    isValid: ({ kmsKeyArn }) => KEY_ARN.test(kmsKeyArn),
    expected: "the ARN of a KMS key",
    fix: "write it as arn:aws:kms:REGION:ACCOUNT:key/ID; an alias is not enough",
  }),
  rule({
    id: "elasticache.kms-key-unused",
    inputs: ({ kmsKeyArn, atRestEncryption, customerManagedKey }) =>
      kmsKeyArn === undefined ? undefined : { kmsKeyArn, atRestEncryption, customerManagedKey },
    isValid: ({ atRestEncryption, customerManagedKey }) => atRestEncryption && customerManagedKey,
    expected: "a key with encryption at rest and a customer-managed key on",
    fix: "leave kmsKeyArn out, or leave atRestEncryption and customerManagedKey at true",
  }),
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

const operations = [
  rule({
    id: "elasticache.log-retention",
    inputs: ({ logRetention }) => ({ days: logRetention.toDays() }),
    isValid: ({ days }) => LOG_RETENTION_DAYS.includes(days),
    expected: `days: ${LOG_RETENTION_DAYS.join(", ")}`,
    fix: "set logRetention to one of those",
  }),
  rule({
    id: "elasticache.snapshot-retention",
    inputs: ({ snapshotRetention }) => ({ days: snapshotRetention.toDays() }),
    isValid: ({ days }) => isWhole(days, 0, 35),
    expected: "0 to 35 whole days",
    fix: "set snapshotRetention to such a duration",
  }),
  rule({
    id: "elasticache.window-length",
    inputs: ({ maintenanceWindow, snapshotWindow }) => ({ maintenanceWindow, snapshotWindow }),
    isValid: ({ maintenanceWindow, snapshotWindow }) =>
      maintenanceWindow.duration.toMinutes() >= 60 && snapshotWindow.duration.toMinutes() >= 60,
    expected: "windows of at least 60 minutes",
    fix: "give the windows a duration of Duration.hours(1) or more",
  }),
  rule({
    id: "elasticache.window-overlap",
    inputs: ({ maintenanceWindow, snapshotWindow }) => ({ maintenanceWindow, snapshotWindow }),
    isValid: ({ maintenanceWindow, snapshotWindow }) => !maintenanceWindow.overlaps(snapshotWindow),
    expected: "a maintenance window outside the daily snapshot window",
    fix: "move one of the windows",
  }),
  rule({
    id: "elasticache.secret-recovery",
    inputs: ({ secretRecoveryWindow }) => ({ days: secretRecoveryWindow.toDays() }),
    isValid: ({ days }) => days === 0 || isWhole(days, 7, 30),
    expected: "0, or 7 to 30 whole days",
    fix: "set secretRecoveryWindow to such a duration",
  }),
];

/** Someone may give the token in place of its secret's ARN: no error may repeat it. */
function arnOrLength(text: string): string {
  return isUnresolved(text) || SECRET_ARN.test(text) ? text : `a text of ${text.length} characters`;
}

function rotationOf({
  authentication,
}: ElastiCacheReplicationGroupSettings): TokenRotation | undefined {
  return authentication.kind === "none" || authentication.kind === "users"
    ? undefined
    : authentication.rotation;
}

function usersOf({
  authentication,
}: ElastiCacheReplicationGroupSettings): Users["users"] | undefined {
  return authentication.kind === "users" ? authentication.users : undefined;
}

const authentication = [
  rule({
    id: "elasticache.rotation-label",
    inputs: (settings) => {
      const label = rotationOf(settings)?.label;
      return label === undefined ? undefined : { label: mustBeKnown(label) };
    },
    isValid: ({ label }) => LABEL.test(label),
    expected: "1 to 40 letters, digits and hyphens, known at synthesis",
    fix: "name the token after its month, such as 2026-11; never after its value",
  }),
  rule({
    id: "elasticache.secret-arn",
    inputs: ({ authentication: source }) =>
      source.kind === "secret-token" ? { secretArn: arnOrLength(source.secretArn) } : undefined,
    isValid: ({ secretArn }) => SECRET_ARN.test(secretArn),
    expected: "the ARN of a Secrets Manager secret",
    fix: "write it as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME; never the value itself",
  }),
  rule({
    id: "elasticache.token-variable",
    inputs: (settings) =>
      settings.authentication.kind === "variable-token"
        ? { sensitive: settings.authentication.variable.sensitive === true }
        : undefined,
    isValid: ({ sensitive }) => sensitive,
    expected: "a variable with sensitive: true",
    fix: "make the variable sensitive, or Terraform prints the token in its plans",
  }),
  rule({
    id: "elasticache.users",
    inputs: (settings) => {
      const users = usersOf(settings);
      return users && { users: Object.keys(users) };
    },
    isValid: ({ users }) => isWhole(users.length, 1, 99) && !users.includes("default"),
    expected: "1 to 99 users, none of them named default: that one is turned off",
    fix: "name the users after the applications that connect",
  }),
  rule({
    id: "elasticache.user-id",
    inputs: (settings) => {
      const users = usersOf(settings);
      return (
        users && {
          userIds: Object.keys(users).map((name) => userId(settings.replicationGroupId, name)),
        }
      );
    },
    isValid: ({ userIds }) => userIds.every((id) => id.length <= 40 && ID.test(id)),
    expected:
      "user ids (the replication group's id, a hyphen and the name) of up to 40 letters, digits and single hyphens",
    fix: "shorten or rename the users, or shorten replicationGroupId",
  }),
  rule({
    id: "elasticache.user-access",
    inputs: (settings) => {
      const users = usersOf(settings);
      return users && { accessStrings: Object.values(users).map((user) => user.accessString) };
    },
    isValid: ({ accessStrings }) => accessStrings.every((access) => /^(on|off) \S/.test(access)),
    expected: "access strings that start with on or off and grant something",
    fix: "write them as: on ~app:* +@all -@dangerous",
  }),
  rule({
    id: "elasticache.user-passwords",
    inputs: (settings) => {
      const users = usersOf(settings);
      return (
        users && {
          passwordLabels: Object.values(users).map((user) => user.passwordLabels ?? ["initial"]),
        }
      );
    },
    isValid: ({ passwordLabels }) =>
      passwordLabels.every(
        (labels) =>
          isWhole(labels.length, 1, 2) &&
          new Set(labels).size === labels.length &&
          labels.every((label) => LABEL.test(label)),
      ),
    expected: "1 or 2 different labels a user, of 1 to 40 letters, digits and hyphens",
    fix: "remove the oldest label before adding another",
  }),
  rule({
    id: "elasticache.user-iam-engine",
    inputs: (settings) =>
      Object.values(usersOf(settings) ?? {}).some((user) => user.authentication === "iam")
        ? { engine: `${settings.engine}` }
        : undefined,
    isValid: (inputs) => !inputs.engine.startsWith("redis 6"),
    expected: "IAM with redis 7.0 and later, and with valkey",
    fix: "upgrade the engine, or give the users passwords",
  }),
];

/** Everything that ElastiCache or its Terraform provider would refuse, and what no cache should be. */
export const REPLICATION_GROUP_RULES: readonly Rule<ElastiCacheReplicationGroupSettings>[] = [
  ...naming,
  ...engine,
  ...nodes,
  ...network,
  ...encryption,
  ...operations,
  ...authentication,
];
