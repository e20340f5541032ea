import { alerts } from "../definition";

/** Whether there is something to go back to. */
export const BACKUP_ALERTS = alerts({
  BackupFailed: {
    meaning: "the last backup of a cache has failed",
    severity: "warning",
    advice:
      "Check that the key is enabled and that the service may use it, and make a backup by hand: older ones go when their time is over.",
    measuredBy: ["Cloud Monitoring"],
  },
});
