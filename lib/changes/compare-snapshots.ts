import { withShape } from "../core/shape";
import { refuse } from "../core/validation/validation-error";
import { type ArgumentDifference, argumentDifferences } from "../terraform/argument-differences";
import type { Block } from "../terraform/configuration-blocks";
import {
  addressesLeftInPlace,
  importedAddresses,
  movedAddresses,
} from "../terraform/refactoring-blocks";
import { referencesIn } from "../terraform/references";
import type { StackSnapshot } from "../terraform/snapshot";
import { snapshotFaults } from "../terraform/snapshot-faults";
import { type IsReferenceChanged, judgeRemoval, judgeUpdate, type Verdict } from "./judgement";
import { COMPARE_SNAPSHOTS_ARGUMENTS } from "./shapes";
import {
  type BlockChange,
  type ChangeAction,
  differenceOf,
  type SnapshotDifference,
} from "./snapshot-difference";
import { blocksBefore, blocksByAddress } from "./stack-blocks";

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
): SnapshotDifference {
  const given = { before, after };
  ({ before, after } = withShape("compareSnapshots", COMPARE_SNAPSHOTS_ARGUMENTS, given));
  refuse("compareSnapshots", [
    ...(before === undefined ? [] : snapshotFaults(before, "in before, ")),
    ...snapshotFaults(after, "in after, "),
  ]);
  const moved = movedAddresses(after.configuration);
  const original = blocksByAddress(before?.configuration ?? {});
  const old = blocksBefore(before, after);
  const now = blocksByAddress(after.configuration);
  const verdicts = judgeAll(old, now);
  const leftInPlace = addressesLeftInPlace(after.configuration);
  const imported = importedAddresses(after.configuration);
  const origins = new Map([...moved].map(([from, to]) => [to, from]));

  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((address) => {
    const [was, is] = [old.get(address), now.get(address)];
    if (is === undefined) {
      const removal = judgeRemoval(was as Block, leftInPlace.includes(address));
      return change(address, "delete", removal, []);
    }
    if (was === undefined) {
      const action = imported.includes(address) ? "import" : "create";
      return change(address, action, { risk: "in place", reasons: [] }, []);
    }
    const verdict = verdicts.get(address) as Verdict;
    const differences = argumentDifferences(was.arguments, is.arguments);
    const origin = original.has(address) ? undefined : origins.get(address);
    if (verdict.replaced) {
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
  { risk, reasons }: Pick<Verdict, "risk" | "reasons">,
  differences: ArgumentDifference[],
): BlockChange[] {
  return [{ address, action, risk, reasons, differences }];
}

/** Judges the blocks that stay, again and again until no verdict makes another one worse. */
function judgeAll(
  old: ReadonlyMap<string, Block>,
  now: ReadonlyMap<string, Block>,
): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  const isReferenceChanged: IsReferenceChanged = (address, attribute) => {
    const [was, is] = [old.get(address), now.get(address)];
    if (was === undefined || is === undefined) {
      return false;
    }
    const changed = (name: string) =>
      argumentDifferences(was.arguments[name], is.arguments[name]).length > 0;
    if (is.kind !== "resource") {
      return (
        argumentDifferences(was.arguments, is.arguments).length > 0 ||
        referencesIn(is.arguments).some(
          (reference) =>
            reference.address !== address &&
            isReferenceChanged(reference.address, reference.attribute),
        )
      );
    }
    const isArgument = attribute !== undefined && attribute in is.arguments;
    return isArgument ? changed(attribute) : (verdicts.get(address)?.replaced ?? false);
  };

  let replaced: number;
  do {
    replaced = count(verdicts);
    for (const [address, is] of now) {
      const was = old.get(address);
      if (was !== undefined) {
        verdicts.set(address, judgeUpdate(was, is, isReferenceChanged));
      }
    }
  } while (count(verdicts) > replaced);
  return verdicts;
}

function count(verdicts: ReadonlyMap<string, Verdict>): number {
  return [...verdicts.values()].filter(({ replaced }) => replaced).length;
}
