import { readdirSync, readFileSync } from "node:fs";
import { TerraformStack, Testing } from "cdktf";
import { Duration } from "cdktf-managed-cache";
import { type AlertDefinition, REDIS_ALERTS, type WarmerSubject } from "cdktf-managed-cache/alerts";
import { type AlarmDefinition, ELASTICACHE_ALARMS } from "cdktf-managed-cache/aws";
import { MEMORYSTORE_POLICIES, type PolicyDefinition } from "cdktf-managed-cache/google";
import { FakeCache } from "../kubernetes/fake-cache";

const RUNBOOKS = "docs/runbooks";
const PAGES = readdirSync(RUNBOOKS).filter((file) => file !== "README.md");

const SUBJECT: WarmerSubject = {
  cache: new FakeCache(new TerraformStack(Testing.app(), "test")),
  warmer: { namespace: "cache", name: "redis-warmer", period: Duration.minutes(4) },
};

function row(name: string, runbook: string, ...cells: string[]): string {
  return `| ${[`[${name}](runbooks/${runbook}.md)`, ...cells].join(" | ")} |`;
}

function inWords(duration: Duration): string {
  return duration.toSeconds() === 0 ? "at once" : String(duration).replace(/^1 (.+)s$/, "1 $1");
}

function limit({ unit, from }: { unit: string; from?: string }, value: number): string {
  return `${from ?? value} (${unit})`;
}

const ALERTS = Object.entries<AlertDefinition<WarmerSubject>>(REDIS_ALERTS).map(
  ([name, { meaning, threshold, severity, applies, for: duration }]) =>
    row(
      name,
      name,
      meaning,
      threshold ? limit(threshold, threshold.value(SUBJECT)) : "",
      inWords(duration),
      severity,
      applies?.to ?? "",
    ),
);

const ALARMS = Object.entries<AlarmDefinition>(ELASTICACHE_ALARMS).map(([name, alarm]) => {
  const { comparison, threshold, datapoints, period, statistic, metricName } = alarm;
  const value = threshold.from ? 0 : threshold.value({} as never);
  return row(
    name,
    alarm.runbook,
    `\`${metricName}\`, ${statistic}`,
    `${comparison === "LessThanThreshold" ? "<" : ">"} ${limit(threshold, value)}`,
    `${datapoints.breaching} of ${datapoints.of} × ${inWords(period)}`,
    alarm.severity,
    alarm.applies?.to ?? "",
  );
});

const POLICIES = Object.entries<PolicyDefinition>(MEMORYSTORE_POLICIES).map(([name, policy]) => {
  const { comparison, threshold, metric } = policy;
  const value = threshold.from ? 0 : threshold.value({} as never);
  return row(
    name,
    policy.runbook,
    `\`${metric.name}\``,
    `${comparison === "COMPARISON_LT" ? "<" : ">"} ${limit(threshold, value)}`,
    inWords(policy.for),
    policy.severity,
    policy.applies?.to ?? "",
  );
});

test("the tables are what is alerted on", () => {
  const rows = readFileSync("docs/alerts.md", "utf8").match(/^\| \[.*\|$/gm);
  expect(rows).toEqual([...ALERTS, ...ALARMS, ...POLICIES]);
});

test("every alert has a runbook, and every runbook an alert", () => {
  const named = [
    ...Object.keys(REDIS_ALERTS),
    ...Object.values(ELASTICACHE_ALARMS).map(({ runbook }) => runbook),
    ...Object.values(MEMORYSTORE_POLICIES).map(({ runbook }) => runbook),
  ];
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
