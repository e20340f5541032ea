import { valuesAt } from "../terraform/attribute-values";
import { RESOURCE_DESCRIPTORS } from "../terraform/cache-resources";
import type {
  ReplacingArgument,
  ResourceDescriptor,
} from "../terraform/cache-resources/resource-descriptor";
import { highestRisk, type Risk } from "../terraform/cache-resources/risk";
import type { Block } from "../terraform/configuration-blocks";
import { sameJson } from "../terraform/json-equality";
import { isObject } from "../terraform/json-object";
import { textsIn } from "../terraform/json-texts";
import { referencesIn } from "../terraform/references";
import { fullCacheEffects } from "./full-cache-effects";

/** The risk of a change, and why. */
export interface Verdict {
  readonly replaced: boolean;
  readonly risk: Risk;
  readonly reasons: readonly string[];
}

/** Whether the value of a reference is another one after the change. */
export type IsReferenceChanged = (address: string, attribute: string | undefined) => boolean;

/** Arguments of every resource for which no provider replaces anything. */
const NEVER_REPLACING = ["depends_on", "labels", "lifecycle", "provider", "tags", "timeouts"];

/** Arguments of providers that say where the resources are, and what it means to change them. */
const PROVIDER_LOCATIONS: Readonly<
  Record<string, { risk: Risk; arguments: string[]; meaning: string }>
> = {
  aws: {
    risk: "destroys data",
    arguments: ["region"],
    meaning: "resources without a region of their own are replaced",
  },
  google: {
    risk: "destroys data",
    arguments: ["project", "region", "zone"],
    meaning: "resources without a place of their own are replaced",
  },
  kubernetes: {
    risk: "disruptive",
    arguments: ["config_context", "config_context_cluster", "config_path", "config_paths", "host"],
    meaning: "objects are looked for in that cluster, and made again there",
  },
};

/**
 * Judges a block that is there before and after, by its own changes and those of what it refers to.
 *
 * @param planned - why a plan replaces it, none where the plan does not; without a plan the tables decide
 */
export function judgeUpdate(
  before: Block,
  after: Block,
  isReferenceChanged: IsReferenceChanged,
  planned?: readonly string[],
): Verdict {
  switch (after.kind) {
    case "resource":
      return judgeResource(before, after, isReferenceChanged, planned);
    case "provider":
      return judgeProvider(before, after);
    case "setting":
      return judgeSetting(before, after);
    case "module":
      return sameJson(before.arguments, after.arguments) ? UNCHANGED : UNJUDGED;
    default:
      return UNCHANGED;
  }
}

/** Judges a block that goes. */
export function judgeRemoval(block: Block, isLeftInPlace: boolean): Verdict {
  if (block.kind === "output") {
    return verdict("disruptive", ["who reads it from outside finds nothing"]);
  }
  if (block.kind === "module") {
    return UNJUDGED;
  }
  if (block.kind !== "resource") {
    return UNCHANGED;
  }
  if (isLeftInPlace) {
    return verdict("in place", ["it stays where it is, and Terraform forgets it"]);
  }
  const descriptor = RESOURCE_DESCRIPTORS[block.type];
  const { risk, reasons } =
    descriptor === undefined
      ? UNJUDGED
      : verdict(descriptor.destruction.risk, [`lost: ${descriptor.destruction.loses}`]);
  const unprotected = isProtected(block)
    ? ["its prevent_destroy goes with it, and refuses nothing"]
    : [];
  return verdict(risk, [...reasons, ...unprotected]);
}

const UNCHANGED: Verdict = { replaced: false, risk: "in place", reasons: [] };
const UNJUDGED: Verdict = {
  replaced: false,
  risk: "disruptive",
  reasons: ["this library does not know this type: only the plan shows what it does"],
};

function verdict(risk: Risk, reasons: string[]): Verdict {
  return { replaced: false, risk, reasons };
}

