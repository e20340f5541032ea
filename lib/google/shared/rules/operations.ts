import type { WeeklyWindow } from "../../../core";
import { isRotationLabel } from "../../../core/rotation-label";
import { mustBeKnown, type Rule, rulesFor } from "../../../core/validation";

/** What these rules read. */
export interface OperationSettings {
  readonly rotationLabel: string;
  readonly maintenanceWindow: WeeklyWindow;
}

const rule = rulesFor<OperationSettings>();

/** When Google may maintain a cache. */
export function maintenanceRule(
  prefix: string,
): Rule<Pick<OperationSettings, "maintenanceWindow">> {
  return rulesFor<Pick<OperationSettings, "maintenanceWindow">>()({
    id: `${prefix}.window-length`,
    inputs: ({ maintenanceWindow }) => ({ maintenanceWindow }),
    isValid: ({ maintenanceWindow }) => maintenanceWindow.duration.toMinutes() === 60,
    expected: "a maintenance window of exactly 60 minutes: Google's cannot be longer or shorter",
    fix: "leave the window's duration out",
  });
}

/** Rules for rotation and maintenance. */
export function operationRules(prefix: string): Rule<OperationSettings>[] {
  return [
    rule({
      id: `${prefix}.rotation-label`,
      inputs: ({ rotationLabel }) => ({ rotationLabel: mustBeKnown(rotationLabel) }),
      isValid: ({ rotationLabel }) => isRotationLabel(rotationLabel),
      confidential: ["rotationLabel"],
      expected: "1 to 40 letters, digits and hyphens, known at synthesis",
      fix: "name the AUTH string after its month, such as 2026-11; never after its value",
    }),
    maintenanceRule(prefix),
  ];
}
