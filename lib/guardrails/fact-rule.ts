import { isUnresolved } from "../core/validation";
import { CACHE_DESCRIPTORS } from "../terraform/cache-resources";
import type { CacheFact, DecidedFact } from "../terraform/cache-resources/cache-descriptor";
import { isMember, isSecondary } from "../terraform/caches";
import type { ResourceView } from "../terraform/resource-view";
import { forTypes, type GuardrailRule, type GuardrailRuleText, guardrail } from "./rule";

type FactRuleText = Omit<GuardrailRuleText, "appliesTo" | "references" | "byType">;

/** A rule that asks for one fact of every cache whose arguments decide it. */
export function factRule(fact: CacheFact, text: FactRuleText): GuardrailRule {
  return guardrail({
    ...text,
    ...forTypes(
      Object.fromEntries(
        Object.entries(decidedBy(fact)).map(([type, { fix, publicRules = [] }]) => [
          type,
          { fix, references: publicRules },
        ]),
      ),
    ),
    inputs: (cache) => missing(cache, fact),
    isValid: () => false,
  });
}

/** How each type of cache decides a fact, without the types that always or never have it. */
export function decidedBy(fact: CacheFact): Record<string, DecidedFact> {
  return Object.fromEntries(
    Object.entries(CACHE_DESCRIPTORS).flatMap(([type, { facts }]) => {
      const decided = facts[fact];
      return typeof decided === "string" ? [] : [[type, decided]];
    }),
  );
}

/**
 * The arguments that show that a cache lacks a fact, or that only Terraform can judge it; `undefined` for
 * a cache that has the fact, cannot have it, or takes it from another cache.
 */
export function missing(cache: ResourceView, fact: CacheFact): Record<string, unknown> | undefined {
  const decided = CACHE_DESCRIPTORS[cache.type]?.facts[fact];
  if (typeof decided !== "object" || isMember(cache) || isSecondary(cache, fact)) {
    return undefined;
  }
  const found = openSettings(decided, cache);
  const engine = cache.get("engine");
  if (
    found === undefined ||
    decided.engines === undefined ||
    decided.engines.includes(String(engine))
  ) {
    return found;
  }
  return isUnresolved(engine) ? { engine, ...found } : undefined;
}

function openSettings(
  { settings, oneIsEnough }: DecidedFact,
  cache: ResourceView,
): Record<string, unknown> | undefined {
  const judged = settings.map(({ inputs, isValid }) => {
    const values = inputs(cache) ?? {};
    const isUnknown = isUnresolved(values);
    const isGood = Object.keys(values).length === 0 || (!isUnknown && isValid(values));
    return { values, isUnknown, isGood };
  });
  const open = judged.filter(({ isGood }) => !isGood);
  if (open.length === 0 || (oneIsEnough && open.length < judged.length)) {
    return undefined;
  }
  const bad = open.filter(({ isUnknown }) => !isUnknown);
  // A bad setting decides, except when another setting can still be good and that is enough.
  const shown = oneIsEnough || bad.length === 0 ? open : bad;
  return Object.assign({}, ...shown.map(({ values }) => values));
}
