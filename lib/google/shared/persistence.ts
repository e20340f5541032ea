import type { Duration } from "../../core";
import type { AppendFsync } from "./props/append-only-file";
import { SNAPSHOT_PERIODS } from "./snapshot-periods";

/** What decides what outlives the nodes. */
export interface PersistenceConfigSettings {
  readonly snapshotPeriod: Duration;
  readonly snapshotStartTime?: string;
  readonly appendFsync?: AppendFsync;
}

/**
 * An append-only file, snapshots, or neither, always said: what is absent stays as it is.
 *
 * @param fsyncNames - how the API of the engine spells when the file is written to the disk
 */
export function persistenceConfig(
  { snapshotPeriod, snapshotStartTime, appendFsync }: PersistenceConfigSettings,
  fsyncNames: Readonly<Record<AppendFsync, string>>,
) {
  if (appendFsync !== undefined) {
    return { mode: "AOF", aofConfig: { appendFsync: fsyncNames[appendFsync] } };
  }
  const rdbSnapshotPeriod = SNAPSHOT_PERIODS.get(snapshotPeriod.toHours());
  return rdbSnapshotPeriod === undefined
    ? { mode: "DISABLED" }
    : { mode: "RDB", rdbConfig: { rdbSnapshotPeriod, rdbSnapshotStartTime: snapshotStartTime } };
}
