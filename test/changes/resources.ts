import {
  type CompareOptions,
  compareSnapshots,
  type SnapshotDifference,
} from "cdktf-managed-cache/changes";
import { SNAPSHOT_FORM, type StackSnapshot } from "cdktf-managed-cache/testing";

/** Resources by `type.name`, and other sections of a configuration. */
export interface Stack {
  readonly resources?: Readonly<Record<string, object>>;
  readonly rest?: Readonly<Record<string, unknown>>;
}

/** A snapshot of some resources, as JSON has it: what is undefined is not there. */
export function snapshotOf({ resources = {}, rest = {} }: Stack): StackSnapshot {
  const resource: Record<string, Record<string, object>> = {};
  for (const [address, block] of Object.entries(resources)) {
    const [type, name] = address.split(".") as [string, string];
    resource[type] = { ...resource[type], [name]: block };
  }
  const configuration = JSON.parse(JSON.stringify({ resource, ...rest }));
  return { snapshot: SNAPSHOT_FORM, stack: "test", configuration };
}

/** What a change from one stack to another does. */
export function changesOf(
  before: Stack,
  after: Stack,
  options?: CompareOptions,
): SnapshotDifference {
  return compareSnapshots(snapshotOf(before), snapshotOf(after), options);
}

/** The risk of the change of one resource, and all that is said of it. */
export function changeAt({ changes }: SnapshotDifference, address: string) {
  const found = changes.find((change) => change.address === address);
  return { action: found?.action, risk: found?.risk, reasons: found?.reasons.join("\n") ?? "" };
}
