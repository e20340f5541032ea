import type { ResourceChange } from "../resource-change";
import { changes } from "./conditions";

/** The fields of a request that change, each by the arguments that make it. */
export function changedFields(
  change: ResourceChange,
  fields: readonly (readonly string[])[],
): string[] {
  return fields.flatMap((field) => {
    const changed = field.filter((path) => changes(change, path));
    return changed.length === 0 ? [] : changed.join(" with ");
  });
}

/** How to make changes one at a time. */
export function deploysOf(fields: readonly string[]): string {
  return `make ${fields.length} deploys, each with one of them: ${fields.join(", ")}`;
}
