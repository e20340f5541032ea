import { withShape } from "../core/shape";
import { refuse } from "../core/validation/validation-error";
import { type ArgumentDifference, argumentDifferences } from "../terraform/argument-differences";
import { RESOURCE_DESCRIPTORS } from "../terraform/cache-resources";
import type { Block } from "../terraform/configuration-blocks";
import { referencesIn } from "../terraform/references";
import type { StackSnapshot } from "../terraform/snapshot";
import { type CompareOptions, compareSnapshots } from "./compare-snapshots";
import { judgeResource, readAnew } from "./judge-resource";
import { matchFaults } from "./plan-match";
import { type PlanValues, UNKNOWN } from "./plan-values";
import { judgeRemoval } from "./removal";
import { ResourceChange } from "./resource-change";
import { COMPARE_WITH_PLAN_ARGUMENTS } from "./shapes";
import {
  type BlockChange,
  type ChangeAction,
  differenceOf,
  type SnapshotChange,
  type SnapshotDifference,
} from "./snapshot-difference";
import { blocksBefore, blocksByAddress, resourcesMissingIn, withoutNone } from "./stack-blocks";
import { StackChange } from "./stack-change";
import type { PlannedChange, TerraformPlan } from "./terraform-plan";
import type { Verdict } from "./verdict";

/** Arguments that Terraform reads itself, and that no plan has. */
const META_ARGUMENTS = ["lifecycle", "depends_on", "provider"];

/** Terraform's words for a replacement that no argument forces. */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted: Terraform could not make it whole the last time",
  replace_by_request: "its replacement was asked for with -replace",
  replace_by_triggers: "replace_triggered_by names what changes",
};

const UNKNOWN_TYPE = "this library does not know this type, nor what the change does to clients";

const DEPOSED = "an earlier replacement left it behind";

