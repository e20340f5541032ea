import type { WeeklyWindow } from "../../../core";
import { DEFAULT_MAINTENANCE_WINDOW } from "../windows";

/** When an ElastiCache cache changes, and who hears of it. */
export interface ElastiCacheMaintenanceProps {
  /**
   * When AWS may maintain the nodes, at least 60 minutes, outside the snapshot window.
   *
   * @default - Sunday 04:00 to 05:00 UTC
   */
  readonly maintenanceWindow?: WeeklyWindow;
  /**
   * Whether minor engine versions are installed in the maintenance window.
   *
   * @default true
   */
  readonly autoMinorVersionUpgrade?: boolean;
  /**
   * Whether changes are made at once rather than in the maintenance window. Until the window a
   * pending change shows as a difference in every plan. Counts and tokens change at once in any case.
   *
   * @default false
   */
  readonly applyImmediately?: boolean;
  /**
   * ARN of an SNS topic that gets a message about failovers, maintenance and the like.
   *
   * @default - no messages
   */
  readonly notificationTopicArn?: string;
}

/** Fills in the defaults. */
export function withMaintenanceDefaults({
  maintenanceWindow = DEFAULT_MAINTENANCE_WINDOW,
  autoMinorVersionUpgrade = true,
  applyImmediately = false,
  notificationTopicArn,
}: ElastiCacheMaintenanceProps) {
  return { maintenanceWindow, autoMinorVersionUpgrade, applyImmediately, notificationTopicArn };
}
