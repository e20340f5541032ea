import type { DailyWindow, Duration, WeeklyWindow } from "../../../core";
import { isWhole, type Rule, rulesFor } from "../../../core/validation";

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/** What these rules read. */
export interface OperationSettings {
  readonly logRetention: Duration;
  readonly snapshotRetention: Duration;
  readonly snapshotWindow: DailyWindow;
  readonly maintenanceWindow: WeeklyWindow;
  readonly secretRecoveryWindow: Duration;
}

const rule = rulesFor<OperationSettings>();

/** How long ElastiCache keeps snapshots. */
export function snapshotRetentionRule(
  prefix: string,
): Rule<Pick<OperationSettings, "snapshotRetention">> {
  return rulesFor<Pick<OperationSettings, "snapshotRetention">>()({
    id: `${prefix}.snapshot-retention`,
    inputs: ({ snapshotRetention }) => ({ days: snapshotRetention.toDays() }),
    isValid: ({ days }) => isWhole(days, 0, 35),
    expected: "0 to 35 whole days",
    fix: "set snapshotRetention to such a duration",
  });
}

/** How long Secrets Manager keeps a deleted secret. */
export function secretRecoveryRule(
  prefix: string,
): Rule<Pick<OperationSettings, "secretRecoveryWindow">> {
  return rulesFor<Pick<OperationSettings, "secretRecoveryWindow">>()({
    id: `${prefix}.secret-recovery`,
    inputs: ({ secretRecoveryWindow }) => ({ days: secretRecoveryWindow.toDays() }),
    isValid: ({ days }) => days === 0 || isWhole(days, 7, 30),
    expected: "0, or 7 to 30 whole days",
    fix: "set secretRecoveryWindow to such a duration",
  });
}

/** Rules for logs, snapshots, windows and deleted secrets. */
export function operationRules(prefix: string): Rule<OperationSettings>[] {
  return [
    rule({
      id: `${prefix}.log-retention`,
      inputs: ({ logRetention }) => ({ days: logRetention.toDays() }),
      isValid: ({ days }) => LOG_RETENTION_DAYS.includes(days),
      expected: `days: ${LOG_RETENTION_DAYS.join(", ")}`,
      fix: "set logRetention to one of those",
    }),
    snapshotRetentionRule(prefix),
    rule({
      id: `${prefix}.window-length`,
      inputs: ({ maintenanceWindow, snapshotWindow }) => ({ maintenanceWindow, snapshotWindow }),
      isValid: ({ maintenanceWindow, snapshotWindow }) =>
        maintenanceWindow.duration.toMinutes() >= 60 && snapshotWindow.duration.toMinutes() >= 60,
      expected: "windows of at least 60 minutes",
      fix: "give the windows a duration of Duration.hours(1) or more",
    }),
    rule({
      id: `${prefix}.window-overlap`,
      inputs: ({ maintenanceWindow, snapshotWindow }) => ({ maintenanceWindow, snapshotWindow }),
      isValid: ({ maintenanceWindow, snapshotWindow }) =>
        !maintenanceWindow.overlaps(snapshotWindow),
      expected: "a maintenance window outside the daily snapshot window",
      fix: "move one of the windows",
    }),
    secretRecoveryRule(prefix),
  ];
}
