import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { EvictionPolicy } from "cdktf-managed-cache";
import type { PrometheusRuleGroup } from "cdktf-managed-cache/alerts";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { Construct } from "constructs";
import { Background } from "../../stacks/local/background";
import { sleep } from "../../stacks/local/command";
import { environment } from "../../stacks/local/environment";
import { FakeCache } from "../kubernetes/fake-cache";
import { freePort } from "../support/free-port";
import { redisExporter } from "../support/redis-exporter";
import { describeWith, PROMETHEUS, REDIS, REDIS_EXPORTER } from "../support/requirements";
import { synth } from "../support/synth";
import { answers } from "./exporter-process";
import { PrometheusProcess, type Targets } from "./prometheus-process";
import { RedisProcess } from "./redis-process";
import { scaleRules } from "./scaled-rules";

/** Seconds, each of which is a minute of a rule. */
const FIRST_MINUTES = 6;
const DEADLINE = 40;
const AFTER_ALL = 15;

jest.setTimeout(4 * 60_000);

const CACHES = ["catalog", "sessions"];

/** What a stack with two caches gives the Prometheus operator. */
function deployed() {
  const template = synth((stack) => {
    for (const cacheName of CACHES) {
      new KubernetesCache(stack, cacheName, {
        cache: new FakeCache(new Construct(stack, `Of-${cacheName}`), {
          cacheName,
          topology: { kind: "primary", replicas: 0 },
          evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
        }),
        namespace: cacheName,
      });
    }
  });
  const manifests = template.propertiesOf("kubernetes_manifest").map(({ manifest }) => manifest);
  const ofKind = (kind: string, cacheName: string) =>
    manifests.find((one) => one.kind === kind && one.metadata.namespace === cacheName);
  return CACHES.map((cacheName) => ({
    cacheName,
    group: ofKind("PrometheusRule", cacheName).spec.groups[0] as PrometheusRuleGroup,
    labels: labelsOf(ofKind("ServiceMonitor", cacheName).spec.endpoints[0].relabelings),
  }));
}

interface Relabeling {
  readonly targetLabel?: string;
  readonly replacement?: string;
}

/** The labels that a ServiceMonitor gives to every series. */
function labelsOf(relabelings: readonly Relabeling[]): Record<string, string> {
  return Object.fromEntries(
    relabelings.flatMap(({ targetLabel, replacement }) =>
      targetLabel !== undefined && replacement !== undefined ? [[targetLabel, replacement]] : [],
    ),
  );
}

/** An exporter of one Redis, which comes and goes. */
class Exporter {
  readonly address: string;
  private readonly process: Background;

  constructor(
    folder: string,
    port: number,
    private readonly redisPort: number,
  ) {
    this.address = `127.0.0.1:${port}`;
    this.process = new Background("redis_exporter", folder);
  }

  async start(): Promise<void> {
    this.process.start(
      redisExporter() ?? "redis_exporter",
      [
        "--redis.addr",
        `redis://127.0.0.1:${this.redisPort}`,
        "--web.listen-address",
        this.address,
        "--config-command",
        "-",
      ],
      { env: environment() },
    );
    await this.process.waitUntil(() => answers(`http://${this.address}/health`));
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}

describeWith([REDIS, REDIS_EXPORTER, PROMETHEUS], "two caches from their first deploy on", () => {
  const stops: (() => void | Promise<void>)[] = [];
  const redis: RedisProcess[] = [];
  const exporters: Exporter[] = [];
  const stack = deployed();
  let prometheus: PrometheusProcess;
  let targetsFile: string;
  const targets: Targets[] = [];

  beforeAll(async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "first-deploy-"));
    stops.push(() => fs.rmSync(folder, { recursive: true }));
    for (const { cacheName } of stack) {
      const server = await RedisProcess.start(path.join(folder, `redis-${cacheName}`));
      stops.unshift(() => server.stop());
      redis.push(server);
      const own = path.join(folder, `exporter-${cacheName}`);
      const exporter = new Exporter(own, await freePort(), server.port);
      stops.unshift(() => exporter.stop());
      exporters.push(exporter);
    }
    targetsFile = path.join(folder, "targets.json");
    fs.writeFileSync(targetsFile, "[]");
    const rules = path.join(folder, "rules.yaml");
    fs.writeFileSync(
      rules,
      JSON.stringify({ groups: stack.map(({ group }) => scaleRules(group)) }),
    );
    const job = {
      job_name: "redis",
      metrics_path: "/metrics",
      file_sd_configs: [{ files: [targetsFile] }],
      relabel_configs: [],
    };
    prometheus = await PrometheusProcess.start(path.join(folder, "prometheus"), [job], [rules]);
    stops.unshift(() => prometheus.stop());
  });

  afterAll(async () => {
    for (const stop of stops) {
      await stop();
    }
  });

  /** The exporter's pod is there, and Prometheus finds it. */
  async function deployExporter(index: number): Promise<void> {
    await exporters[index]?.start();
    targets.push({
      targets: [exporters[index]?.address ?? ""],
      labels: stack[index]?.labels,
    });
    fs.writeFileSync(`${targetsFile}.new`, JSON.stringify(targets));
    fs.renameSync(`${targetsFile}.new`, targetsFile);
  }

  /** What fires: `catalog/RedisDown`, as often as it does. */
  async function firing(): Promise<string[]> {
    const samples = await prometheus.query('ALERTS{alertstate="firing"}');
    return samples.map(({ labels }) => `${labels.cache}/${labels.alertname}`).sort();
  }

  /** Everything that fires until what is waited for does, and some time after that. */
  async function heard(expected: readonly string[]): Promise<string[]> {
    const all: string[] = [];
    const isThere = (now: readonly string[]) => now.join() === expected.join();
    let after = Number.POSITIVE_INFINITY;
    for (let second = 0; second < DEADLINE && second < after + AFTER_ALL; second += 1) {
      const now = await firing();
      all.push(now.join());
      after = isThere(now) ? Math.min(after, second) : after;
      await sleep(1000);
    }
    return [...new Set(all)].filter((one) => one !== "");
  }

  test("nothing fires before an exporter was scraped for the first time", async () => {
    for (let second = 0; second < FIRST_MINUTES; second += 1) {
      expect(await firing()).toEqual([]);
      await sleep(1000);
    }
    await deployExporter(0);
    await prometheus.series('redis_up{cache="catalog"} == 1', 1);
    // A slow machine may take longer for the exporter than the scaled alert waits: it ends with the series.
    await prometheus.series('absent(ALERTS{cache="catalog"})', 1);
  });

  test("the cache whose exporter never comes is heard of, and no other", async () => {
    expect(await heard(["sessions/RedisUnmeasured"])).toEqual(["sessions/RedisUnmeasured"]);
  });

  test("when it comes, all is quiet", async () => {
    await deployExporter(1);
    await heard([]);
    expect(await firing()).toEqual([]);
  });

  test("an exporter that is down is heard of once, as Down", async () => {
    await exporters[0]?.stop();
    expect(await heard(["catalog/RedisDown"])).toEqual(["catalog/RedisDown"]);
    await exporters[0]?.start();
    await heard([]);
    expect(await firing()).toEqual([]);
  });

  test("a cache that is down is heard of once, and the other is not", async () => {
    await redis[1]?.stop();
    expect(await heard(["sessions/RedisDown"])).toEqual(["sessions/RedisDown"]);
  });
});
