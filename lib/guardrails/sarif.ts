import type { Evaluation, Judgement } from "./evaluation";
import { capitalized } from "./message";
import { referenceUrl } from "./references";
import type { GuardrailRule } from "./rule";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * The report for code review.
 *
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * @param artifact path of the synthesized stack, relative to where the app runs
 */
export function sarifReport(evaluation: Evaluation, artifact: string): object {
  const { rules, findings, unjudged } = evaluation;
  const result = (judgement: Judgement) => ({
    ruleId: judgement.rule.id,
    ruleIndex: rules.indexOf(judgement.rule),
    message: { text: withoutLinks(text(judgement)) },
    locations: [
      {
        // No line: the stack is written after it is judged.
        physicalLocation: { artifactLocation: { uri: artifact } },
        logicalLocations: [
          { fullyQualifiedName: judgement.construct.node.path, kind: "resource" },
          { fullyQualifiedName: judgement.resource, kind: "resource" },
        ],
      },
    ],
    // The same finding in the next run, wherever else things have moved.
    partialFingerprints: { "ruleAndResource/v1": `${judgement.rule.id} ${judgement.resource}` },
  });
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "cdktf-managed-cache guardrails", rules: rules.map(descriptor) },
        },
        results: [
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
                    justification: withoutLinks(acknowledgement.reason),
                  },
                ]
              : [],
          })),
          ...unjudged.map((judgement) => ({ ...result(judgement), kind: "open", level: "none" })),
        ],
      },
    ],
  };
}

function text({ kind, rule, found, fix }: Judgement): string {
  return kind === "finding"
    ? `${rule.problem}: ${found}. ${capitalized(fix)}.`
    : `Only Terraform knows whether this breaks the rule ${rule.id}: ${found}.`;
}

/** A text of SARIF has links too: a bracket that would begin one is a bracket. */
function withoutLinks(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, "\\[");
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
