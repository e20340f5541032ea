import { valueAt } from "../terraform/argument-changes";
import { type Block, referencesIn } from "../terraform/blocks";
import type { ReplacingArgument, ResourceRules } from "../terraform/cache-resources/resource-rules";
import type { Risk } from "../terraform/cache-resources/risk";
import { RESOURCE_RULES } from "../terraform/cache-resources/rules";
import { isObject, sameJson, textsIn } from "../terraform/json";

/** What a change costs, and why. */
export interface Verdict {
  readonly replaced: boolean;
  readonly risk: Risk;
  readonly reasons: readonly string[];
}

/** Whether a value that a block refers to is another one after the change. */
export type Unsettled = (address: string, attribute: string | undefined) => boolean;

/** What every resource takes and no provider replaces anything for. */
const HARMLESS = ["depends_on", "labels", "lifecycle", "provider", "tags", "timeouts"];

/** Arguments of providers that say where the resources are, and what it means to change them. */
const PROVIDER_PLACES: Readonly<Record<string, { risk: Risk; of: string[]; meaning: string }>> = {
  aws: {
    risk: "destroys data",
    of: ["region"],
    meaning: "resources without a region of their own are replaced",
  },
  google: {
    risk: "destroys data",
    of: ["project", "region", "zone"],
    meaning: "resources without a place of their own are replaced",
  },
  kubernetes: {
    risk: "disruptive",
    of: ["config_context", "config_context_cluster", "config_path", "config_paths", "host"],
    meaning: "objects are looked for in that cluster, and made again there",
  },
};

/** Judges a block that is there before and after, by its own changes and those of what it refers to. */
export function judgeUpdate(before: Block, after: Block, unsettled: Unsettled): Verdict {
  switch (after.kind) {
    case "resource":
      return judgeResource(before, after, unsettled);
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
export function judgeRemoval(block: Block, isForgotten: boolean): Verdict {
  if (block.kind === "output") {
    return verdict("disruptive", ["who reads it from outside finds nothing"]);
  }
  if (block.kind === "module") {
    return UNJUDGED;
  }
  if (block.kind !== "resource") {
    return UNCHANGED;
  }
  if (isForgotten) {
    return verdict("in place", ["it stays where it is, and Terraform forgets it"]);
  }
  const rules = RESOURCE_RULES[block.type];
  const { risk, reasons } =
    rules === undefined ? UNJUDGED : verdict(rules.loss, [`lost: ${rules.lost}`]);
  const unprotected = isProtected(block)
    ? ["its prevent_destroy goes with it, and refuses nothing"]
    : [];
  return verdict(risk, [...reasons, ...unprotected]);
}

const UNCHANGED: Verdict = { replaced: false, risk: "in place", reasons: [] };
const UNJUDGED: Verdict = {
  replaced: false,
  risk: "disruptive",
  reasons: ["there are no rules for this type: only the plan tells what it costs"],
};

function verdict(risk: Risk, reasons: string[]): Verdict {
  return { replaced: false, risk, reasons };
}

function judgeResource(before: Block, after: Block, unsettled: Unsettled): Verdict {
  const change = { before: before.arguments, after: effective(before, after), unsettled };
  const unprotected =
    isProtected(before) && !isProtected(after)
      ? ["prevent_destroy refuses its destruction no longer"]
      : [];
  const rules = RESOURCE_RULES[after.type];
  if (rules === undefined) {
    const touched = Object.keys({ ...change.before, ...change.after }).filter(
      (name) => !HARMLESS.includes(name) && touches(change, name),
    );
    return touched.length > 0 ? UNJUDGED : verdict("in place", unprotected);
  }

  const replacing = rules.replacedBy
    .map((rule) => replacementReason(change, typeof rule === "string" ? { argument: rule } : rule))
    .filter((reason) => reason !== undefined);
  if (replacing.length > 0) {
    const refused = isProtected(after) ? ["Terraform refuses that plan: prevent_destroy"] : [];
    return {
      replaced: true,
      risk: rules.loss,
      reasons: [...replacing, `lost: ${rules.lost}`, ...refused],
    };
  }
  const disrupting = disruptionReasons(change, rules);
  return verdict(disrupting.length > 0 ? "disruptive" : "in place", [
    ...disrupting,
    ...unprotected,
  ]);
}

interface ResourceChange {
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
  readonly unsettled: Unsettled;
}

/** The arguments as Terraform will take them: what `ignore_changes` names stays as it was. */
function effective(before: Block, after: Block): Record<string, unknown> {
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
  const [before, after] = [change.before, change.after].map((block) => valueAt(block, path));
  const source = referredChange(change, after);
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

function disruptionReasons(change: ResourceChange, { disruptedBy = {} }: ResourceRules): string[] {
  return Object.entries(disruptedBy)
    .filter(([argument]) => touches(change, argument))
    .map(([argument, meaning]) => `${argument}: ${meaning}`);
}

/** Whether an argument changes, or a value that it takes from elsewhere does. */
function touches(change: ResourceChange, argument: string): boolean {
  const path = argument.split(".");
  const [before, after] = [change.before, change.after].map((block) => valueAt(block, path));
  return !sameJson(before, after) || referredChange(change, after) !== undefined;
}

/** The address of a changed block that a value refers to. */
function referredChange({ unsettled }: ResourceChange, value: unknown): string | undefined {
  return referencesIn(textsIn(value)).find(({ address, attribute }) =>
    unsettled(address, attribute),
  )?.address;
}

function judgeProvider(before: Block, after: Block): Verdict {
  const places = PROVIDER_PLACES[after.type];
  const moved = (places?.of ?? []).filter(
    (name) => !sameJson(before.arguments[name], after.arguments[name]),
  );
  return places === undefined || moved.length === 0
    ? UNCHANGED
    : verdict(places.risk, [`${moved.join(", ")}: ${places.meaning}`]);
}

function judgeSetting(before: Block, after: Block): Verdict {
  const isState = ["backend", "cloud"].includes(after.type);
  return isState && !sameJson(before.arguments, after.arguments)
    ? verdict("disruptive", [
        "the state is looked for elsewhere: move it with init -migrate-state, or all is made a second time",
      ])
    : UNCHANGED;
}

function isProtected({ arguments: { lifecycle } }: Block): boolean {
  return isObject(lifecycle) && lifecycle.prevent_destroy === true;
}
