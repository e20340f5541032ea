import type { BackupSettings } from "./rules/backups";

/** Daily backups; `undefined` for none. */
export function automatedBackupConfig({
  backupRetention,
  backupHour,
}: Pick<BackupSettings, "backupRetention" | "backupHour">) {
  return backupRetention.toMilliseconds() === 0
    ? undefined
    : {
        retention: `${backupRetention.toSeconds()}s`,
        fixedFrequencySchedule: { startTime: { hours: backupHour } },
      };
}

/** Where the data of a new cache comes from. */
export function restoreSource({ restoreFrom }: Pick<BackupSettings, "restoreFrom">) {
  switch (restoreFrom?.kind) {
    case "backup":
      return { managedBackupSource: { backup: restoreFrom.backup } };
    case "bucket":
      return { gcsSource: { uris: [...restoreFrom.uris] } };
    default:
      return {};
  }
}

/** The arguments that are read when the cache is made, and that replace it when they change later. */
export const RESTORE_ARGUMENTS = ["managed_backup_source", "gcs_source"];
