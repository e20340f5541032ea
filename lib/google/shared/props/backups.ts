import { Duration } from "../../../core";

/** A new cache gets the data of a backup that Google keeps. */
export interface MemorystoreBackupSource {
  /** Which kind this is. */
  readonly kind: "backup";
  /** `projects/PROJECT/locations/REGION/backupCollections/COLLECTION/backups/BACKUP`. */
  readonly backup: string;
}

/** A new cache gets the data of RDB files in a bucket. */
export interface MemorystoreBucketSource {
  /** Which kind this is. */
  readonly kind: "bucket";
  /** At least one, `gs://BUCKET/OBJECT`, in buckets of the cache's region. */
  readonly uris: readonly string[];
  /**
   * Whether the service agent of Memorystore is allowed here to read the buckets. Not where their owner does so.
   *
   * @default true
   */
  readonly grantAccess?: boolean;
}

/** The backups of a Memorystore cache, which outlive it. */
export interface MemorystoreBackupProps {
  /**
   * How long the daily backups are kept: 1 to 365 days, or 0 for none. They stay when the cache is
   * destroyed.
   *
   * @default Duration.days(7)
   */
  readonly backupRetention?: Duration;
  /** The hour of the day at which a backup starts, UTC: 0 to 23. @default 2 */
  readonly backupHour?: number;
  /**
   * Where the data of a new cache comes from. It has no effect on a cache that exists: leave it there, or
   * remove it later.
   *
   * @default - the cache starts empty
   */
  readonly restoreFrom?: MemorystoreBackupSource | MemorystoreBucketSource;
}

/** Fills in the defaults. */
export function withBackupDefaults({
  backupRetention = Duration.days(7),
  backupHour = 2,
  restoreFrom,
}: MemorystoreBackupProps) {
  return { backupRetention, backupHour, restoreFrom };
}
