import { decidedBy } from "../../lib/guardrails/fact-rule";
import { referenceUrl } from "../../lib/guardrails/references";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { CACHE_FACTS } from "../../lib/terraform/cache-resources/cache-descriptor";
import { CACHES } from "../../lib/terraform/caches";
import { AZURE_CASES } from "./azure-cases";
import { CACHE_CASES, OTHER_PODS, POD_CASES } from "./cache-cases";
import { ELASTICACHE_CASES } from "./elasticache-cases";
import { FACT_CASES } from "./fact-cases";
import { type Build, judge } from "./judge";
import { MEMORYSTORE_CASES } from "./memorystore-cases";

const TABLES = [
  FACT_CASES,
  ELASTICACHE_CASES,
  MEMORYSTORE_CASES,
  AZURE_CASES,
  CACHE_CASES,
  POD_CASES,
];
const ALL = TABLES.flatMap((cases) => Object.entries(cases));

/** Rules that no value can break that only Terraform knows. */
const NEVER_UNJUDGED = [
  "azure-redis-retired",
  "cache-alarms",
  "cache-connection-budget",
  "cache-secret-rotation",
  "cache-sizing",
  "credentials-in-code",
  "credentials-in-kubernetes-secret",
  "credentials-in-plain-sight",
  "memorystore-memcached-retired",
];

/** The rule reads a cache only for the security groups of other stacks. */
const JUDGES_GROUPS = "elasticache-open-ingress";

describe.each(GUARDRAIL_RULES.map(({ id, appliesTo }) => ({ id, appliesTo })))(
  "$id",
  ({ id, appliesTo }) => {
    const cases = ALL.filter(([rule]) => rule === id).map(([, found]) => found);
    const builds = (kind: "compliant" | "noncompliant") => cases.flatMap((found) => found[kind]);
    const judged = new Map<Build, ReturnType<typeof judge>>();
    const verdictOn = (build: Build) => {
      const verdict = judged.get(build) ?? judge(id, build);
      judged.set(build, verdict);
      return verdict;
    };
    const caches = id === JUDGES_GROUPS ? [] : appliesTo.filter((type) => CACHES.includes(type));

    test("finds nothing in stacks that keep it", () => {
      const compliant = builds("compliant");
      expect(compliant.length).toBeGreaterThan(0);
      for (const build of compliant) {
        const { findings } = verdictOn(build);
        expect({ findings, build: String(build) }).toEqual({ findings: [], build: String(build) });
      }
    });

    test("finds one fault in each stack that breaks it", () => {
      const noncompliant = builds("noncompliant");
      expect(noncompliant.length).toBeGreaterThan(0);
      for (const build of noncompliant) {
        const { findings, unjudged } = verdictOn(build);
        expect({ findings: findings.length, build: String(build) }).toEqual({
          findings: 1,
          build: String(build),
        });
        if (id !== JUDGES_GROUPS) {
          expect(unjudged).toEqual([]);
        }
      }
    });

    test("does not judge a value that only Terraform will know", () => {
      const unjudged = cases.flatMap((found) => found.unjudged ?? []);
      expect(unjudged.length > 0).toBe(!NEVER_UNJUDGED.includes(id));
      for (const build of unjudged) {
        const verdict = verdictOn(build);
        expect({ findings: verdict.findings, build: String(build) }).toEqual({
          findings: [],
          build: String(build),
        });
        expect(verdict.unjudged.length).toBe(1);
      }
    });

    test("has a compliant and a noncompliant case for each type of cache that it judges", () => {
      const broken = builds("noncompliant").flatMap((build) => verdictOn(build).foundIn);
      expect(caches.filter((type) => !broken.includes(type))).toEqual([]);
      // No cache of a retired service keeps the rule on it.
      const kept = builds("compliant").flatMap((build) => verdictOn(build).types);
      const mustBeKept = id.endsWith("-retired") ? [] : caches;
      expect(mustBeKept.filter((type) => !kept.includes(type))).toEqual([]);
    });
  },
);

test("every case belongs to a rule", () => {
  const ids = GUARDRAIL_RULES.map(({ id }) => id);
  expect(ALL.map(([id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(CACHE_FACTS)("one rule asks for the fact %s on every type that decides it", (fact) => {
  const decided = decidedBy(fact);
  const types = Object.keys(decided);
  expect(types.length).toBeGreaterThan(0);
  const rules = GUARDRAIL_RULES.filter(({ byType = {} }) =>
    types.every((type) => byType[type]?.fix === decided[type]?.fix),
  );
  expect(rules.map(({ id, appliesTo }) => ({ id, appliesTo }))).toEqual([
    { id: expect.stringMatching(/^cache-/), appliesTo: types },
  ]);
});

test.each(Object.keys(POD_CASES))("%s ignores pods that use no cache", (id) => {
  expect(judge(id, OTHER_PODS)).toMatchObject({ findings: [], unjudged: [] });
});

test("ids, texts and types of rules have one form", () => {
  for (const { id, problem, why, fix, appliesTo, byType = {} } of GUARDRAIL_RULES) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(problem).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
    for (const text of [fix, ...Object.values(byType).map((type) => type.fix)]) {
      expect(text).toMatch(/^[a-z].*[^.]$/);
    }
    expect(appliesTo.length).toBeGreaterThan(0);
  }
  const ids = GUARDRAIL_RULES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test("every public rule has a page", () => {
  for (const { references } of GUARDRAIL_RULES) {
    for (const id of references) {
      expect(referenceUrl(id)).toMatch(/^https:\/\//);
    }
  }
});
