import { isStore } from "../../../core/cache-purpose";
import { type Rule, rulesFor } from "../../../core/validation";
import type { AzureManagedRedisSettings } from "../settings";
import { SNAPSHOT_PERIODS } from "../snapshot-periods";

const rule = rulesFor<AzureManagedRedisSettings>();

/** Rules for what outlives the nodes. Source: https://learn.microsoft.com/azure/redis/how-to-persistence */
export const PERSISTENCE_RULES: readonly Rule<AzureManagedRedisSettings>[] = [
  rule({
    id: "azure.snapshot-period",
    inputs: ({ snapshotPeriod }) => ({ snapshotPeriod }),
    isValid: ({ snapshotPeriod }) =>
      snapshotPeriod.toMilliseconds() === 0 || SNAPSHOT_PERIODS.has(snapshotPeriod.toHours()),
    expected: "1, 6 or 12 hours, or 0 for none",
    fix: "set snapshotPeriod to Duration.hours(12)",
  }),
  rule({
    id: "azure.append-only-snapshots",
    inputs: ({ appendOnly, snapshotPeriod }) =>
      appendOnly ? { appendOnly, snapshotPeriod } : undefined,
    isValid: ({ snapshotPeriod }) => snapshotPeriod.toMilliseconds() === 0,
    expected: "an append-only file or snapshots",
    fix: "leave one of them out",
  }),
  rule({
    id: "azure.store-snapshots",
    inputs: ({ purpose, snapshotPeriod, appendOnly, geoReplicationGroupName }) =>
      isStore({ purpose }) && !appendOnly && geoReplicationGroupName === undefined
        ? { purpose, snapshotPeriod }
        : undefined,
    isValid: ({ snapshotPeriod }) => snapshotPeriod.toMilliseconds() > 0,
    expected: "snapshots or an append-only file of a store: its data is nowhere else",
    fix: "leave snapshotPeriod out; for data that is elsewhere too say CachePurpose.CACHE",
  }),
];
