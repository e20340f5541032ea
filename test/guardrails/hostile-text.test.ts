import { TerraformStack } from "cdktf";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { evaluate } from "../../lib/guardrails/evaluation";
import { jsonReport, markdownReport } from "../../lib/guardrails/report";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { sarifReport } from "../../lib/guardrails/sarif";
import { HOSTILE_TEXTS, hasMarkup } from "../support/hostile-texts";
import { testApp } from "../support/test-app";
import { replicationGroup } from "./hand-written";

const RULES = GUARDRAIL_RULES.filter(({ id }) =>
  ["cache-authentication", "elasticache-port"].includes(id),
);

function evaluation(hostile: string) {
  const id = hostile.replaceAll("/", ":");
  const stack = new TerraformStack(testApp(), "shop");
  const group = replicationGroup(stack, { port: 6379, userGroupIds: undefined });
  Object.defineProperty(group.node, "path", { value: `shop/${id}` });
  CacheGuardrails.acknowledge(group, { id: "elasticache-port", reason: `known: ${hostile}` });
  CacheGuardrails.acknowledge(stack, { id: "cache-authentication", reason: `old: ${hostile}` });
  const made = evaluate(stack, RULES);
  return {
    ...made,
    stack: hostile,
    findings: made.findings.map((finding) => ({ ...finding, found: hostile })),
    unused: [{ id: "cache-authentication", at: id, reason: hostile }],
    modules: [hostile],
  };
}

test.each(HOSTILE_TEXTS)("the Markdown report takes %j for text", (hostile) => {
  const report = markdownReport(evaluation(hostile));
  expect(hasMarkup(report)).toEqual([]);
  // What has one line more breaks a table, and what has one cell more a row.
  const plain = markdownReport(evaluation("plain text"));
  const shape = (text: string) =>
    text.split("\n").map((line) => line.replace(/\\[\s\S]/g, "").split("|").length);
  expect(shape(report)).toEqual(shape(plain));
});

test("SARIF takes no text for a link", () => {
  const report = JSON.stringify(sarifReport(evaluation("[click](https://evil.example)"), "a"));
  const shown = report.match(/"(text|justification)":"[^"]*click[^"]*"/g) ?? [];
  expect(shown).toHaveLength(4);
  for (const text of shown) {
    expect(text).toContain("\\\\[click](https://evil.example)");
  }
});

test("no report has the secret in a reason", () => {
  const made = evaluation("redis://app:hunter2@host");
  const acknowledged = { ...made, stack: "shop", findings: made.findings, unused: [], modules: [] };
  const reports = [
    jsonReport(acknowledged),
    sarifReport(acknowledged, "a"),
    markdownReport(acknowledged),
  ].map((report) => JSON.stringify(report));
  for (const report of reports) {
    expect(report).toMatch(/known: redis:\/\/app:(\\+)?(<|&lt;)secret/);
  }
  expect(made.findings.flatMap(({ acknowledgement }) => acknowledgement?.reason ?? [])).toEqual([
    "old: redis://app:<secret>@host",
    "known: redis://app:<secret>@host",
  ]);
});
