import { cellText, markdownTable } from "../terraform/markdown-table";
import { type Evaluation, type Judgement, open, summaryOf } from "./evaluation";

/** The report for programs. */
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
      problem: finding.rule.problem,
      fix: finding.fix,
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

const OPEN_COLUMNS = ["rule", "resource", "problem", "found", "what to do"];

/** The same for people, with what is open first. */
export function markdownReport(evaluation: Evaluation): string {
  const { stack, rules, findings, unjudged, modules, unused } = evaluation;
  const acknowledged = findings.filter(({ acknowledgement }) => acknowledgement !== undefined);
  return [
    `# Guardrails of ${cellText(stack)}`,
    `${rules.length} rules.`,
    ...section("Errors", OPEN_COLUMNS, open(evaluation, "error").map(openRow)),
    ...section("Warnings", OPEN_COLUMNS, open(evaluation, "warning").map(openRow)),
    ...section(
      "Acknowledged",
      ["rule", "resource", "problem", "found", "reason", "acknowledged at"],
      acknowledged.map((finding) => [
        ...problemRow(finding),
        finding.acknowledgement?.reason ?? "",
        finding.acknowledgement?.at ?? "",
      ]),
    ),
    ...section(
      "Not judged: only Terraform knows the values",
      ["rule", "resource", "found"],
      [...unjudged.map(row), ...modules.map((module) => ["all", module, "a module"])],
    ),
    ...section(
      "Acknowledgements without a finding",
      ["rule", "acknowledged at", "reason"],
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

function problemRow({ rule, construct, found }: Judgement): string[] {
  return [rule.id, construct.node.path, rule.problem, found];
}

function openRow(finding: Judgement): string[] {
  return [...problemRow(finding), finding.fix];
}
