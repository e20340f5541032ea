import { withShape } from "../core/shape";
import { refuse } from "../core/validation/validation-error";
import { type ArgumentDifference, argumentDifferences } from "../terraform/argument-differences";
import type { Block } from "../terraform/configuration-blocks";
import {
  addressesLeftInPlace,
  importedAddresses,
  movedAddresses,
} from "../terraform/refactoring-blocks";
import type { StackSnapshot } from "../terraform/snapshot";
import { snapshotFaults } from "../terraform/snapshot-faults";
import { judgeResource } from "./judge-resource";
import { judgeBlock } from "./judgement";
import { judgeCreation, judgeRemoval } from "./removal";
import { COMPARE_SNAPSHOTS_ARGUMENTS } from "./shapes";
import {
  type BlockChange,
  type ChangeAction,
  differenceOf,
  type SnapshotDifference,
} from "./snapshot-difference";
import { blocksBefore, blocksByAddress, resourcesMissingIn, withoutNone } from "./stack-blocks";
import { StackChange } from "./stack-change";
import type { Verdict } from "./verdict";

/** What the comparison may know besides the two snapshots. */
export interface CompareOptions {
  /**
   * Versions of the providers, by their names: `{ aws: "6.31.0" }`. Some changes are refused by older versions
   * alone.
   *
   * @default - any version, so that what an older one refuses is refused
   */
  readonly providerVersions?: Readonly<Record<string, string>>;
}

/**
 * What a deploy of one snapshot over the other changes, and its risk. Where only Terraform
 * can know, it reports the worse: a plan may find less than this, and should not find more.
 *
 * @param before - `undefined` when there is no such stack yet
 * @throws CacheValidationError for anything but snapshots
 */
export function compareSnapshots(
  before: StackSnapshot | undefined,
  after: StackSnapshot,
  options?: CompareOptions,
): SnapshotDifference {
  const given = { before, after, options };
  ({ before, after, options } = withShape("compareSnapshots", COMPARE_SNAPSHOTS_ARGUMENTS, given));
  refuse("compareSnapshots", [
    ...(before === undefined ? [] : snapshotFaults(before, "in before, ")),
    ...snapshotFaults(after, "in after, "),
  ]);
  const moved = movedAddresses(after.configuration);
  const original = blocksByAddress(before?.configuration ?? {});
  const old = withoutNone(blocksBefore(before, after));
  const now = withoutNone(blocksByAddress(after.configuration));
  const stack = new StackChange(old, now, options?.providerVersions);
  const leftInPlace = addressesLeftInPlace(after.configuration);
  const imported = importedAddresses(after.configuration);
  const origins = new Map([...moved].map(([from, to]) => [to, from]));
  const removed = resourcesMissingIn(old, now);
  const created = resourcesMissingIn(now, old);

  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((address) => {
    const [was, is] = [old.get(address), now.get(address)];
    if (is === undefined) {
      const removal = judgeRemoval(was as Block, leftInPlace.includes(address), created);
      return change(address, "delete", removal, []);
    }
    if (was === undefined) {
      return imported.includes(address)
        ? change(address, "import", { risk: "in place", reasons: [] }, [])
        : change(address, "create", judgeCreation(is, removed), []);
    }
    const resource = stack.resource(address);
    const verdict =
      resource === undefined ? judgeBlock(stack, was, is) : judgeResource(resource, stack);
    const differences = argumentDifferences(was.arguments, is.arguments);
    const origin = original.has(address) ? undefined : origins.get(address);
    if (resource?.isReplaced) {
      return change(address, "replace", verdict, differences);
    }
    if (differences.length > 0 || verdict.reasons.length > 0) {
      return change(address, "update", verdict, differences);
    }
    return origin === undefined
      ? []
      : change(address, "move", { risk: "in place", reasons: [`it was ${origin}`] }, []);
  });

  return differenceOf(after.stack, "tables", changes, new Map([...old, ...now]));
}

function change(
  address: string,
  action: ChangeAction,
  { risk, reasons }: Verdict,
  differences: ArgumentDifference[],
): BlockChange[] {
  return [{ address, action, risk, reasons, differences }];
}
