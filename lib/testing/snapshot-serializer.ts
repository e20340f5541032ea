import { TerraformStack } from "cdktf";
import {
  formatSnapshot,
  isSnapshot,
  type StackSnapshot,
  snapshotStack,
} from "../terraform/snapshot";

/**
 * Lets Jest, and whatever takes its serializers, keep stacks as snapshots that people can review and
 * `cdktf-cache-diff` can compare.
 *
 * @example
 * ```ts
 * expect.addSnapshotSerializer(snapshotSerializer);
 * ```
 */
export const snapshotSerializer = {
  /** Takes stacks and snapshots of stacks. */
  test(value: unknown): boolean {
    return isSnapshot(value) || isStack(value);
  },
  /** @throws what the validations of the stack find */
  serialize(value: unknown): string {
    return formatSnapshot(isStack(value) ? snapshotStack(value) : (value as StackSnapshot));
  },
};

function isStack(value: unknown): value is TerraformStack {
  return typeof value === "object" && value !== null && TerraformStack.isStack(value);
}
