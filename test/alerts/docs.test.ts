import { readdirSync, readFileSync } from "node:fs";
import type { Duration } from "cdktf-managed-cache";
import {
  ALERTS,
  type AlertDefinition,
  type AlertReading,
  type AlertThreshold,
  MEMCACHED_ALERTS,
  type PrometheusReading,
  type PrometheusSubject,
  REDIS_ALERTS,
} from "cdktf-managed-cache/alerts";
import {
  type CloudWatchReading,
  ELASTICACHE_ALARMS,
  ELASTICACHE_SERVERLESS_ALARMS,
} from "cdktf-managed-cache/aws";
import { AZURE_MANAGED_REDIS_ALERTS, type AzureMonitorReading } from "cdktf-managed-cache/azure";
import {
  MEMORYSTORE_CLUSTER_POLICIES,
  MEMORYSTORE_POLICIES,
  type MonitoringReading,
} from "cdktf-managed-cache/google";

const RUNBOOKS = "docs/runbooks";
const PAGES = readdirSync(RUNBOOKS).filter((file) => file !== "README.md");
const DEFINITIONS = Object.entries<AlertDefinition>(ALERTS);

/** How each system measures an alert, in a cell of the table. */
const SYSTEMS = {
  Prometheus: cells<PrometheusReading<never>>(REDIS_ALERTS, ({ for: duration }) =>
    inWords(duration),
  ),
  CloudWatch: cells<CloudWatchReading<never>>(
    // The guide of serverless caches has a table of theirs: here are those that nodes do not have.
    { ...ELASTICACHE_SERVERLESS_ALARMS, ...ELASTICACHE_ALARMS },
    ({ metricName, statistic, datapoints: { breaching, of }, period }) =>
      `\`${metricName}\`, ${statistic}, ${breaching} of ${of} × ${inWords(period)}`,
  ),
  "Cloud Monitoring": cells<MonitoringReading<never>>(
    // Of caches with node types, those that instances do not have: a table below has all of them.
    { ...MEMORYSTORE_CLUSTER_POLICIES, ...MEMORYSTORE_POLICIES },
    ({ metric, for: duration }) => `\`${metric.name}\`, ${inWords(duration)}`,
  ),
  "Azure Monitor": cells<AzureMonitorReading>(
    AZURE_MANAGED_REDIS_ALERTS,
    ({ metricName, aggregation, window }) =>
      `\`${metricName}\`, ${aggregation}, ${inWords(window)}`,
  ),
};

function cells<Reading extends AlertReading<never>>(
  readings: Readonly<Record<string, Reading>>,
  cell: (reading: Reading) => string,
): Map<string, string> {
  return new Map(
    Object.entries(readings).map(([name, reading]) => {
      const own = [reading.threshold?.inWords, reading.applies?.to].filter(Boolean);
      return [name, [cell(reading), ...own].join("; ")];
    }),
  );
}

function inWords(duration: Duration): string {
  return duration.toSeconds() === 0 ? "at once" : String(duration).replace(/^1 (.+)s$/, "1 $1");
}

function limit({ unit, fires, value, inWords: words, byBudget }: AlertThreshold): string {
  return `${fires} ${words ?? value}${byBudget ? `, or ${byBudget.inWords}` : ""} (${unit})`;
}

test("the table is the catalogue, with how each system measures an alert", () => {
  const rows = DEFINITIONS.map(([name, definition]) => {
    const { meaning, threshold, severity, applies, runbook = name } = definition;
    return `| ${[
      `[${name}](runbooks/${runbook}.md)`,
      [meaning, threshold?.byBudget?.meaning].filter(Boolean).join(", or "),
      threshold ? limit(threshold) : "",
      severity,
      applies?.to ?? "",
      ...Object.values(SYSTEMS).map((column) => column.get(name) ?? ""),
    ].join(" | ")} |`;
  });
  expect(readFileSync("docs/alerts.md", "utf8").match(/^\| \[.*\|$/gm)).toEqual(rows);
});

test("the table of caches with node types has their metrics", () => {
  const metrics = ({ metric, shareOf }: MonitoringReading<never>) =>
    shareOf === undefined
      ? `\`${metric.name}\``
      : `share of \`${metric.name}\` in it and ${shareOf
          .filter(({ name }) => name !== metric.name)
          .map(({ name }) => `\`${name}\``)}`;
  const rows = Object.entries<MonitoringReading<never>>(MEMORYSTORE_CLUSTER_POLICIES).map(
    ([name, reading]) => {
      const own = reading.threshold ? `; ${reading.threshold.inWords}` : "";
      return `| \`${name}\` | ${metrics(reading)}, ${inWords(reading.for)}${own} |`;
    },
  );
  expect(readFileSync("docs/alerts.md", "utf8").match(/^\| `[A-Z]\w+` \| .*\|$/gm)).toEqual(rows);
});

test("every alert is measured by the systems that the catalogue names", () => {
  const measuredBy = (name: string) =>
    Object.entries(SYSTEMS)
      .filter(([, column]) => column.has(name))
      .map(([system]) => system);
  expect(DEFINITIONS.map(([name]) => [name, measuredBy(name)])).toEqual(
    DEFINITIONS.map(([name, definition]) => [name, definition.measuredBy]),
  );
});

test("the table of Memcached has its alerts, and the metrics that they read", () => {
  const cache = { limits: {} };
  const subject = { cache, series: { cache: "shop" } } as unknown as PrometheusSubject;
  const rows = Object.entries<PrometheusReading<never>>(MEMCACHED_ALERTS)
    .filter(([name]) => !name.startsWith("Warmer"))
    .map(([name, { for: duration, expression }]) => {
      const metrics = expression(subject as never, 1).match(/memcached_\w+/g) ?? [];
      const cell = [...new Set(metrics)].map((metric) => `\`${metric}\``).join(", ");
      return `| Memcached${name} | ${inWords(duration)} | ${cell} |`;
    });
  expect(readFileSync("docs/alerts.md", "utf8").match(/^\| Memcached.*\|$/gm)).toEqual(rows);
});

test("every alert has a runbook, and every runbook an alert", () => {
  const named = DEFINITIONS.map(([name, { runbook = name }]) => runbook);
  expect(PAGES.sort()).toEqual([...new Set(named)].sort().map((name) => `${name}.md`));
});

test.each(PAGES)("%s says what it means, how to look and what to do", (file) => {
  const page = readFileSync(`${RUNBOOKS}/${file}`, "utf8");
  expect(page.match(/^#.*$/gm)).toEqual([
    `# ${file.replace(".md", "")}`,
    "## What it means",
    "## How to look",
    "## What to do",
  ]);
  // They would stop every other command.
  expect(page).not.toMatch(/cache (keys|monitor)\b/i);
});