const NOT_IN_STATE =
  "the snapshot has it, and the state does not: it was never deployed, or Terraform no longer knows it";

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
  options?: CompareOptions,
): SnapshotDifference {
  const given = { before, after, plan, options };
  const shape = COMPARE_WITH_PLAN_ARGUMENTS;
  ({ before, after, plan, options } = withShape("compareWithPlan", shape, given));
  const foretold = new Map(
    compareSnapshots(before, after, options).changes.map((change) => [change.address, change]),
  );
  const now = blocksByAddress(after.configuration);
  refuse("the plan", matchFaults(plan, now.values()));
  const old = blocksBefore(before, after);
  const stack = new StackChange(withoutNone(old), withoutNone(now), options?.providerVersions);
  const created = resourcesMissingIn(stack.after, stack.before);
  const blocks = new Map([...old, ...now]);
  const planned = plan.changes.flatMap((change) => {
    const { address } = change;
    const own = configurationAddress(address);
    const found = { old: old.get(own), now: now.get(own), foretold: foretold.get(own) };
    blocks.set(address, found.now ?? found.old ?? blockOf(change, change.before));
    return plannedChange(change, found, stack, created);
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

/** What the snapshots have of a planned resource. */
interface InSnapshots {
  readonly old?: Block;
  readonly now?: Block;
  readonly foretold?: SnapshotChange;
}

function plannedChange(
  change: PlannedChange,
  found: InSnapshots,
  stack: StackChange,
  created: readonly Block[],
): BlockChange[] {
  const made = (action: ChangeAction, verdict: Verdict) => [
    { address: change.address, action, ...verdict, differences: [] },
  ];
  const inPlace = (...reasons: string[]) => ({ risk: "in place", reasons }) as const;
  switch (change.action) {
    case "read":
      return [];
    case "no-op":
      return change.previousAddress !== undefined
        ? made("move", inPlace(...origin(change)))
        : change.isImported
          ? made("import", inPlace())
          : [];
    case "create":
      return made("create", creation(found));
    case "delete":
    case "forget": {
      const block = withValues(change, change.before, found.old);
      const { risk, reasons } = judgeRemoval(block, change.action === "forget", created);
      return made("delete", {
        risk,
        reasons: [...(change.isDeposed ? [DEPOSED] : []), ...reasons],
      });
    }
    default:
      return [updated(change, found, stack)];
  }
}

/** Where a resource comes from that Terraform moves or takes over. */
function origin({ previousAddress, isImported }: PlannedChange): string[] {
  return [
    ...(previousAddress === undefined ? [] : [`it was ${previousAddress}`]),
    ...(isImported ? ["it exists already: Terraform takes it over"] : []),
  ];
}

function creation({ old, foretold }: InSnapshots): Verdict {
  return {
    risk: foretold?.risk ?? "in place",
    reasons: [...(foretold?.reasons ?? []), ...(old === undefined ? [] : [NOT_IN_STATE])],
  };
}

/** A change in place, or a replacement, as the plan says. */
function updated(
  change: PlannedChange,
  { old, now }: InSnapshots,
  stack: StackChange,
): BlockChange {
  const written = now && stack.resource(now.address);
  const anew = written === undefined ? [] : readAnew(written);
  const before = withValues(change, change.before, old);
  const after = withValues(change, settled(change, now, anew), now);
  const isReplaced = change.action === "replace";
  const replacing = isReplaced ? replacementReasons(change, now) : [];
  // The values of a plan read nothing.
  const values = { ...stack, sourceOf: () => undefined };
  const verdict = judgeResource(new ResourceChange(values, before, after, replacing), stack);
  const isHarmless = verdict.risk === "in place" && !isReplaced;
  const { risk, reasons } =
    change.type in RESOURCE_DESCRIPTORS || isHarmless
      ? verdict
      : { risk: "disruptive" as const, reasons: [...replacing, UNKNOWN_TYPE] };
  return {
    address: change.address,
    action: isReplaced ? "replace" : "update",
    risk,
    reasons: [...reasons, ...anew.map(({ reason }) => reason), ...origin(change)],
    differences: shownDifferences(change, old, now),
  };
}

/**
 * What the provider gives by itself, and nobody wrote, stays as it is until something is replaced. So does what is
 * read anew only because something beneath it changes.
 */
function settled(
  { before, after }: PlannedChange,
  now: Block | undefined,
  anew: readonly { readonly argument: string }[],
): PlanValues {
  const isSettled = (name: string, value: unknown) =>
    (value === UNKNOWN && !(name in (now?.arguments ?? {}))) ||
    anew.some(({ argument }) => argument === name);
  return now === undefined
    ? after
    : Object.fromEntries(
        Object.entries(after).map(([name, value]) => [
          name,
          isSettled(name, value) ? before[name] : value,
        ]),
      );
}

function replacementReasons(change: PlannedChange, now: Block | undefined): string[] {
  const because = REASONS[change.reason ?? ""];
  const reasons = [
    ...change.replacedBy.map((path) => replacementReason(path, change, now)),
    ...(because === undefined ? [] : [because]),
  ];
  return reasons.length > 0 ? reasons : ["the plan replaces it"];
}

/** A value that nobody knows yet comes from what is made anew. */
function replacementReason(path: string, { after }: PlannedChange, now: Block | undefined): string {
  const [argument = ""] = path.split(/[.[]/);
  const [source] = after[argument] === UNKNOWN ? referencesIn(now?.arguments[argument]) : [];
  return `${path} forces replacement${source === undefined ? "" : `, and comes from ${source.address}`}`;
}

/** The arguments that somebody wrote; all attributes of what no snapshot has, but for what nobody knows yet. */
function shownDifferences(
  { before, after }: PlannedChange,
  old: Block | undefined,
  now: Block | undefined,
): ArgumentDifference[] {
  const written = { ...old?.arguments, ...now?.arguments };
  const all = argumentDifferences(before, after);
  const own = all.filter(({ path }) => (path.split(/[.[]/)[0] ?? "") in written);
  return own.length > 0 ? own : all.filter((difference) => difference.after !== UNKNOWN);
}

/** A block with the values of the plan, and what only a configuration says. */
function withValues(
  change: PlannedChange,
  values: PlanValues,
  configured: Block | undefined,
): Block {
  const meta = META_ARGUMENTS.flatMap((name) =>
    configured !== undefined && name in configured.arguments
      ? [[name, configured.arguments[name]] as const]
      : [],
  );
  return blockOf(change, { ...values, ...Object.fromEntries(meta) });
}

function blockOf({ address, type }: PlannedChange, values: PlanValues): Block {
  return { kind: "resource", type, name: address, address, arguments: values };
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
