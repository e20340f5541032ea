import { cellText, codeCell, markdownTable } from "../terraform/markdown-table";
import { type Bar, bar } from "./bars";
import { mermaid } from "./diagram-mermaid";
import { amount } from "./formatting";
import type { GuardrailFinding } from "./guardrail-results";
import { NO_DATA } from "./inspected-alert";
import type { Endpoint } from "./inspected-cache";
import type { Inspection } from "./inspection";
import { diagramTitle, findingStatus, guardrailSummary, stackSummary } from "./summary-sentences";

/** What there is to say of a stack, for a pull request or a wiki. */
export function markdownPage(inspection: Inspection): string {
  const { stack, caches, diagrams, endpoints, outputs, alerts, guardrails } = inspection;
  return `${[
    `# ${cellText(stack)}`,
    cellText(stackSummary(inspection)),
    ...(diagrams.length === 0 ? [] : ["## What is deployed"]),
    ...diagrams.flatMap((diagram) => [`### ${cellText(diagramTitle(diagram))}`, mermaid(diagram)]),
    ...(caches.length === 0 ? [] : ["## Capacity"]),
    ...caches.flatMap(({ path, facts, connections, memory }) => [
      `### ${cellText(path)}`,
      cellText(facts.join(", ")),
      markdownTable(
        ["", "of the limit", ""],
        [...connections.meters, memory].map((meter) => barCells(bar(meter))),
      ),
      ...(connections.clients.length === 0
        ? []
        : [
            markdownTable(
              ["client", "at rest", "full scale", "rollout"],
              connections.clients.map(({ name, atRest, atFullScale, inRollout }) => [
                cellText(name),
                ...[atRest, atFullScale, inRollout].map(amount),
              ]),
            ),
          ]),
    ]),
    ...section("Endpoints", ["name", "value"], endpoints.map(placeCells)),
    ...section(
      "Alerts",
      ["severity", "alert", "fires when", "for", "condition"],
      alerts.map(({ severity, name, times, summary, pendingFor, condition, ...alert }) => [
        cellText(severity),
        `${cellText(name)}${times > 1 ? ` × ${times}` : ""}`,
        cellText(alert.hasData ? summary : `${NO_DATA} ${summary}`),
        cellText(pendingFor),
        `${alert.evaluatedBy}: ${codeCell(condition)}`,
      ]),
    ),
    "## Guardrails",
    guardrailSummary(guardrails),
    ...(guardrails === undefined || guardrails.findings.length === 0
      ? []
      : [
          markdownTable(
            ["", "rule", "at", "problem", "found", "what to do, or the reason to keep it"],
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
  const blocks = `${"█".repeat(full)}${"░".repeat(BAR_WIDTH - full)}`;
  return [label, share === undefined ? "" : blocks, text];
}

function placeCells({ name, address }: Endpoint): string[] {
  return [cellText(name), codeCell(address)];
}

function findingCells(finding: GuardrailFinding): string[] {
  const { rule, construct, problem, found, fix, acknowledged } = finding;
  return [
    findingStatus(finding),
    cellText(rule),
    cellText(construct),
    cellText(problem),
    codeCell(found),
    cellText(acknowledged?.reason ?? fix),
  ];
}

function section(title: string, columns: readonly string[], rows: readonly string[][]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, markdownTable(columns, rows)];
}
