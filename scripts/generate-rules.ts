import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { referenceUrl } from "../lib/guardrails/references";
import type { GuardrailRule } from "../lib/guardrails/rule";
import { GUARDRAIL_RULES } from "../lib/guardrails/rules";

const FILE = join(__dirname, "../docs/rules.md");

/** The page of all rules, from the rules themselves. */
export function rulesPage(): string {
  return `${[
    "# Rules",
    "Generated from the rules by `npm run docs:rules`. [guardrails.md](guardrails.md) says how to apply rules to a\nstack and how to acknowledge a finding.\n\nRules named `cache-…` judge every cache to which they apply, on any cloud. Rules named `elasticache-…` or\n`memorystore-…` judge what only that service has.",
    [
      "| rule | severity | pack | public rules |",
      "|---|---|---|---|",
      ...GUARDRAIL_RULES.map(overview),
    ].join("\n"),
    ...GUARDRAIL_RULES.map(section),
  ].join("\n\n")}\n`;
}

function overview(rule: GuardrailRule): string {
  return `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${pack(rule)} | ${rule.references.join(", ")} |`;
}

function section(rule: GuardrailRule): string {
  const { id, problem, why, fix, severity, appliesTo, references, byType } = rule;
  const types = appliesTo.map((type) => `\`${type}\``);
  return [
    `## ${id}`,
    `${problem}. ${why}`,
    [
      `- Fix: ${fix}.`,
      `- Severity: ${severity}; pack: ${pack(rule)}.`,
      ...(byType === undefined
        ? [`- Judges: ${types.join(", ")}.`, ...sameAs(references)]
        : ["- Judges:"]),
    ].join("\n"),
    ...(byType === undefined ? [] : [typeTable(byType)]),
  ].join("\n\n");
}

function sameAs(references: readonly string[]): string[] {
  return references.length === 0 ? [] : [`- Public rules: ${links(references)}.`];
}

function typeTable(byType: NonNullable<GuardrailRule["byType"]>): string {
  return [
    "| type | fix | public rules |",
    "|---|---|---|",
    ...Object.entries(byType).map(
      ([type, { fix, references }]) => `| \`${type}\` | ${fix} | ${links(references)} |`,
    ),
  ].join("\n");
}

function links(references: readonly string[]): string {
  return references.map((id) => `[${id}](${referenceUrl(id)})`).join(", ");
}

function pack(rule: GuardrailRule): string {
  return rule.pack ?? "none: choose it by its id";
}

if (require.main === module) {
  writeFileSync(FILE, rulesPage());
}
