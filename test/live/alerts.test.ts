import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { REDIS_ALERTS, redisAlerts, redisDashboard, ruleGroup } from "cdktf-managed-cache/alerts";
import { Background } from "../../stacks/local/background";
import { sleep } from "../../stacks/local/command";
import { environment } from "../../stacks/local/environment";
import { FakeCache } from "../kubernetes/fake-cache";
import { freePort } from "../support/free-port";
import { redisExporter } from "../support/redis-exporter";
import { describeWith, PROMETHEUS, REDIS, REDIS_EXPORTER } from "../support/requirements";
import { type FaultyCache, makeFaultyCaches } from "./alert-faults";
import { answers } from "./exporter-process";
import { KubeStateMetrics } from "./kube-state-metrics";
import { PrometheusProcess, type ScrapeJob } from "./prometheus-process";
import { scaleRules, TIMES_FASTER } from "./scaled-rules";

/** How long all of the faults together may take to be heard of, and to be forgotten. */
const DEADLINE_SECONDS = 150;
/** As long as the longest window, so that what fires without a fault is seen. */
const HEALTHY_SECONDS = 20;

jest.setTimeout(6 * 60_000);

/** `too-small/RedisEvicting`. */
type Heard = string;

function heardOf({ cacheName }: { readonly cacheName: string }, alert: string): Heard {
  return `${cacheName}/Redis${alert}`;
}

describeWith([REDIS, REDIS_EXPORTER, PROMETHEUS], "on real servers", () => {
  const stops: (() => void | Promise<void>)[] = [];
  const fired = new Map<Heard, number>();
  const cleared = new Map<Heard, number>();
  let caches: FaultyCache[];
  let prometheus: PrometheusProcess;

  beforeAll(async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "alerts-"));
    stops.push(() => fs.rmSync(folder, { recursive: true }));
    const onStop = (stop: () => void | Promise<void>) => stops.unshift(stop);
    const kube = await KubeStateMetrics.start();
    onStop(() => kube.stop());
    caches = await makeFaultyCaches({ folder, onStop, kube });
    const exporters = {
      managed: await startExporter(path.join(folder, "exporter"), "-", onStop),
      own: await startExporter(path.join(folder, "exporter-config"), "CONFIG", onStop),
    };
    const jobs = [
      scrapeJob(
        "managed",
        exporters.managed,
        caches.filter(({ configAllowed }) => !configAllowed),
      ),
      scrapeJob(
        "own",
        exporters.own,
        caches.filter(({ configAllowed }) => configAllowed),
      ),
      {
        job_name: "kube-state-metrics",
        metrics_path: "/metrics",
        honor_labels: true,
        static_configs: [{ targets: [kube.address] }],
        relabel_configs: [],
      },
    ];
    const ruleFiles = caches.map((faulty) => {
      const file = path.join(folder, `${faulty.cache.cacheName}.yaml`);
      fs.writeFileSync(file, JSON.stringify({ groups: [scaleRules(groupOf(faulty))] }));
      return file;
    });
    prometheus = await PrometheusProcess.start(path.join(folder, "prometheus"), jobs, ruleFiles);
    onStop(() => prometheus.stop());
  });

  afterAll(async () => {
    for (const stop of stops) {
      await stop();
    }
  });

  /** What fires now. */
  async function firing(): Promise<Heard[]> {
    const samples = await prometheus.query(
      'group by (cache, alertname) (ALERTS{alertstate="firing"})',
    );
    return samples.map(({ labels }) => `${labels.cache}/${labels.alertname}`).sort();
  }

  /** Watches what fires until it is what is waited for, or the time is over. */
  async function watch(until: (now: Heard[]) => boolean, seconds: number): Promise<Heard[]> {
    const start = Date.now();
    for (;;) {
      const now = await firing();
      const after = Math.round((Date.now() - start) / 1000);
      for (const heard of now.filter((one) => !fired.has(one))) {
        fired.set(heard, after);
      }
      for (const heard of fired.keys()) {
        if (now.includes(heard)) {
          cleared.delete(heard);
        } else if (!cleared.has(heard)) {
          cleared.set(heard, after);
        }
      }
      if (until(now) || after > seconds) {
        return now;
      }
      await sleep(500);
    }
  }

  const expected = () =>
    caches.flatMap(({ cache, fires }) => fires.map((name) => heardOf(cache, name))).sort();

  test("every alert of the catalogue has a fault", () => {
    const induced = new Set([
      ...caches.flatMap(({ fires }) => fires),
      // first-deploy.test.ts takes the targets away.
      "Unmeasured",
    ]);
    expect(Object.keys(REDIS_ALERTS).filter((name) => !induced.has(name as never))).toEqual([]);
  });

  test("healthy caches are quiet", async () => {
    // A Prometheus that has just started knows no node, which is what Unmeasured is about.
    const nodes = caches.flatMap((cache) => cache.nodes).length;
    await prometheus.series("redis_up == 1", nodes);
    await watch((now) => now.length === 0, HEALTHY_SECONDS);
    fired.clear();
    await watch(() => false, HEALTHY_SECONDS);
    expect([...fired.keys()]).toEqual([]);
  });

  test("every fault is heard of by its own alerts, and by no others", async () => {
    await Promise.all(caches.map(({ induce }) => induce()));
    const all = expected();
    await watch((now) => all.every((one) => now.includes(one)), DEADLINE_SECONDS);
    expect([...fired.keys()].sort()).toEqual(all);
  });

  test("every query of the dashboard finds something", async () => {
    const { panels } = JSON.parse(redisDashboard()) as {
      panels: { targets?: { expr: string }[] }[];
    };
    const queries = panels
      .flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
      // Those of Memcached alone find something in memcached-alerts.test.ts.
      .filter((query) => query.includes("redis_") || !query.includes("memcached_"));
    expect(queries.length).toBeGreaterThan(20);
    const names = caches.map(({ cache }) => cache.cacheName);
    const found = await Promise.all(
      queries.map(async (query) => {
        const answers = names.map((name) => prometheus.query(withVariables(query, name)));
        return { query, samples: (await Promise.all(answers)).flat().length };
      }),
    );
    expect(found.filter(({ samples }) => samples === 0)).toEqual([]);
  });

  test("what is healed is forgotten", async () => {
    cleared.clear();
    await Promise.all(caches.map(({ heal }) => heal()));
    const left = await watch((now) => now.length === 0, DEADLINE_SECONDS);
    report();
    expect(left).toEqual([]);
    expect([...fired.keys()].sort()).toEqual(expected());
  });

  function report(): void {
    const rows = [
      ["alert", "fault", "fired after", "cleared after"],
      ...caches.flatMap(({ cache, fault, fires }) =>
        fires.map((name) => {
          const heard = heardOf(cache, name);
          const seconds = (times: Map<Heard, number>) => `${times.get(heard) ?? "-"} s`;
          return [name, fault, seconds(fired), seconds(cleared)];
        }),
      ),
    ];
    const widths = [0, 1, 2].map((column) =>
      Math.max(...rows.map((row) => row[column]?.length ?? 0)),
    );
    const lines = rows.map((row) =>
      row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "),
    );
    const unexpected = [...fired.keys()].filter((one) => !expected().includes(one));
    process.stdout.write(
      `\n${lines.join("\n")}\n\nwithout a fault: ${unexpected.join(", ") || "none"}; time is ${TIMES_FASTER} times faster\n\n`,
    );
  }
});

