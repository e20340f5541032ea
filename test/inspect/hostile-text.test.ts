import type { Diagram } from "../../lib/inspect/diagram";
import { mermaid } from "../../lib/inspect/diagram-mermaid";
import { htmlPage } from "../../lib/inspect/html";
import type { Inspection } from "../../lib/inspect/inspection";
import { markdownPage } from "../../lib/inspect/markdown";
import { HOSTILE_TEXTS, hasMarkup } from "../support/hostile-texts";

function diagram(text: string): Diagram {
  const card = {
    column: 0,
    row: 0,
    kind: "cluster",
    group: "cluster",
    name: text,
    title: text,
    rows: [{ name: text, kind: text }],
    more: 0,
  };
  return { cache: text, cards: [card], edges: [] } as unknown as Diagram;
}

/** An inspection in which everything that people name has this text. */
function inspection(text: string): Inspection {
  const meter = { label: "Memory", unit: "bytes", tightAbove: 0.75 };
  const client = { name: text, atRest: 1, atFullScale: 2, inRollout: 3 };
  const finding = { rule: text, construct: text, problem: text, found: text, fix: text };
  return {
    stack: text,
    resources: 1,
    modules: [text],
    diagrams: [],
    endpoints: [{ name: text, address: text }],
    outputs: [{ name: text, address: text }],
    alerts: [
      {
        name: text,
        severity: text,
        evaluatedBy: "Prometheus",
        summary: text,
        condition: text,
        pendingFor: text,
        times: 1,
      },
    ],
    guardrails: {
      rules: [text],
      summary: { errors: 1, warnings: 0, acknowledged: 1, unjudged: 0 },
      findings: [
        { ...finding, severity: "error" },
        { ...finding, severity: "error", acknowledged: { reason: text } },
      ],
    },
    caches: [
      {
        path: text,
        name: text,
        facts: [text],
        connections: { meters: [], clients: [client] },
        memory: meter,
        endpoints: [],
      },
    ],
  } as unknown as Inspection;
}

test.each(HOSTILE_TEXTS)("the Markdown page takes %j for text", (hostile) => {
  expect(hasMarkup(markdownPage(inspection(hostile)))).toEqual([]);
  const shape = (page: string) =>
    page.split("\n").map((line) => line.replace(/\\[\s\S]/g, "").split("|").length);
  expect(shape(markdownPage(inspection(hostile)))).toEqual(
    shape(markdownPage(inspection("plain text"))),
  );
});

test.each(HOSTILE_TEXTS)("the HTML page takes %j for text", (hostile) => {
  const tags = (page: string) => page.match(/<[^>]*>/g)?.map((tag) => tag.split(/[\s>]/)[0]);
  expect(tags(htmlPage(inspection(hostile)))).toEqual(tags(htmlPage(inspection("plain text"))));
  expect(htmlPage(inspection(hostile))).not.toMatch(/\sonmouseover="/);
});

test.each(HOSTILE_TEXTS)("Mermaid takes %j for text", (hostile) => {
  const lines = mermaid(diagram(hostile)).split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^ {2}card0\["[^"`[\]{}|]*"\]$/);
  expect(lines[2]?.replace(/<\/?b>|<br>/g, "")).not.toMatch(/[<>&@]/);
});
