import type { WeeklyWindow } from "../../../core";
import { DEFAULT_MAINTENANCE_WINDOW } from "../maintenance-window";

/** When Google maintains a Memorystore cache. */
export interface MemorystoreMaintenanceProps {
  /**
   * When Google may maintain the nodes: exactly 1 hour.
   *
   * @default - Sunday 04:00 to 05:00 UTC
   */
  readonly maintenanceWindow?: WeeklyWindow;
}

/** Fills in the default. */
export function withMaintenanceDefaults({
  maintenanceWindow = DEFAULT_MAINTENANCE_WINDOW,
}: MemorystoreMaintenanceProps) {
  return { maintenanceWindow };
}
