import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { CACHE_CASES, OTHER_PODS, POD_CASES } from "./cache-cases";
import { ELASTICACHE_CASES } from "./elasticache-cases";
import { judge } from "./judge";
import { MEMORYSTORE_CASES } from "./memorystore-cases";

const TABLES = [ELASTICACHE_CASES, MEMORYSTORE_CASES, CACHE_CASES, POD_CASES];
const ALL = TABLES.flatMap((cases) => Object.entries(cases));

/** Rules that look at what is there alone: there is no value that Terraform could still bring. */
const NEVER_UNJUDGED = [
  "cache-alarms",
  "cache-connection-budget",
  "cache-secret-rotation",
  "cache-sizing",
  "credentials-in-code",
  "credentials-in-kubernetes-secret",
  "credentials-in-plain-sight",
  "memorystore-memcached-retired",
];

describe.each(GUARDRAIL_RULES.map(({ id }) => id))("%s", (id) => {
  const cases = ALL.filter(([rule]) => rule === id).map(([, found]) => found);
  const builds = (kind: "compliant" | "noncompliant") => cases.flatMap((found) => found[kind]);

  test("is kept", () => {
    const compliant = builds("compliant");
    expect(compliant.length).toBeGreaterThan(0);
    for (const build of compliant) {
      expect({ findings: judge(id, build).findings, build: String(build) }).toEqual({
        findings: [],
        build: String(build),
      });
    }
  });

  test("is broken", () => {
    const noncompliant = builds("noncompliant");
    expect(noncompliant.length).toBeGreaterThan(0);
    for (const build of noncompliant) {
      const { findings, unjudged } = judge(id, build);
      expect({ findings: findings.length, build: String(build) }).toEqual({
        findings: 1,
        build: String(build),
      });
      // Of this rule a security group of another stack is one.
      if (id !== "elasticache-open-ingress") {
        expect(unjudged).toEqual([]);
      }
    }
  });

  test("judges nothing that only Terraform will know", () => {
    const unjudged = cases.flatMap((found) => found.unjudged ?? []);
    expect(unjudged.length > 0).toBe(!NEVER_UNJUDGED.includes(id));
    for (const build of unjudged) {
      const verdict = judge(id, build);
      expect(verdict.findings).toEqual([]);
      expect(verdict.unjudged.length).toBe(1);
    }
  });
});

test("every case is one of a rule", () => {
  const ids = GUARDRAIL_RULES.map(({ id }) => id);
  expect(ALL.map(([id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
});

test.each(Object.keys(POD_CASES))("%s leaves pods alone that know no cache", (id) => {
  expect(judge(id, OTHER_PODS)).toEqual({ findings: [], unjudged: [] });
});

test("rules say what they are about", () => {
  for (const rule of GUARDRAIL_RULES) {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(rule.what).toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.fix).not.toMatch(/\.$/);
    expect(rule.appliesTo.length).toBeGreaterThan(0);
  }
  expect(new Set(GUARDRAIL_RULES.map(({ id }) => id)).size).toBe(GUARDRAIL_RULES.length);
});
