import { readdirSync, readFileSync } from "node:fs";
import { TerraformStack, Testing } from "cdktf";
import { Duration } from "cdktf-managed-cache";
import {
  type AlertDefinition,
  REDIS_ALERTS,
  type WarmerSubject,
} from "cdktf-managed-cache/monitoring";
import { FakeCache } from "../kubernetes/fake-cache";

const RUNBOOKS = "docs/runbooks";
const NAMES = Object.keys(REDIS_ALERTS);

const SUBJECT: WarmerSubject = {
  cache: new FakeCache(new TerraformStack(Testing.app(), "test")),
  warmer: { namespace: "cache", name: "redis-warmer", period: Duration.minutes(4) },
};

/** An alert as a line of the table in docs/alerts.md. */
function line([name, definition]: [string, AlertDefinition<WarmerSubject>]): string {
  const { meaning, threshold, severity, applies } = definition;
  const value = threshold && (threshold.from ?? String(threshold.value(SUBJECT)));
  const cells = [
    `[${name}](runbooks/${name}.md)`,
    meaning,
    threshold ? `${value} (${threshold.unit})` : "",
    definition.for.toSeconds() === 0
      ? "at once"
      : String(definition.for).replace(/^1 (.+)s$/, "1 $1"),
    severity,
    applies?.to ?? "",
  ];
  return `| ${cells.join(" | ")} |`;
}

test("the table of alerts is the catalogue", () => {
  const table = readFileSync("docs/alerts.md", "utf8").match(/^\| \[.*\|$/gm);
  expect(table).toEqual(Object.entries(REDIS_ALERTS).map(line));
});

test("every alert has a runbook, and every runbook an alert", () => {
  const pages = readdirSync(RUNBOOKS).filter((file) => file !== "README.md");
  expect(pages.sort()).toEqual(NAMES.map((name) => `${name}.md`).sort());
});

test.each(NAMES)("%s: the runbook says what it means, how to look and what to do", (name) => {
  const page = readFileSync(`${RUNBOOKS}/${name}.md`, "utf8");
  expect(page.match(/^#.*$/gm)).toEqual([
    `# ${name}`,
    "## What it means",
    "## How to look",
    "## What to do",
  ]);
  // They would stop every other command.
  expect(page).not.toMatch(/cache (keys|monitor)\b/i);
});
