import { type CachePurpose, Duration } from "../../../core";

/** The snapshots of a Memorystore cache. */
export interface MemorystoreSnapshotProps {
  /**
   * How often a snapshot is made from which Google restores a node: 1, 6, 12 or 24 hours, or 0 for
   * none. Snapshots cannot be read or restored by hand.
   *
   * @default - 24 hours; 1 hour for a store, which loses what was written since the last one when all of
   * its nodes fail
   */
  readonly snapshotPeriod?: Duration;
  /**
   * When the first snapshot is made and later ones are aligned to, RFC 3339 in UTC:
   * `2026-11-01T02:00:00Z`.
   *
   * @default - when the cache is made
   */
  readonly snapshotStartTime?: string;
}

const DEFAULT_PERIODS: Record<CachePurpose, Duration> = {
  cache: Duration.hours(24),
  store: Duration.hours(1),
};

/** Fills in the default. */
export function withSnapshotDefaults(
  { snapshotPeriod, snapshotStartTime }: MemorystoreSnapshotProps,
  purpose: CachePurpose,
) {
  return { snapshotPeriod: snapshotPeriod ?? DEFAULT_PERIODS[purpose], snapshotStartTime };
}
