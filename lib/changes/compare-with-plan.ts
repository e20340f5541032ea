import { withShape } from "../core/shape";
import { refuse } from "../core/validation/validation-error";
import type { Block } from "../terraform/configuration-blocks";
import type { StackSnapshot } from "../terraform/snapshot";
import { compareSnapshots } from "./compare-snapshots";
import { matchFaults } from "./plan-match";
import { blockOf, plannedChange } from "./planned-change";
import { COMPARE_WITH_PLAN_ARGUMENTS } from "./shapes";
import { differenceOf, type SnapshotChange, type SnapshotDifference } from "./snapshot-difference";
import { blocksBefore, blocksByAddress } from "./stack-blocks";
import type { TerraformPlan } from "./terraform-plan";

/**
 * What a plan does, and what no plan can know: data that is lost, clients that are cut off, keys that are
 * evicted. Resources are judged by the values of the plan, what is around them by the snapshots.
 *
 * @param before - `undefined` when there is no such stack yet
 * @throws CacheValidationError for anything but snapshots and a plan, and when the plan is of another stack, or
 * of another state of the code
 */
export function compareWithPlan(
  before: StackSnapshot | undefined,
  after: StackSnapshot,
  plan: TerraformPlan,
): SnapshotDifference {
  const given = { before, after, plan };
  ({ before, after, plan } = withShape("compareWithPlan", COMPARE_WITH_PLAN_ARGUMENTS, given));
  const foretold = new Map(
    compareSnapshots(before, after).changes.map((change) => [change.address, change]),
  );
  const now = blocksByAddress(after.configuration);
  refuse("the plan", matchFaults(plan, now.values()));
  const old = blocksBefore(before, after);
  const blocks = new Map([...old, ...now]);
  const planned = plan.changes.flatMap((change) => {
    const { address } = change;
    const own = configurationAddress(address);
    const found = { old: old.get(own), now: now.get(own), foretold: foretold.get(own) };
    blocks.set(address, found.now ?? found.old ?? blockOf(change, change.before));
    return plannedChange(change, found);
  });
  const around = [...foretold.values()].filter(
    (change) => !isPlanned(blocks.get(change.address)) || isOfLifecycle(change),
  );
  const addresses = new Set(planned.map(({ address }) => address));
  return differenceOf(
    after.stack,
    plan.isPartial ? "part of a plan" : "plan",
    [...planned, ...around.filter(({ address }) => !addresses.has(address))],
    blocks,
  );
}

/** The address in the configuration, without the number or the key of a copy. */
function configurationAddress(address: string): string {
  return address.replace(/(\[[^\]]*\])?( \(deposed \w+\))?$/, "");
}

function isPlanned(block: Block | undefined): boolean {
  return block?.kind === "resource" || block?.kind === "data";
}

/** Whether a change is of `lifecycle` alone, which no plan shows. */
function isOfLifecycle({ action, differences }: SnapshotChange): boolean {
  return (
    action === "update" &&
    differences.length > 0 &&
    differences.every(({ path }) => path.startsWith("lifecycle"))
  );
}
