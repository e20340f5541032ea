import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { CacheEngine, EvictionPolicy } from "cdktf-managed-cache";
import {
  MEMCACHED_ALERTS,
  type PrometheusRuleGroup,
  redisDashboard,
} from "cdktf-managed-cache/alerts";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { Background } from "../../stacks/local/background";
import { sleep } from "../../stacks/local/command";
import { environment } from "../../stacks/local/environment";
import { FakeCache } from "../kubernetes/fake-cache";
import { freePort } from "../support/free-port";
import { memcachedExporter } from "../support/memcached-exporter";
import {
  describeWith,
  MEMCACHED,
  MEMCACHED_EXPORTER,
  OPENSSL,
  PROMETHEUS,
} from "../support/requirements";
import { synth } from "../support/synth";
import { answers } from "./exporter-process";
import { CERTIFIED_HOST, type FaultyMemcached, makeFaultyMemcached } from "./memcached-faults";
import { PrometheusProcess, type ScrapeJob } from "./prometheus-process";
import { scaleRules } from "./scaled-rules";

/** How long all of the faults together may take to be heard of, and to be forgotten. */
const DEADLINE_SECONDS = 120;
/** As long as the longest window, so that what fires without a fault is seen. */
const HEALTHY_SECONDS = 20;

jest.setTimeout(5 * 60_000);

/** What a cluster would get for a cache: its rules, its exporter, and how that is scraped. */
interface Deployed {
  readonly group: PrometheusRuleGroup;
  readonly args: readonly string[];
  readonly endpoints: readonly MonitoredEndpoint[];
}

interface MonitoredEndpoint {
  readonly path: string;
  readonly params: Readonly<Record<string, string[]>>;
  readonly relabelings: readonly { targetLabel?: string; replacement?: string }[];
}

function deployed({ cacheName, nodes, evictionPolicy, certificates }: FaultyMemcached): Deployed {
  const nodeEndpoints = nodes.map(({ port }) => ({
    host: "localhost",
    hostKind: "dns" as const,
    port,
  }));
  const template = synth((stack) => {
    const cache = new FakeCache(stack, {
      cacheName,
      engine: CacheEngine.MEMCACHED_1_6_22,
      topology: { kind: "nodes", nodes: nodes.length },
      primaryEndpoint: nodeEndpoints[0],
      readerEndpoint: undefined,
      nodeEndpoints,
      authentication: { kind: "none" },
      tls: certificates
        ? {
            enabled: true,
            serverName: CERTIFIED_HOST,
            caCertificates: fs.readFileSync(certificates.ca, "utf8"),
          }
        : { enabled: false },
      limits: { nodes: nodes.length, connectionsPerNode: 64_993 },
      evictionPolicy: evictionPolicy ?? EvictionPolicy.ALLKEYS_LRU,
    });
    new KubernetesCache(stack, "Kubernetes", { cache });
  });
  const manifests = template.propertiesOf("kubernetes_manifest").map(({ manifest }) => manifest);
  const specOf = (kind: string) => manifests.find((one) => one.kind === kind).spec;
  const [container] = template.only({ type: "kubernetes_deployment_v1" }).properties.spec.template
    .spec.container;
  const caFolder = certificates ? path.dirname(certificates.ca) : "";
  return {
    group: specOf("PrometheusRule").groups[0],
    // What the pod mounts is in a folder here.
    args: container.args.map((arg: string) => arg.replace("/etc/memcached-tls", caFolder)),
    endpoints: specOf("ServiceMonitor").endpoints,
  };
}

