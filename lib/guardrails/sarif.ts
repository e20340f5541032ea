import { sarifLocation, sarifLog, sarifText } from "../terraform/sarif";
import type { Evaluation, Judgement } from "./evaluation";
import { capitalized } from "./message";
import { referenceUrl } from "./references";
import type { GuardrailRule } from "./rule";

/**
 * The report for code review.
 *
 * @param artifact path of the synthesized stack, relative to where the app runs
 */
export function sarifReport(evaluation: Evaluation, artifact: string): object {
  const { rules, findings, unjudged } = evaluation;
  const result = (judgement: Judgement) => ({
    ruleId: judgement.rule.id,
    ruleIndex: rules.indexOf(judgement.rule),
    message: { text: sarifText(text(judgement)) },
    locations: [
      sarifLocation({ artifact, names: [judgement.construct.node.path, judgement.resource] }),
    ],
    // The same finding in the next run, wherever else things have moved.
    partialFingerprints: { "ruleAndResource/v1": `${judgement.rule.id} ${judgement.resource}` },
  });
  return sarifLog("cdktf-managed-cache guardrails", rules.map(descriptor), [
    ...findings.map(({ acknowledgement, ...finding }) => ({
      ...result(finding),
      kind: "fail",
      level: finding.rule.severity,
      // An empty list says that a finding was looked at and is not suppressed.
      suppressions: acknowledgement
        ? [
            {
              kind: "inSource",
              status: "accepted",
              justification: sarifText(acknowledgement.reason),
            },
          ]
        : [],
    })),
    ...unjudged.map((judgement) => ({ ...result(judgement), kind: "open", level: "none" })),
  ]);
}

function text({ kind, rule, found, fix }: Judgement): string {
  return kind === "finding"
    ? `${rule.problem}: ${found}. ${capitalized(fix)}.`
    : `Only Terraform knows whether this breaks the rule ${rule.id}: ${found}.`;
}

function descriptor(rule: GuardrailRule): object {
  const { id, problem, why, fix, severity, references, byType = {} } = rule;
  const fixes = Object.entries(byType).map(([type, text]) => `- \`${type}\`: ${text.fix}`);
  const links = references.map((reference) => `[${reference}](${referenceUrl(reference)})`);
  return {
    id,
    shortDescription: { text: `${problem}.` },
    fullDescription: { text: why },
    help: {
      text: `${capitalized(fix)}.`,
      markdown: [
        why,
        `${capitalized(fix)}.`,
        ...(fixes.length === 0 ? [] : [fixes.join("\n")]),
        ...(links.length === 0 ? [] : [`Public rules: ${links.join(", ")}.`]),
      ].join("\n\n"),
    },
    defaultConfiguration: { level: severity },
  };
}