function judgeResource(
  before: Block,
  after: Block,
  isReferenceChanged: IsReferenceChanged,
  planned?: readonly string[],
): Verdict {
  const change = {
    before: before.arguments,
    after: afterIgnoredChanges(before, after),
    isReferenceChanged,
  };
  const unprotected =
    isProtected(before) && !isProtected(after)
      ? ["prevent_destroy refuses its destruction no longer"]
      : [];
  const descriptor = RESOURCE_DESCRIPTORS[after.type];
  if (descriptor === undefined) {
    const changed = Object.keys({ ...change.before, ...change.after }).filter(
      (name) => !NEVER_REPLACING.includes(name) && isArgumentChanged(change, name),
    );
    return changed.length > 0 ? UNJUDGED : verdict("in place", unprotected);
  }

  const { destruction, replacedBy } = descriptor;
  const effects = fullCacheEffects(after.type, change.before, change.after);
  const replacing =
    planned ??
    replacedBy
      .map((rule) =>
        replacementReason(change, typeof rule === "string" ? { argument: rule } : rule),
      )
      .filter((reason) => reason !== undefined);
  if (replacing.length > 0) {
    const refused = isProtected(after) ? ["Terraform refuses that plan: prevent_destroy"] : [];
    // What is made again empty has no memory that could shrink; a group of parameters holds nothing.
    const kept = destruction.risk === "in place" ? effects : [];
    return {
      replaced: true,
      risk: highestRisk([destruction.risk, ...kept.map((effect) => effect.risk)]),
      reasons: [
        ...kept.map(({ reason }) => reason),
        ...replacing,
        `lost: ${destruction.loses}`,
        ...refused,
      ],
    };
  }
  const disrupting = disruptionReasons(change, descriptor);
  const risk = highestRisk([
    disrupting.length > 0 ? "disruptive" : "in place",
    ...effects.map((effect) => effect.risk),
  ]);
  return verdict(risk, [...effects.map(({ reason }) => reason), ...disrupting, ...unprotected]);
}

interface ResourceChange {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly isReferenceChanged: IsReferenceChanged;
}

/** The arguments as Terraform will take them: what `ignore_changes` names stays as it was. */
function afterIgnoredChanges(before: Block, after: Block): Readonly<Record<string, unknown>> {
  const { lifecycle } = after.arguments;
  const ignored = isObject(lifecycle) ? lifecycle.ignore_changes : undefined;
  if (ignored === "all") {
    return before.arguments;
  }
  const names = Array.isArray(ignored) ? ignored.map((path) => String(path).split(/[.[]/)[0]) : [];
  return Object.fromEntries(
    Object.keys({ ...before.arguments, ...after.arguments }).map((name) => [
      name,
      (names.includes(name) ? before : after).arguments[name],
    ]),
  );
}

function replacementReason(change: ResourceChange, rule: ReplacingArgument): string | undefined {
  const path = rule.argument.split(".");
  const [before, after] = [change.before, change.after].map((block) => valuesAt(block, path));
  const source = changedReference(change, after);
  if (sameJson(before ?? rule.default, after ?? rule.default)) {
    return source && `${rule.argument} forces replacement, and comes from ${source}`;
  }
  if (rule.computed && after === undefined) {
    return undefined;
  }
  const isKnown = [before, after].every((value) => textsIn(value).every((t) => !t.includes("${")));
  if (rule.when !== undefined && !isKnown) {
    return `${rule.argument} may force replacement: only Terraform knows its value`;
  }
  const judged = { before, after, argumentsBefore: change.before, argumentsAfter: change.after };
  if (rule.when !== undefined && !rule.when(judged)) {
    return undefined;
  }
  return rule.computed && before === undefined
    ? `${rule.argument} forces replacement, unless it had this value by itself`
    : `${rule.argument} forces replacement`;
}

function disruptionReasons(
  change: ResourceChange,
  { disruptedBy = {} }: ResourceDescriptor,
): string[] {
  return Object.entries(disruptedBy)
    .filter(([argument]) => isArgumentChanged(change, argument))
    .map(([argument, meaning]) => `${argument}: ${meaning}`);
}

/** Whether an argument changes, or a value that it takes from elsewhere does. */
function isArgumentChanged(change: ResourceChange, argument: string): boolean {
  const path = argument.split(".");
  const [before, after] = [change.before, change.after].map((block) => valuesAt(block, path));
  return !sameJson(before, after) || changedReference(change, after) !== undefined;
}

/** The address of a changed block that a value refers to. */
function changedReference(
  { isReferenceChanged }: ResourceChange,
  value: unknown,
): string | undefined {
  return referencesIn(value).find(({ address, attribute }) =>
    isReferenceChanged(address, attribute),
  )?.address;
}

function judgeProvider(before: Block, after: Block): Verdict {
  const location = PROVIDER_LOCATIONS[after.name];
  const moved = (location?.arguments ?? []).filter(
    (name) => !sameJson(before.arguments[name], after.arguments[name]),
  );
  return location === undefined || moved.length === 0
    ? UNCHANGED
    : verdict(location.risk, [`${moved.join(", ")}: ${location.meaning}`]);
}

function judgeSetting(before: Block, after: Block): Verdict {
  const isState = ["backend", "cloud"].includes(after.name);
  return isState && !sameJson(before.arguments, after.arguments)
    ? verdict("disruptive", [
        "the state is looked for elsewhere: move it with init -migrate-state, or all is made a second time",
      ])
    : UNCHANGED;
}

function isProtected({ arguments: { lifecycle } }: Block): boolean {
  return isObject(lifecycle) && lifecycle.prevent_destroy === true;
}
