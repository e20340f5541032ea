import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { CachePurpose, Duration, EvictionPolicy } from "cdktf-managed-cache";
import { REDIS_ALERTS, redisAlerts, ruleFile } from "cdktf-managed-cache/alerts";
import { CLUSTER, FakeCache } from "../kubernetes/fake-cache";
import { describeWith, PROMTOOL } from "../support/requirements";
import { testApp } from "../support/test-app";
import {
  JUDGED_AT,
  promtoolSeries,
  replicatedCache,
  type Series,
  shardedCache,
  warmer,
} from "./healthy-series";
import { SCENARIOS, type Scenario } from "./scenarios";

const WARMERS = [{ namespace: "cache", name: "redis-warmer", period: Duration.minutes(4) }];

const CACHES = [
  { cacheName: "shop" },
  { cacheName: "other" },
  {
    cacheName: "sessions",
    purpose: CachePurpose.STORE,
    evictionPolicy: EvictionPolicy.NOEVICTION,
  },
  {
    ...CLUSTER,
    cacheName: "sharded",
    topology: { kind: "cluster", shards: 3, replicasPerShard: 0 },
  },
] as const;

const HEALTHY = [
  ...replicatedCache("shop"),
  ...replicatedCache("other"),
  ...replicatedCache("sessions"),
  ...shardedCache("sharded"),
  ...warmer("cache", "redis-warmer"),
];

/** What a Prometheus makes of kube-state-metrics without `honorLabels`. */
const exported = (one: Series): Series => {
  const { namespace, ...labels } = one.labels;
  return namespace === undefined
    ? one
    : { ...one, labels: { ...labels, namespace: "monitoring", exported_namespace: namespace } };
};

const FORMS: [string, (one: Series) => Series][] = [
  ["", (one) => one],
  [" (kube-state-metrics without honorLabels)", exported],
];

const key = ({ metric, labels }: Series) => JSON.stringify([metric, Object.entries(labels).sort()]);

/** Whether a series is one of those that a scenario lacks: of `shop` or of its warmer. */
const isOf = (name: string, { metric, labels }: Series) => {
  const [lacking, instance = labels.instance] = name.split(" ");
  return metric === lacking && (labels.cache ?? "shop") === "shop" && labels.instance === instance;
};

describeWith([PROMTOOL], "Prometheus finds", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "redis-alerts-"));
    for (const overrides of CACHES) {
      const cache = new FakeCache(new TerraformStack(testApp(), "test"), overrides);
      const warmers = overrides.cacheName === "shop" ? WARMERS : [];
      writeFileSync(
        join(folder, `${cache.cacheName}.yaml`),
        ruleFile(cache, redisAlerts(cache, { warmers })),
      );
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(
    FORMS.flatMap(([inWords, form]) =>
      SCENARIOS.filter((scenario) => inWords === "" || isOnWarmers(scenario)).map(
        (scenario): [string, Scenario, (one: Series) => Series] => [
          `${scenario.name}: ${scenario.fires.join(", ") || "nothing fires"}${inWords}`,
          scenario,
          form,
        ],
      ),
    ),
  )("%s", (_, { has = [], lacks = [], fires }, form) => {
    const replaced = new Set(has.map(key));
    const input = [
      ...HEALTHY.filter((one) => !replaced.has(key(one)) && !lacks.some((name) => isOf(name, one))),
      ...has,
    ];
    writeFileSync(
      join(folder, "test.json"),
      JSON.stringify({
        rule_files: CACHES.map(({ cacheName }) => `${cacheName}.yaml`),
        // Often enough for every duration, and five times as fast as every minute.
        evaluation_interval: "5m",
        tests: [
          {
            interval: "1m",
            input_series: input.map(form).map(promtoolSeries),
            promql_expr_test: [
              {
                expr: 'group by (cache, alertname) (ALERTS{alertstate="firing"})',
                eval_time: `${JUDGED_AT}m`,
                exp_samples: fires.map(sample),
              },
            ],
          },
        ],
      }),
    );
    expect(promtool("test", "rules", "test.json")).toContain("SUCCESS");
  });

  test("nothing wrong with the rule files", () => {
    for (const { cacheName } of CACHES) {
      expect(promtool("check", "rules", `${cacheName}.yaml`)).toMatch(/SUCCESS: \d+ rules found/);
    }
  });

  /** What promtool says, faults included. */
  function promtool(...args: string[]): string {
    try {
      return execFileSync("promtool", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return `${stdout}${stderr}`;
    }
  }
});

function isOnWarmers({ name, has = [] }: Scenario): boolean {
  return (
    name === "nothing happens" ||
    name.includes("warmer") ||
    has.some(({ metric }) => metric.startsWith("kube_"))
  );
}

/** `other/Down` is of another cache than `shop`. */
function sample(name: string) {
  const [alertname, cache = "shop"] = name.split("/").reverse();
  return { labels: `{cache="${cache}",alertname="Redis${alertname}"}`, value: 1 };
}

test("every alert of the catalogue has a scenario in which it fires", () => {
  const fired = SCENARIOS.flatMap(({ fires }) => fires).map((name) => name.split("/").at(-1));
  expect(new Set(fired)).toEqual(new Set(Object.keys(REDIS_ALERTS)));
});
