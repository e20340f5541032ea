import { isFalse } from "../terraform/attribute-values";
import { CACHE_DESCRIPTORS } from "../terraform/cache-resources";
import { highestRisk, RISKS, type Risk } from "../terraform/cache-resources/risk";
import type { Block } from "../terraform/configuration-blocks";
import { isObject } from "../terraform/json-object";
import { fullCacheEffects } from "./full-cache-effects";
import { highestLoss } from "./provider-places";
import { findRefusals } from "./refusals";
import { replicationEffects } from "./replication-effects";
import type { ResourceChange } from "./resource-change";
import { type ChangedSource, textOf } from "./sources";
import type { StackChange } from "./stack-change";
import { UNJUDGED, type Verdict } from "./verdict";

/** Arguments that no provider replaces anything for, whatever the type. */
const HARMLESS = ["labels", "tags", "timeouts"];

/** Judges a resource that is there before and after. */
export function judgeResource(change: ResourceChange, stack: StackChange): Verdict {
  return change.descriptor === undefined
    ? judgeUnknown(change)
    : change.isReplaced
      ? judgeReplacement(change, stack, change.descriptor.destruction)
      : judgeUpdate(change, stack);
}

function judgeUnknown(change: ResourceChange): Verdict {
  const isJudged = change.changedArguments.some((name) => !HARMLESS.includes(name));
  const reasons = change.otherPlace === undefined ? [] : [change.otherPlace];
  return isJudged || reasons.length > 0
    ? { ...UNJUDGED, reasons: [...reasons, ...UNJUDGED.reasons] }
    : { risk: "in place", reasons: lostProtection(change) };
}

function judgeReplacement(
  change: ResourceChange,
  stack: StackChange,
  destruction: { readonly risk: Risk; readonly loses: string },
): Verdict {
  const isDestroyed = change.replacing.length > 0;
  const own = isDestroyed
    ? destruction.risk
    : lowerRisk(destruction.risk, highestLoss(change.providerName));
  // What is made again empty has no memory that could shrink; a group of parameters holds nothing.
  const kept = destruction.risk === "in place" ? effectsOf(change) : [];
  const refusals = findRefusals(change, stack);
  return {
    risk: highestRisk([own, ...[...kept, ...refusals].map(({ risk }) => risk)]),
    reasons: [
      ...[...refusals, ...kept].map(({ reason }) => reason),
      ...(change.otherPlace === undefined ? [] : [change.otherPlace]),
      ...change.replacing,
      `lost: ${destruction.loses}`,
      ...(isDestroyed && isProtected(change.is)
        ? ["Terraform refuses that plan: prevent_destroy"]
        : []),
    ],
  };
}

function judgeUpdate(change: ResourceChange, stack: StackChange): Verdict {
  if (!change.isChanged) {
    return { risk: "in place", reasons: lostProtection(change) };
  }
  const { disruptedBy = {}, notedBy = {} } = change.descriptor ?? {};
  const disruptions = Object.entries(disruptedBy).flatMap(([path, rule]) => {
    const argument = change.argument(path);
    const {
      meaning,
      when = () => true,
      risk = "disruptive",
    } = typeof rule === "string" ? { meaning: rule } : rule;
    return argument !== undefined && when(argument)
      ? { path, risk, reason: `${path}: ${meaning}${from(argument.source)}` }
      : [];
  });
  const disrupting = disruptions.map(({ path }) => path);
  const notes = Object.entries(notedBy).flatMap(([path, meaning]) => {
    const argument = disrupting.includes(path) ? undefined : change.argument(path);
    return argument === undefined
      ? []
      : { path, reason: `${path}: ${meaning}${from(argument.source)}` };
  });
  const said = [...disruptions, ...notes];
  const effects = effectsOf(change);
  const refusals = findRefusals(change, stack);
  return {
    risk: highestRisk([...refusals, ...effects, ...disruptions].map(({ risk }) => risk)),
    reasons: [
      ...[...refusals, ...effects, ...said].map(({ reason }) => reason),
      ...fromElsewhere(
        change,
        said.map(({ path }) => path.split(".")[0] as string),
      ),
      ...lostProtection(change),
    ],
  };
}

function effectsOf({ type, before, after }: ResourceChange) {
  return [...fullCacheEffects(type, before, after), ...replicationEffects(type, before, after)];
}

/** The lower of two risks. */
function lowerRisk(one: Risk, other: Risk): Risk {
  return RISKS.indexOf(one) < RISKS.indexOf(other) ? one : other;
}

/** The arguments that are read anew, and may stay as they are. */
export function readAnew(change: ResourceChange): { argument: string; reason: string }[] {
  return change.changedArguments.flatMap((argument) => {
    const source = change.sourceOf(argument);
    return source?.readAnewAfter === undefined
      ? []
      : { argument, reason: `${argument} comes from ${textOf(source)}` };
  });
}

/** The arguments whose text stays while what they read changes; those that a reason names are not repeated. */
function fromElsewhere(change: ResourceChange, named: readonly string[]): string[] {
  return change.changedArguments.flatMap((name) => {
    const source = change.sourceOf(name);
    return source === undefined || named.includes(name)
      ? []
      : `${name} comes from ${textOf(source)}`;
  });
}

function from(source: ChangedSource | undefined): string {
  return source === undefined ? "" : ` (it comes from ${textOf(source)})`;
}

function lostProtection(change: ResourceChange): string[] {
  const { deletionProtection } = CACHE_DESCRIPTORS[change.type] ?? {};
  return [
    ...(isProtected(change.was) && !isProtected(change.is)
      ? ["prevent_destroy refuses its destruction no longer"]
      : []),
    // On unless it is turned off.
    ...(deletionProtection !== undefined &&
    !isFalse(change.before[deletionProtection]) &&
    isFalse(change.after[deletionProtection])
      ? [`${deletionProtection}: the service refuses its destruction no longer`]
      : []),
  ];
}

function isProtected({ arguments: { lifecycle } }: Block): boolean {
  return isObject(lifecycle) && lifecycle.prevent_destroy === true;
}
