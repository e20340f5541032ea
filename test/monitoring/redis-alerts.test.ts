import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { type Alert, redisAlerts } from "cdktf-managed-cache/monitoring";
import { FakeCache } from "../kubernetes/fake-cache";
import { describeWith, PROMTOOL } from "../support/requirements";

const cache = new FakeCache(new TerraformStack(Testing.app(), "test"));

interface Series {
  readonly series: string;
  readonly values: string;
}

interface Scenario {
  readonly name: string;
  readonly series: Series[];
  /** Names of the alerts that fire after an hour. */
  readonly fires: string[];
}

/** One metric of one node of a cache, with the value or the growth of every minute. */
const of = (metric: string, values: string, labels = 'cache="shop",instance="a"'): Series => ({
  series: `${metric}{${labels}}`,
  values: `${values}x60`,
});

const reads = (hits: number, misses: number, labels?: string): Series[] => [
  of("redis_keyspace_hits_total", `0+${hits}`, labels),
  of("redis_keyspace_misses_total", `0+${misses}`, labels),
];

const SCENARIOS: Scenario[] = [
  {
    name: "connections near the limit that INFO tells",
    series: [of("redis_connected_clients", "900+0"), of("redis_max_clients", "1000+0")],
    fires: ["ConnectionsHigh"],
  },
  {
    name: "connections near the limit that CONFIG tells, as older exporters had it",
    series: [of("redis_connected_clients", "900+0"), of("redis_config_maxclients", "1000+0")],
    fires: ["ConnectionsHigh"],
  },
  {
    name: "connections near the cache's own limit, where no metric tells it",
    series: [of("redis_connected_clients", "60000+0")],
    fires: ["ConnectionsHigh"],
  },
  {
    name: "a limit of 0, which is none",
    series: [of("redis_connected_clients", "900+0"), of("redis_max_clients", "0+0")],
    fires: [],
  },
  {
    name: "few connections",
    series: [of("redis_connected_clients", "700+0"), of("redis_max_clients", "1000+0")],
    fires: [],
  },
  { name: "a cold cache under load", series: reads(600, 600), fires: ["HitRateLow"] },
  { name: "a warm cache under load", series: reads(1180, 20), fires: [] },
  { name: "a cold cache with hardly any reads", series: reads(6, 6), fires: [] },
  { name: "a cache that nobody reads", series: reads(0, 0), fires: [] },
  { name: "no series at all", series: [], fires: [] },
  {
    name: "another cache's trouble",
    series: [
      ...reads(600, 600, 'cache="other",instance="b"'),
      of("redis_connected_clients", "64000+0", 'cache="other",instance="b"'),
      ...reads(1180, 20),
    ],
    fires: [],
  },
  {
    name: "one cold node among warm ones, the cache as a whole being warm",
    series: [...reads(0, 100), ...reads(5000, 0, 'cache="shop",instance="b"')],
    fires: [],
  },
];

describeWith([PROMTOOL], "Prometheus finds", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "redis-alerts-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(SCENARIOS)("$name: $fires", ({ series, fires }) => {
    const alerts = redisAlerts(cache);
    // JSON is YAML.
    writeFileSync(
      join(folder, "rules.yml"),
      JSON.stringify({ groups: [{ name: "shop", rules: alerts.map(rule) }] }),
    );
    writeFileSync(
      join(folder, "test.yml"),
      JSON.stringify({
        rule_files: ["rules.yml"],
        evaluation_interval: "1m",
        tests: [
          {
            interval: "1m",
            input_series: series,
            promql_expr_test: alerts.map(({ name }) => ({
              expr: `count(ALERTS{alertname="${name}",alertstate="firing"})`,
              eval_time: "55m",
              exp_samples: fires.includes(name) ? [{ labels: "{}", value: 1 }] : [],
            })),
          },
        ],
      }),
    );
    expect(() =>
      execFileSync("promtool", ["test", "rules", "test.yml"], { cwd: folder }),
    ).not.toThrow();
  });
});

function rule({ name, expression, for: duration }: Alert) {
  return { alert: name, expr: expression, for: `${duration.toSeconds()}s` };
}

test("every alert says what is wrong and what to do", () => {
  for (const alert of redisAlerts(cache)) {
    expect(alert.summary).toContain("shop");
    expect(alert.description).toMatch(/\. (Look|Check) /);
  }
});
