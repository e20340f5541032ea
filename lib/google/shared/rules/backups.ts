import { Duration } from "../../../core";
import { isUnresolved, isWhole, knownItems, type Rule, rulesFor } from "../../../core/validation";
import type { MemorystoreBackupSource, MemorystoreBucketSource } from "../props/backups";
import { PROJECT_SEGMENT } from "../resource-names";

const BACKUP = new RegExp(
  `^${PROJECT_SEGMENT}/locations/[a-z0-9-]+/backupCollections/[\\w-]+/backups/[\\w-]+$`,
);
/** Source: https://cloud.google.com/storage/docs/buckets, names of buckets. */
export const OBJECT = /^gs:\/\/(?<bucket>[a-z0-9][a-z0-9._-]{1,220}[a-z0-9])\/[^\r\n]+$/;

/** What these rules read. */
export interface BackupSettings {
  readonly backupRetention: Duration;
  readonly backupHour: number;
  readonly restoreFrom?: MemorystoreBackupSource | MemorystoreBucketSource;
}

const rule = rulesFor<BackupSettings>();

/** Rules for the backups of a cache, and for the data that it starts with. */
export const BACKUP_RULES: readonly Rule<BackupSettings>[] = [
  rule({
    id: "memorystore.backup-retention",
    inputs: ({ backupRetention }) => ({ backupRetention }),
    isValid: ({ backupRetention }) =>
      backupRetention.toMilliseconds() === 0 ||
      isWhole(
        backupRetention.toSeconds(),
        Duration.days(1).toSeconds(),
        Duration.days(365).toSeconds(),
      ),
    expected: "whole seconds, 1 to 365 days, or 0 for no backups",
    fix: "leave backupRetention out for 7 days",
  }),
  rule({
    id: "memorystore.backup-hour",
    inputs: ({ backupHour }) => ({ backupHour }),
    isValid: ({ backupHour }) => isWhole(backupHour, 0, 23),
    expected: "a whole number from 0 to 23: backups start with an hour",
    fix: "leave backupHour out for 2",
  }),
  rule({
    id: "memorystore.restore-backup",
    inputs: ({ restoreFrom }) =>
      restoreFrom?.kind === "backup" ? { backup: restoreFrom.backup } : undefined,
    isValid: ({ backup }) => BACKUP.test(backup),
    expected: "the full name of a backup",
    fix: "write it as projects/PROJECT/locations/REGION/backupCollections/COLLECTION/backups/BACKUP",
  }),
  rule({
    id: "memorystore.restore-uris",
    inputs: ({ restoreFrom }) =>
      restoreFrom?.kind === "bucket"
        ? { isEmpty: restoreFrom.uris.length === 0, uris: knownItems(restoreFrom.uris) }
        : undefined,
    isValid: ({ isEmpty, uris }) => !isEmpty && uris.every((uri) => OBJECT.test(uri)),
    expected: "at least one object of a bucket",
    fix: "write it as gs://BUCKET/OBJECT",
  }),
  rule({
    id: "memorystore.restore-access",
    inputs: ({ restoreFrom }) =>
      restoreFrom?.kind === "bucket" && restoreFrom.grantAccess !== false
        ? { unknownUris: restoreFrom.uris.filter((uri) => isUnresolved(uri)).length }
        : undefined,
    isValid: ({ unknownUris }) => unknownUris === 0,
    expected: "objects that are known at synthesis: their buckets are granted here",
    fix: "write them as texts, or set grantAccess to false and grant roles/storage.objectViewer yourself",
  }),
];
