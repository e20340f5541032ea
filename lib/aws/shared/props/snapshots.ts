import { type DailyWindow, Duration } from "../../../core";
import { DEFAULT_SNAPSHOT_WINDOW } from "../windows";

/** The snapshots of an ElastiCache cache. */
export interface ElastiCacheSnapshotProps {
  /**
   * How long daily snapshots are kept: whole days, 0 (none are made) to 35. Decide at creation:
   * turning snapshots on later depends on the first node still being there.
   *
   * @default Duration.days(7)
   */
  readonly snapshotRetention?: Duration;
  /**
   * When snapshots are made, at least 60 minutes.
   *
   * @default - 02:00 to 03:00 UTC
   */
  readonly snapshotWindow?: DailyWindow;
  /**
   * Whether a last snapshot is made when the cache is destroyed: `<id of the cache>-final-` and the id of its
   * security group, so that the next cache of this id can leave a snapshot too.
   *
   * @default true
   */
  readonly finalSnapshot?: boolean;
}

/** Fills in the defaults. */
export function withSnapshotDefaults({
  snapshotRetention = Duration.days(7),
  snapshotWindow = DEFAULT_SNAPSHOT_WINDOW,
  finalSnapshot = true,
}: ElastiCacheSnapshotProps) {
  return { snapshotRetention, snapshotWindow, finalSnapshot };
}