describeWith(
  [MEMCACHED, MEMCACHED_EXPORTER, PROMETHEUS, OPENSSL],
  "Memcached on real servers",
  () => {
    const stops: (() => void | Promise<void>)[] = [];
    const fired = new Set<string>();
    const exporters = new Map<string, string>();
    let folder: string;
    let caches: FaultyMemcached[];
    let prometheus: PrometheusProcess;

    const targetsFile = (cacheName: string) => path.join(folder, `${cacheName}.targets.json`);
    const measure = (cacheName: string, isMeasured: boolean) => {
      const targets = isMeasured ? [exporters.get(cacheName)] : [];
      fs.writeFileSync(targetsFile(cacheName), JSON.stringify([{ targets }]));
    };

    beforeAll(async () => {
      folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "memcached-")));
      stops.push(() => fs.rmSync(folder, { recursive: true }));
      const onStop = (stop: () => void | Promise<void>) => stops.unshift(stop);
      caches = await makeFaultyMemcached({ folder, onStop, measure });
      const jobs: ScrapeJob[] = [];
      const ruleFiles: string[] = [];
      for (const cache of caches) {
        const { cacheName } = cache;
        const { group, args, endpoints } = deployed(cache);
        exporters.set(cacheName, await startExporter(`${cacheName}-exporter`, args));
        measure(cacheName, true);
        jobs.push(...endpoints.map((endpoint, index) => scrapeJob(cacheName, endpoint, index)));
        const file = path.join(folder, `${cacheName}.yaml`);
        fs.writeFileSync(file, JSON.stringify({ groups: [scaleRules(group)] }));
        ruleFiles.push(file);
      }
      prometheus = await PrometheusProcess.start(path.join(folder, "prometheus"), jobs, ruleFiles);
      onStop(() => prometheus.stop());
    });

    afterAll(async () => {
      for (const stop of stops) {
        await stop();
      }
    });

    async function startExporter(name: string, args: readonly string[]): Promise<string> {
      const address = `127.0.0.1:${await freePort()}`;
      const exporter = new Background("memcached_exporter", path.join(folder, name));
      stops.unshift(() => exporter.stop());
      exporter.start(
        memcachedExporter() ?? "memcached_exporter",
        [...args, `--web.listen-address=${address}`],
        { env: environment() },
      );
      // The path of the probes.
      await exporter.waitUntil(() => answers(`http://${address}/`));
      return address;
    }

    /** What the operator makes of an endpoint of a ServiceMonitor. */
    function scrapeJob(cacheName: string, endpoint: MonitoredEndpoint, index: number): ScrapeJob {
      return {
        job_name: `${cacheName}-${index}`,
        metrics_path: endpoint.path,
        params: endpoint.params,
        file_sd_configs: [{ files: [targetsFile(cacheName)] }],
        relabel_configs: endpoint.relabelings.flatMap(({ targetLabel, replacement }) =>
          targetLabel === undefined ? [] : [{ target_label: targetLabel, replacement }],
        ),
      };
    }

    /** Watches what fires until it is what is waited for, or the time is over. */
    async function watch(until: (now: string[]) => boolean, seconds: number): Promise<string[]> {
      const start = Date.now();
      for (;;) {
        const samples = await prometheus.query(
          'group by (cache, alertname) (ALERTS{alertstate="firing"})',
        );
        const now = samples.map(({ labels }) => `${labels.cache}/${labels.alertname}`).sort();
        for (const one of now) {
          fired.add(one);
        }
        if (until(now) || Date.now() - start > seconds * 1000) {
          return now;
        }
        await sleep(500);
      }
    }

    const expected = () =>
      caches
        .flatMap(({ cacheName, fires }) => fires.map((name) => `${cacheName}/Memcached${name}`))
        .sort();

    test("every alert on Memcached has a fault", () => {
      const induced = new Set<string>(caches.flatMap(({ fires }) => fires));
      const names = Object.keys(MEMCACHED_ALERTS).filter((name) => !name.startsWith("Warmer"));
      expect(names.filter((name) => !induced.has(name))).toEqual([]);
    });

    test("healthy nodes are measured, each by its own name, and quiet", async () => {
      const nodes = caches.flatMap((cache) => cache.nodes);
      const up = await prometheus.series("memcached_up == 1", nodes.length);
      expect(up.map(({ instance }) => instance).sort()).toEqual(
        nodes.map(({ port }) => `localhost:${port}`).sort(),
      );
      await watch((now) => now.length === 0, HEALTHY_SECONDS);
      fired.clear();
      await watch(() => false, HEALTHY_SECONDS);
      expect([...fired]).toEqual([]);
    });

    test("every fault is heard of by its own alerts, and by no others", async () => {
      await Promise.all(caches.map(({ induce }) => induce()));
      const all = expected();
      await watch((now) => all.every((one) => now.includes(one)), DEADLINE_SECONDS);
      expect([...fired].sort()).toEqual(all);
    });

    test("every query of the dashboard that is about Memcached finds something", async () => {
      const { panels } = JSON.parse(redisDashboard()) as {
        panels: { targets?: { expr: string }[] }[];
      };
      const queries = panels
        .flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
        .filter((query) => query.includes("memcached_"));
      expect(queries.length).toBeGreaterThan(15);
      const found = await Promise.all(
        queries.map(async (query) => {
          const answers = caches.map(({ cacheName }) =>
            prometheus.query(
              query
                .replaceAll("$cache", cacheName)
                .replaceAll("$instance", ".*")
                .replaceAll("$__rate_interval", "10s"),
            ),
          );
          return { query, samples: (await Promise.all(answers)).flat().length };
        }),
      );
      expect(found.filter(({ samples }) => samples === 0)).toEqual([]);
    });

    test("what is healed is forgotten", async () => {
      await Promise.all(caches.map(({ heal }) => heal()));
      expect(await watch((now) => now.length === 0, DEADLINE_SECONDS)).toEqual([]);
      expect([...fired].sort()).toEqual(expected());
    });
  },
);
