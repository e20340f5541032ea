import { type Bar, bar } from "./bars";
import type { Diagram } from "./diagram";
import { svg } from "./diagram-svg";
import { escapeHtml as text } from "./escape-html";
import { amount } from "./formatting";
import type { GuardrailFinding } from "./guardrail-results";
import { STYLE } from "./html-style";
import { type InspectedAlert, NO_DATA } from "./inspected-alert";
import type { Endpoint, InspectedCache } from "./inspected-cache";
import type { Inspection } from "./inspection";
import { diagramTitle, findingStatus, guardrailSummary, stackSummary } from "./summary-sentences";
import { DIAGRAM_STYLE, THEME } from "./theme";
import { type Tile, tilesOf } from "./tiles";

const LEGEND = "A line leads from what gives a value to what takes it. Data sources are left out.";
const KNOWN_LATER = "What is in ⟨angle brackets⟩ is known after apply. Secrets are not shown.";

/** What there is to say of a stack, as a page of its own: one file, without scripts. */
export function htmlPage(inspection: Inspection): string {
  const { stack, caches, diagrams, endpoints, outputs, alerts, guardrails } = inspection;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${text(stack)}: inspection</title>
<style>${THEME}${STYLE}${DIAGRAM_STYLE}</style>
</head>
<body>
<main>
${[
  `<header><p>Inspection of the stack</p><h1>${text(stack)}</h1><p>${text(stackSummary(inspection))}</p></header>`,
  `<dl class="tiles">${tilesOf(inspection).map(tile).join("")}</dl>`,
  section("What is deployed", LEGEND, diagrams.map(figure)),
  section("Capacity", "", caches.map(capacity)),
  section("Endpoints", KNOWN_LATER, places("Endpoints", endpoints)),
  section(
    "Alerts",
    "",
    table("Alerts", ["Severity", "Alert", "Fires when", "For"], alerts.map(alertCells)),
  ),
  section("Guardrails", "", [
    `<p>${text(guardrailSummary(guardrails))}</p>`,
    ...table(
      "Findings of the guardrails",
      ["Status", "Found", "What to do, or the reason to keep it"],
      (guardrails?.findings ?? []).map(findingCells),
    ),
  ]),
  section("Outputs", KNOWN_LATER, places("Outputs", outputs)),
]
  .filter((part) => part !== "")
  .join("\n")}
</main>
</body>
</html>
`;
}

function figure(diagram: Diagram): string {
  const title = diagramTitle(diagram);
  return `<h3>${text(title)}</h3>${scrolling(svg(diagram, title), `Diagram: ${title}`)}`;
}

function tile({ label, value, detail, state }: Tile): string {
  return `<div class="${state}"><dt>${text(label)}</dt><dd><strong>${text(value)}</strong>${text(detail)}</dd></div>`;
}

function capacity({ path, name, facts, connections, memory }: InspectedCache): string {
  return [
    `<h3>${text(path)}</h3>`,
    `<ul class="facts"><li><code>${text(name)}</code></li>${facts.map((fact) => `<li>${text(fact)}</li>`).join("")}</ul>`,
    `<dl class="bars">${[...connections.meters, memory].map((meter) => meterBar(bar(meter))).join("")}</dl>`,
    ...table(
      `Connections to ${path}`,
      ["Client", "At rest", "Full scale", "Worst rollout"],
      connections.clients.map(({ name, atRest, atFullScale, inRollout }) => [
        text(name),
        ...[atRest, atFullScale, inRollout].map(amount),
      ]),
      "numbers",
    ),
  ].join("");
}

/** As long as its limit, or, where that is exceeded, as long as the amount. */
function meterBar({ label, text: words, share = 0, state }: Bar): string {
  const percentage = (part: number) => `${Math.round(part * 1000) / 10}%`;
  const limit = share > 1 ? `<b style="left:${percentage(1 / share)}"></b>` : "";
  return `<div class="${state}"><dt>${text(label)}</dt><dd>${text(words)}</dd><dd class="track" aria-hidden="true"><i style="width:${percentage(Math.min(share, 1))}"></i>${limit}</dd></div>`;
}

function places(caption: string, all: readonly Endpoint[]): string[] {
  return table(
    caption,
    ["Name", "Value"],
    all.map(({ name, address }) => [text(name), code(address)]),
  );
}

function alertCells(alert: InspectedAlert): string[] {
  const { severity, name, times, summary, condition, pendingFor, evaluatedBy, hasData } = alert;
  return [
    status(severity),
    `${text(name)}${times > 1 ? ` × ${times}` : ""}<small>${evaluatedBy}</small>`,
    `${hasData ? "" : `<strong>${NO_DATA}</strong> `}${text(summary)}<details><summary>Condition</summary>${code(condition)}</details>`,
    text(pendingFor),
  ];
}

function findingCells(finding: GuardrailFinding): string[] {
  const { rule, construct, problem, found, fix, acknowledged } = finding;
  return [
    status(findingStatus(finding)),
    `${text(rule)}<small>${text(construct)}</small>${text(problem)}: ${code(found)}`,
    text(acknowledged?.reason ?? fix),
  ];
}

function status(word: string): string {
  return `<span class="status ${text(word)}">${text(word)}</span>`;
}

function code(content: string): string {
  return `<code>${text(content)}</code>`;
}

/** A section, or nothing where it has nothing to say. */
function section(title: string, note: string, parts: readonly string[]): string {
  return parts.length === 0
    ? ""
    : `<section><h2>${title}</h2>${note && `<p>${note}</p>`}${parts.join("")}</section>`;
}

/** A table, or nothing where it has no rows. */
function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  className = "",
): string[] {
  if (rows.length === 0) {
    return [];
  }
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join("");
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
    .join("\n");
  return [
    scrolling(
      `<table class="${className}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`,
      caption,
    ),
  ];
}

/** What may be wider than the window, and can be scrolled by the keyboard too. */
function scrolling(content: string, label: string): string {
  return `<div class="scroll" tabindex="0" role="region" aria-label="${text(label)}">${content}</div>`;
}
