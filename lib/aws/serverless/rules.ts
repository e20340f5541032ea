import { areDistinct } from "../../core/distinct";
import { storeSnapshotsRule } from "../../core/store-rules";
import {
  isWhole,
  knownItems,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import { arnOf, RDB_ARN } from "../shared/arn";
import { ID_EXPECTED, isId } from "../shared/resource-name";
import { keyRules } from "../shared/rules/keys";
import { nameRules } from "../shared/rules/names";
import { secretRecoveryRule, snapshotRetentionRule } from "../shared/rules/operations";
import { subnetRules } from "../shared/rules/subnets";
import { tagsRule } from "../shared/rules/tags";
import { userRules } from "../shared/rules/users";
import type { ElastiCacheServerlessSettings } from "./settings";
import { USAGE_LIMIT_RULES } from "./usage-limits";

/** Source, unless a rule names its own: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html */
const rule = rulesFor<ElastiCacheServerlessSettings>();

/** Source: https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-elasticache-alpha.CacheEngine.html, November 2026 */
export const SERVERLESS_ENGINES: readonly string[] = [
  "valkey 7",
  "valkey 8",
  "valkey 9",
  "redis 7",
  "memcached 1.6",
];

/** Names of snapshots that AWS makes have a dot: `automatic.shop-2026-11-01-02-00`. */
const SNAPSHOT_ARN = arnOf("elasticache", "(serverlesscache)?snapshot:[A-Za-z][A-Za-z0-9.-]*");

const PREFIX = "elasticache";

/** Everything that ElastiCache or its Terraform provider would refuse, and what no cache should be. */
export const SERVERLESS_RULES: readonly Rule<ElastiCacheServerlessSettings>[] = [
  rule({
    id: "elasticache.serverless-name",
    inputs: ({ cacheName }) => ({ serverlessCacheName: cacheName }),
    isValid: ({ serverlessCacheName }) => isId(serverlessCacheName),
    expected: ID_EXPECTED,
    fix: "set serverlessCacheName to such a name",
  }),
  rule({
    id: "elasticache.serverless-description",
    inputs: ({ description }) => ({ description }),
    isValid: ({ description }) => isWhole(description.length, 1, 255),
    confidential: ["description"],
    expected: "1 to 255 characters",
    fix: "shorten the description",
  }),
  rule({
    id: "elasticache.serverless-engine",
    inputs: (settings) => ({ engine: mustBeKnown(`${settings.engine}`) }),
    isValid: (inputs) => SERVERLESS_ENGINES.includes(inputs.engine),
    expected: `${SERVERLESS_ENGINES.join(", ")}, known at synthesis: AWS chooses the minor version`,
    fix: "use CacheEngine.VALKEY_8, or another constant of a major version",
  }),
  rule({
    id: "elasticache.serverless-users",
    inputs: (settings) =>
      settings.isMemcached
        ? { engine: `${settings.engine}`, users: presence(settings.users) }
        : undefined,
    isValid: ({ users }) => users === undefined,
    expected: "Memcached without users: it has no authentication",
    fix: "leave users out, and let allowFrom decide who connects; or use Valkey",
  }),
  rule({
    id: "elasticache.serverless-subnets",
    inputs: ({ subnets }) => ({
      subnets: subnets.length,
      availabilityZones: knownItems(subnets.map(({ availabilityZone }) => availabilityZone)),
    }),
    isValid: ({ subnets, availabilityZones }) =>
      isWhole(subnets, 2, 3) && areDistinct(availabilityZones),
    expected: "two or three subnets, each in a zone of its own",
    fix: "give one subnet for each of two or three zones",
  }),
  rule({
    id: "elasticache.serverless-snapshot-time",
    inputs: ({ dailySnapshotTime }) => ({ dailySnapshotTime }),
    isValid: ({ dailySnapshotTime }) => /^([01]\d|2[0-3]):[0-5]\d$/.test(dailySnapshotTime),
    expected: "a time of the day in UTC, from 00:00 to 23:59",
    fix: "write it as 02:00",
  }),
  rule({
    id: "elasticache.serverless-restore",
    inputs: ({ snapshotArnsToRestore }) =>
      snapshotArnsToRestore && {
        number: snapshotArnsToRestore.length,
        snapshotArnsToRestore: knownItems(snapshotArnsToRestore),
      },
    isValid: ({ number, snapshotArnsToRestore }) =>
      number > 0 &&
      areDistinct(snapshotArnsToRestore) &&
      snapshotArnsToRestore.every((arn) => SNAPSHOT_ARN.test(arn) || RDB_ARN.test(arn)),
    confidential: ["snapshotArnsToRestore"],
    expected: "at least one ARN of a snapshot or of an RDB file in S3, each once",
    fix: "write it as arn:aws:elasticache:REGION:ACCOUNT:serverlesscachesnapshot:NAME, or as arn:aws:s3:::BUCKET/FILE.rdb",
  }),
  ...USAGE_LIMIT_RULES,
  tagsRule(PREFIX),
  ...nameRules(PREFIX),
  ...subnetRules(PREFIX),
  ...keyRules(PREFIX),
  snapshotRetentionRule(PREFIX),
  secretRecoveryRule(PREFIX),
  storeSnapshotsRule(PREFIX, "snapshotRetention"),
  ...userRules(PREFIX),
];
