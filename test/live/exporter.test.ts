import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { TerraformVariable } from "cdktf";
import { type IManagedCache, SecretReference } from "cdktf-managed-cache";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheExporter,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { Construct } from "constructs";
import { mapTexts } from "../../lib/core/map-texts";
import { run } from "../../stacks/local/command";
import { LocalRedis } from "../../stacks/local/local-redis";
import { FakeCache } from "../kubernetes/fake-cache";
import { freePort } from "../support/free-port";
import {
  describeWith,
  NEW_REDIS_EXPORTER,
  OPENSSL,
  PROMETHEUS,
  REDIS,
  REDIS_EXPORTER,
  TERRAFORM,
} from "../support/requirements";
import { synth } from "../support/synth";
import { ExporterProcess } from "./exporter-process";
import { PrometheusProcess, type ScrapeJob } from "./prometheus-process";

/** What the certificates of all caches name beside 127.0.0.1. */
const CERTIFIED_HOST = "cache.test";

/** A Redis that only speaks TLS and wants a token, and the cache that it is. */
interface Running {
  readonly port: number;
  readonly token: string;
  readonly redis: LocalRedis;
}

let folder: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "exporter-"));
});

afterAll(async () => {
  try {
    await Promise.all(stops.map((stop) => stop()));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

async function startRedis(name: string, token: string): Promise<Running> {
  const port = await freePort();
  // Registered first, so that a server that comes up but never answers is stopped as well.
  const redisFolder = path.join(folder, name);
  stops.push(() => LocalRedis.stop(redisFolder));
  const redis = await LocalRedis.start(redisFolder, {
    port,
    host: CERTIFIED_HOST,
    token,
    evictionPolicy: "allkeys-lru",
    clusterMode: false,
  });
  return { port, token, redis };
}

let exporters = 0;

/** Starts what was synthesized, with the files and the token that the cluster would bring. */
async function startExporter(
  template: Template,
  caFile: string,
  files: { token?: string; passwords?: string } = {},
): Promise<ExporterProcess> {
  exporters += 1;
  const own = path.join(folder, `exporter-${exporters}`);
  fs.mkdirSync(own);
  fs.copyFileSync(caFile, path.join(own, "ca.crt"));
  fs.writeFileSync(path.join(own, "passwords.json"), files.passwords ?? "{}", { mode: 0o600 });
  const exporter = await ExporterProcess.start(own, template, {
    secrets: { "redis-auth": { token: files.token ?? "" } },
    mounts: { "/etc/redis-tls": own, "/etc/redis-exporter": own },
  });
  stops.push(() => exporter.stop());
  return exporter;
}

/** A cache is never on the machine of its clients, and its constructs refuse such an address. */
const ELSEWHERE = "192.0.2.1";

/** A template in which the caches are on this machine. */
function onThisMachine(template: Template): Template {
  for (const { properties } of template.blocks) {
    Object.assign(
      properties,
      mapTexts(properties, (text) => text.replaceAll(ELSEWHERE, "127.0.0.1")),
    );
  }
  return template;
}

function cacheAt({ port, redis }: Running): Partial<IManagedCache> {
  return {
    primaryEndpoint: { host: ELSEWHERE, hostKind: "ip", port },
    tls: { enabled: true, caCertificates: fs.readFileSync(redis.caFile, "utf8") },
  };
}

function exporterOf(overrides: Partial<IManagedCache>): Template {
  return onThisMachine(
    synth((stack) => {
      const common = { cache: new FakeCache(stack, overrides), namespace: "cache" };
      const credentials = new CacheCredentials(stack, "Credentials", common);
      const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
      new CacheExporter(stack, "Exporter", { ...common, client });
    }),
  );
}

describeWith([REDIS, OPENSSL, REDIS_EXPORTER], "the exporter of one cache", () => {
  let shop: Running;
  beforeAll(async () => {
    shop = await startRedis("shop", "shop's token");
  });

  test("gives the metrics of a cache with TLS and a token, and never asks for CONFIG", async () => {
    const { token, redis } = shop;
    const exporter = await startExporter(exporterOf(cacheAt(shop)), redis.caFile, { token });
    await exporter.metrics("/metrics");
    const metrics = await exporter.metrics("/metrics");
    expect(metrics.get("redis_up")).toBe(1);
    expect(metrics.get('redis_exporter_last_scrape_error{err=""}')).toBe(0);
    expect(metrics.get("redis_connected_clients")).toBeGreaterThanOrEqual(1);
    expect(metrics.get("redis_memory_max_bytes")).toBe(64 * 1024 * 1024);
    for (const name of ["redis_keyspace_hits_total", "redis_keyspace_misses_total"]) {
      expect([name, metrics.get(name)]).toEqual([name, 0]);
    }
    const names = [...metrics.keys()].join("\n");
    expect(names).toMatch(/^redis_commands_total\{cmd="info"\}$/m);
    expect(names).not.toMatch(/cmd="config/);
    expect(names).not.toMatch(/^redis_config_/m);
  });

  test("tells that the cache is down with a wrong token", async () => {
    const exporter = await startExporter(exporterOf(cacheAt(shop)), shop.redis.caFile, {
      token: "another token",
    });
    expect((await exporter.metrics("/metrics")).get("redis_up")).toBe(0);
  });

  test("tells that the cache is down when another authority signed its certificate", async () => {
    const other = await startRedis("other-authority", "token");
    const { token } = shop;
    const exporter = await startExporter(exporterOf(cacheAt(shop)), other.redis.caFile, { token });
    expect((await exporter.metrics("/metrics")).get("redis_up")).toBe(0);
  });
});

describeWith([REDIS, OPENSSL, NEW_REDIS_EXPORTER], "the newest settings of the exporter", () => {
  let shop: Running;
  beforeAll(async () => {
    shop = await startRedis("by-name", "token");
  });

  test.each([
    [CERTIFIED_HOST, 1],
    ["other.test", 0],
  ])("a cache by an alias, verified as %s: up is %d", async (serverName, up) => {
    const { tls, ...cache } = cacheAt(shop);
    const alias = { host: "localhost", hostKind: "dns" as const, port: shop.port };
    const template = exporterOf({
      ...cache,
      primaryEndpoint: alias,
      tls: { enabled: true, ...tls, serverName },
    });
    const exporter = await startExporter(template, shop.redis.caFile, { token: shop.token });
    expect((await exporter.metrics("/metrics")).get("redis_up")).toBe(up);
  });

  test("no request can make the exporter log in elsewhere", async () => {
    const { token, redis } = shop;
    const exporter = await startExporter(exporterOf(cacheAt(shop)), redis.caFile, { token });
    const { status } = await fetch(`${exporter.url}/scrape?target=redis://127.0.0.1:${shop.port}`);
    expect(status).toBe(404);
  });
});

describeWith(
  [REDIS, OPENSSL, REDIS_EXPORTER, TERRAFORM],
  "an exporter that many caches share",
  () => {
    test("asks each with its own password, and none with another's", async () => {
      const running = {
        shop: await startRedis("shared-shop", 'quotes " and \\ and ${dollars}'),
        sessions: await startRedis("shared-sessions", "the other token"),
      };
      const stranger = await startRedis("stranger", "the other token");

      const variables: Record<string, string> = {};
      const template = synth((stack) => {
        const targets = Object.entries(running).map(([name, cache]) => {
          const scope = new Construct(stack, name);
          const token = new TerraformVariable(scope, "Token", { type: "string", sensitive: true });
          token.overrideLogicalId(name);
          variables[name] = cache.token;
          const reference = new SecretReference({
            store: "terraform-variable",
            id: name,
            revision: "1",
            expression: token.stringValue,
          });
          return [
            name,
            {
              cache: new FakeCache(scope, {
                ...cacheAt(cache),
                authentication: { kind: "token", token: reference },
              }),
            },
          ] as const;
        });
        new SharedCacheExporter(stack, "Exporter", {
          namespace: "monitoring",
          targets: Object.fromEntries(targets),
        });
      });
      onThisMachine(template);

      const passwords = await evaluate(
        template.only({ type: "kubernetes_secret_v1" }).properties.data_wo["passwords.json"],
        variables,
      );
      const bundle = path.join(folder, "bundle.crt");
      fs.writeFileSync(
        bundle,
        template.only({ type: "kubernetes_config_map_v1" }).properties.data["ca.crt"],
      );
      fs.appendFileSync(bundle, fs.readFileSync(stranger.redis.caFile));
      const exporter = await startExporter(template, bundle, { passwords });
      const up = async ({ port }: Running) => {
        const target = encodeURIComponent(`rediss://127.0.0.1:${port}`);
        return (await exporter.metrics(`/scrape?target=${target}`)).get("redis_up");
      };
      expect(await up(running.shop)).toBe(1);
      expect(await up(running.sessions)).toBe(1);
      expect(await up(stranger)).toBe(0);
    }, 60_000);
  },
);

describeWith([REDIS, OPENSSL, REDIS_EXPORTER, PROMETHEUS], "a real Prometheus", () => {
  test("labels every series with the cache and its endpoint or node", async () => {
    const { port, token, redis } = await startRedis("scraped", "token");
    const cache = cacheAt({ port, token, redis });
    const instance = `127.0.0.1:${port}`;
    const node = `rediss://${instance}`;

    const single = exporterOf(cache);
    const shared = sharedExporterOf(cache);
    const cluster = exporterOf({
      ...cache,
      topology: { kind: "cluster", shards: 1, replicasPerShard: 0 },
    });
    const singleHost = await startExporter(single, redis.caFile, { token });
    const sharedHost = await startExporter(shared, redis.caFile, {
      passwords: JSON.stringify({ [node]: token }),
    });
    const clusterHost = await startExporter(cluster, redis.caFile, { token });

    const [endpoint] = monitorSpec(single).endpoints;
    const { prober, targets } = monitorSpec(shared);
    const discovered = monitorSpec(cluster);
    const prometheus = await PrometheusProcess.start(path.join(folder, "prometheus"), [
      {
        job_name: "monitor",
        metrics_path: endpoint.path,
        static_configs: [{ targets: [singleHost.host] }],
        relabel_configs: [
          // The operator's own labels come first.
          { target_label: "pod", replacement: "redis-exporter-1" },
          ...endpoint.relabelings.map(inPrometheusWords),
        ],
      },
      {
        job_name: "probe",
        metrics_path: prober.path,
        static_configs: [{ targets: targets.staticConfig.static }],
        relabel_configs: [
          { source_labels: ["__address__"], target_label: "__param_target" },
          { source_labels: ["__param_target"], target_label: "instance" },
          { target_label: "__address__", replacement: sharedHost.host },
          ...targets.staticConfig.relabelingConfigs.map(inPrometheusWords),
        ],
      },
      {
        job_name: "cluster",
        metrics_path: discovered.metricsPath,
        // What the exporter answers at /discover-cluster-nodes.
        static_configs: [{ targets: [node] }],
        relabel_configs: discovered.relabelings
          .map(inPrometheusWords)
          .map((relabeling: Record<string, unknown>) =>
            relabeling.replacement === "redis-exporter.cache.svc:9121"
              ? { ...relabeling, replacement: clusterHost.host }
              : relabeling,
          ),
      },
    ]);
    stops.push(() => prometheus.stop());

    const series = await prometheus.series("redis_up == 1", 3);
    expect(series).toHaveLength(3);
    for (const job of ["monitor", "probe", "cluster"]) {
      expect(series).toContainEqual({ __name__: "redis_up", cache: "shop", instance, job });
    }
  }, 60_000);
});

function sharedExporterOf(overrides: Partial<IManagedCache>): Template {
  return onThisMachine(
    synth((stack) => {
      new SharedCacheExporter(stack, "Exporter", {
        namespace: "cache",
        targets: { shop: { cache: new FakeCache(stack, overrides) } },
      });
    }),
  );
}

function monitorSpec(template: Template) {
  return template.only({ type: "kubernetes_manifest" }).properties.manifest.spec;
}

/** The operator writes in camel case what Prometheus has in snake case. */
function inPrometheusWords(
  relabeling: Record<string, unknown>,
): ScrapeJob["relabel_configs"][number] {
  return Object.fromEntries(
    Object.entries(relabeling).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/** What Terraform makes of an expression. */
async function evaluate(expression: string, variables: Record<string, string>): Promise<string> {
  const cwd = path.join(folder, "terraform");
  fs.mkdirSync(cwd);
  const declared = Object.keys(variables).map((name) => [name, { type: "string" }]);
  fs.writeFileSync(
    path.join(cwd, "main.tf.json"),
    JSON.stringify({
      variable: Object.fromEntries(declared),
      output: { value: { value: expression } },
    }),
  );
  const inputs = Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", ...Object.fromEntries(inputs) };
  await run("terraform", ["apply", "-auto-approve", "-input=false"], { cwd, env });
  return run("terraform", ["output", "-raw", "value"], { cwd, env });
}
