import { type Rule, rulesFor } from "../../../core/validation";
import type { AzureManagedRedisSettings } from "../settings";
import { AzureManagedRedisSku, isFlash } from "../sku";
import { NAME } from "./name";

const rule = rulesFor<AzureManagedRedisSettings>();

const WITHOUT_GEO: readonly AzureManagedRedisSku[] = [
  AzureManagedRedisSku.BALANCED_B0,
  AzureManagedRedisSku.BALANCED_B1,
];

const GEO_MODULES: readonly string[] = ["RediSearch", "RedisJSON"];

/** What no member of a group may be. */
const MEMBER_RULES: readonly Rule<AzureManagedRedisSettings>[] = [
  rule({
    id: "azure.geo-group-name",
    inputs: ({ geoReplicationGroupName = "" }) => ({ geoReplicationGroupName }),
    isValid: ({ geoReplicationGroupName }) =>
      geoReplicationGroupName.length <= 63 && NAME.test(geoReplicationGroupName),
    expected: "1 to 63 letters, digits and single hyphens, a letter or a digit at both ends",
    fix: "set geoReplicationGroupName to such a name, the same for all members",
  }),
  rule({
    id: "azure.geo-size",
    inputs: ({ sku }) => ({ sku }),
    isValid: ({ sku }) => !WITHOUT_GEO.includes(sku) && !isFlash(sku),
    expected: "another size than B0, B1 and FlashOptimized in a geo-replication group",
    fix: "take AzureManagedRedisSku.BALANCED_B3 or a larger one",
  }),
  rule({
    id: "azure.geo-high-availability",
    inputs: ({ highAvailability }) => ({ highAvailability }),
    isValid: ({ highAvailability }) => highAvailability,
    expected: "high availability in a geo-replication group",
    fix: "leave highAvailability at true",
  }),
  rule({
    id: "azure.geo-modules",
    inputs: ({ modules }) => ({ modules }),
    isValid: ({ modules }) => modules.every((module) => GEO_MODULES.includes(module)),
    expected: "no module but RediSearch and RedisJSON in a geo-replication group",
    fix: "leave the others out",
  }),
  rule({
    id: "azure.geo-persistence",
    inputs: ({ snapshotPeriod, appendOnly }) => ({ snapshotPeriod, appendOnly }),
    isValid: ({ snapshotPeriod, appendOnly }) =>
      snapshotPeriod.toMilliseconds() === 0 && !appendOnly,
    expected: "no snapshots and no append-only file in a geo-replication group",
    fix: "leave snapshotPeriod and appendOnly out: the other members have the data",
  }),
];

/**
 * Rules for a member of a geo-replication group; other caches have nothing to judge.
 *
 * Source: https://learn.microsoft.com/azure/redis/how-to-active-geo-replication
 */
export const GEO_REPLICATION_RULES: readonly Rule<AzureManagedRedisSettings>[] = MEMBER_RULES.map(
  ({ id, judge }) => ({
    id,
    judge: (settings) =>
      settings.geoReplicationGroupName === undefined ? undefined : judge(settings),
  }),
);