/** A query of the dashboard as Grafana asks it, for all nodes and warmers. */
function withVariables(query: string, cache: string): string {
  return query
    .replaceAll("$cache", cache)
    .replaceAll("$instance", ".*")
    .replaceAll("$warmer", ".*")
    .replaceAll("$__rate_interval", "10s");
}

function groupOf({ cache, overrides, warmers }: FaultyCache) {
  const fake = new FakeCache(new TerraformStack(Testing.app(), "test"), cache);
  return ruleGroup(fake, redisAlerts(fake, { overrides, warmers }));
}

/** A job that asks an exporter about every node of some caches. */
function scrapeJob(name: string, exporter: string, caches: readonly FaultyCache[]): ScrapeJob {
  return {
    job_name: name,
    metrics_path: "/scrape",
    static_configs: caches.flatMap(({ cache, nodes }) =>
      nodes.map(({ port }, index) => ({
        targets: [`redis://127.0.0.1:${port}`],
        labels: { cache: cache.cacheName, instance: "abc".charAt(index) },
      })),
    ),
    relabel_configs: [
      { source_labels: ["__address__"], target_label: "__param_target" },
      { target_label: "__address__", replacement: exporter },
    ],
  };
}

/** The exporter there is, old or new. Where it may use no CONFIG it is as with managed caches. */
async function startExporter(
  folder: string,
  configCommand: string,
  onStop: (stop: () => Promise<void>) => void,
): Promise<string> {
  const address = `127.0.0.1:${await freePort()}`;
  const exporter = new Background("redis_exporter", folder);
  onStop(() => exporter.stop());
  exporter.start(
    redisExporter() ?? "redis_exporter",
    ["--redis.addr", "", "--web.listen-address", address, "--config-command", configCommand],
    { env: environment() },
  );
  await exporter.waitUntil(() => answers(`http://${address}/health`));
  return address;
}
