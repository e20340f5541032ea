import { maskSecrets } from "../core/secrets";
import type { ArgumentDifference } from "../terraform/argument-differences";
import { highestRisk, RISKS, type Risk } from "../terraform/cache-resources/risk";
import { members } from "../terraform/json-object";
import type { CacheTotal } from "./cache-totals";
import { partedTexts, shortenedText } from "./parted-texts";
import { ANOTHER_SECRET, UNKNOWN } from "./plan-values";
import type { DifferenceBasis, SnapshotChange, SnapshotDifference } from "./snapshot-difference";
import type { WorkloadChange } from "./workloads";

/** More changed arguments of one block are counted, not shown. */
const SHOWN_ARGUMENTS = 12;

const BASIS: Readonly<Record<DifferenceBasis, string>> = {
  tables:
    "No plan was given: the tables of this library say what is replaced, and a plan can find less.",
  plan: "A plan of Terraform says what is made, replaced and destroyed.",
  "part of a plan":
    "A plan of Terraform says what is made, replaced and destroyed, of a part of the stack alone: this review does not see the rest.",
};

/** What decides the actions, as a sentence. */
export function basisOf({ basis }: SnapshotDifference): string {
  return BASIS[basis];
}

/** What happens, in one line: `shop: 14 changes to 3 caches (1 destroys data, 2 in place)`. */
export function titleOf({ stack, changes, caches }: SnapshotDifference): string {
  if (changes.length === 0) {
    return `${stack}: no changes`;
  }
  const others = changes.filter((change) => change.caches.length === 0);
  const targets = [
    ...(caches.length === 0 ? [] : [`${amount(caches.length, "cache")} ${inBrackets(caches)}`]),
    ...(others.length === 0
      ? []
      : [`other resources (${highestRisk(others.map(({ risk }) => risk))})`]),
  ];
  return `${stack}: ${amount(changes.length, "change")} to ${targets.join(" and to ")}`;
}

/** `1 cache`, `2 caches`. */
export function amount(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function inBrackets(caches: readonly CacheTotal[]): string {
  const counts = risksOf(caches).map(({ risk, count }) =>
    caches.length === 1 ? risk : `${count} ${risk}`,
  );
  return `(${counts.join(", ")})`;
}

/** How often each risk is there, the highest first. */
function risksOf(of: readonly { readonly risk: Risk }[]): { risk: Risk; count: number }[] {
  return RISKS.map((risk) => ({ risk, count: of.filter((one) => one.risk === risk).length }))
    .filter(({ count }) => count > 0)
    .reverse();
}

/** `aws_elasticache_replication_group.Cache, "orders"`. */
export function cacheName({ address, name }: CacheTotal): string {
  return name === undefined ? address : `${address}, ${JSON.stringify(name)}`;
}

/** `Deployment shop/web restarts`. */
export function workloadLine({ kind, namespace, name, effect }: WorkloadChange): string {
  return `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name} ${effect}`;
}

/** The changed arguments of a block, a line each. */
export function argumentLines({ differences }: Pick<SnapshotChange, "differences">): string[] {
  const lines = differences.slice(0, SHOWN_ARGUMENTS).map(argumentLine);
  const more = differences.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function argumentLine(difference: ArgumentDifference): string {
  const { path, before, after } = maskedDifference(difference);
  const [was, is] = [before, after].map((value) =>
    value === undefined || value === UNKNOWN ? value : JSON.stringify(value),
  );
  const [from, to] =
    was === undefined || is === undefined
      ? [was, is].map((text) => (text === undefined ? "nothing" : shortenedText(text)))
      : is === UNKNOWN
        ? [shortenedText(was), "known after apply"]
        : partedTexts(was, is);
  return `${path}: ${from} -> ${to}`;
}

/** A difference without secrets: a snapshot of an earlier version may have some that this version masks. */
export function maskedDifference({ path, before, after }: ArgumentDifference): ArgumentDifference {
  // The name of a member of a list is the list's.
  const name = path.replace(/\[[^\]]*\]$/, "").replace(/^.*[.\]]/, "");
  const masked = (value: unknown) =>
    value === ANOTHER_SECRET ? value : members(maskSecrets({ [name]: value }))[0]?.[1];
  return { path, before: masked(before), after: masked(after) };
}
