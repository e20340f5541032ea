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
    "Generated from the rules by `npm run docs:rules`. How they are put on a stack, and how a finding is\nacknowledged, is in [guardrails.md](guardrails.md).",
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
  const links = rule.references.map((id) => `[${id}](${referenceUrl(id)})`);
  return [
    `## ${rule.id}`,
    `${rule.what}\n${rule.why}`,
    [
      `- To mend it: ${rule.fix}.`,
      `- Severity: ${rule.severity}; pack: ${pack(rule)}.`,
      `- Judges: ${rule.appliesTo.map((type) => `\`${type}\``).join(", ")}.`,
      ...(links.length === 0 ? [] : [`- Corresponds to ${links.join(", ")}.`]),
    ].join("\n"),
  ].join("\n\n");
}

function pack(rule: GuardrailRule): string {
  return rule.pack ?? "none: by its id alone";
}

if (require.main === module) {
  writeFileSync(FILE, rulesPage());
}
