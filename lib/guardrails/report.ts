import { cellText, markdownTable } from "../terraform/markdown-table";
import { type Evaluation, type Judgement, open, summaryOf } from "./evaluation";

/** What the report says, for programs. */
export function jsonReport(evaluation: Evaluation): object {
  const { stack, rules, findings, unjudged, modules, unused } = evaluation;
  return {
    version: 1,
    stack,
    summary: summaryOf(evaluation),
    rules: rules.map(({ id }) => id),
    findings: findings.map(({ acknowledgement, ...finding }) => ({
      ...judgement(finding),
      severity: finding.rule.severity,
      fix: finding.rule.fix,
      ...(acknowledgement && {
        acknowledged: { reason: acknowledgement.reason, at: acknowledgement.at },
      }),
    })),
    unjudged: unjudged.map(judgement),
    modules,
    unusedAcknowledgements: unused,
  };
}

function judgement({ rule, construct, resource, found }: Judgement): object {
  return { rule: rule.id, construct: construct.node.path, resource, found };
}

/** The same for people: what is open first. */
export function markdownReport(evaluation: Evaluation): string {
  const { stack, rules, findings, unjudged, modules, unused } = evaluation;
  const acknowledged = findings.filter(({ acknowledgement }) => acknowledgement !== undefined);
  return [
    `# Guardrails of ${stack}`,
    `${rules.length} rules.`,
    ...section(
      "Errors",
      ["rule", "resource", "found", "what to do"],
      open(evaluation, "error").map(openRow),
    ),
    ...section(
      "Warnings",
      ["rule", "resource", "found", "what to do"],
      open(evaluation, "warning").map(openRow),
    ),
    ...section(
      "Acknowledged",
      ["rule", "resource", "found", "reason", "at"],
      acknowledged.map((finding) => [
        ...row(finding),
        finding.acknowledgement?.reason ?? "",
        finding.acknowledgement?.at ?? "",
      ]),
    ),
    ...section(
      "Not judged",
      ["rule", "resource", "what only Terraform will know"],
      [...unjudged.map(row), ...modules.map((module) => ["all", module, "what is in the module"])],
    ),
    ...section(
      "Acknowledgements that nothing needs",
      ["rule", "at", "reason"],
      unused.map(({ id, at, reason }) => [id, at, reason]),
    ),
    "",
  ].join("\n\n");
}

function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  return rows.length === 0
    ? []
    : [
        `## ${title}`,
        markdownTable(
          columns,
          rows.map((cells) => cells.map(cellText)),
        ),
      ];
}

function row({ rule, construct, found }: Judgement): string[] {
  return [rule.id, construct.node.path, found];
}

function openRow(finding: Judgement): string[] {
  return [...row(finding), finding.rule.fix];
}
