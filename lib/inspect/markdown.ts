import { type Bar, bar } from "./bars";
import { mermaid } from "./diagram-mermaid";
import type { GuardrailFinding } from "./guardrail-results";
import type { Endpoint } from "./inspected-cache";
import type { Inspection } from "./inspection";
import { diagramTitle, findingStatus, guardrailSummary, stackSummary } from "./sentences";
import { amount, escapeMarkdown } from "./text";

/** What there is to say of a stack, for a pull request or a wiki. */
export function markdownPage(inspection: Inspection): string {
  const { stack, caches, diagrams, endpoints, outputs, alerts, guardrails } = inspection;
  return `${[
    `# ${escapeMarkdown(stack)}`,
    escapeMarkdown(stackSummary(inspection)),
    ...(diagrams.length === 0 ? [] : ["## What is deployed"]),
    ...diagrams.flatMap((diagram) => [
      `### ${escapeMarkdown(diagramTitle(diagram))}`,
      mermaid(diagram),
    ]),
    ...(caches.length === 0 ? [] : ["## Capacity"]),
    ...caches.flatMap(({ path, facts, connections, memory }) => [
      `### ${escapeMarkdown(path)}`,
      escapeMarkdown(facts.join(", ")),
      table(
        ["", "of the limit", ""],
        [...connections.meters, memory].map((meter) => barCells(bar(meter))),
      ),
      ...(connections.clients.length === 0
        ? []
        : [
            table(
              ["client", "at rest", "full scale", "rollout"],
              connections.clients.map(({ name, atRest, atFullScale, inRollout }) => [
                escapeMarkdown(name),
                ...[atRest, atFullScale, inRollout].map(amount),
              ]),
            ),
          ]),
    ]),
    ...section("Endpoints", ["name", "value"], endpoints.map(placeCells)),
    ...section(
      "Alerts",
      ["severity", "alert", "fires when", "for", "condition"],
      alerts.map(({ severity, name, times, summary, pendingFor, condition, evaluatedBy }) => [
        severity,
        `${escapeMarkdown(name)}${times > 1 ? ` × ${times}` : ""}`,
        escapeMarkdown(summary),
        pendingFor,
        `${evaluatedBy}: ${code(condition)}`,
      ]),
    ),
    "## Guardrails",
    guardrailSummary(guardrails),
    ...(guardrails === undefined || guardrails.findings.length === 0
      ? []
      : [
          table(
            ["", "rule", "at", "found", "what to do, or why it stays"],
            guardrails.findings.map(findingCells),
          ),
        ]),
    ...section("Outputs", ["name", "value"], outputs.map(placeCells)),
  ].join("\n\n")}\n`;
}

/** Characters of a bar that is full. */
const BAR_WIDTH = 20;

function barCells({ label, text, share }: Bar): string[] {
  const full = Math.round(Math.min(share ?? 0, 1) * BAR_WIDTH);
  const drawn = `${"█".repeat(full)}${"░".repeat(BAR_WIDTH - full)}`;
  return [label, share === undefined ? "" : drawn, text];
}

function placeCells({ name, address }: Endpoint): string[] {
  return [escapeMarkdown(name), code(address)];
}

function findingCells(finding: GuardrailFinding): string[] {
  const { rule, construct, found, fix, acknowledged } = finding;
  return [
    findingStatus(finding),
    rule,
    escapeMarkdown(construct),
    code(found),
    escapeMarkdown(acknowledged?.reason ?? fix),
  ];
}

function section(title: string, columns: readonly string[], rows: readonly string[][]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, table(columns, rows)];
}

function table(columns: readonly string[], rows: readonly string[][]): string {
  return [columns, columns.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** A text as code within a table, whatever is in it. */
function code(text: string): string {
  const fence = "`".repeat(
    1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)),
  );
  const content = text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();
  return content === "" ? "" : `${fence}${fence.length > 1 ? ` ${content} ` : content}${fence}`;
}
