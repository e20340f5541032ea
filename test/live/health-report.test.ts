import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Duration, type IManagedCache, SecretReference } from "cdktf-managed-cache";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheHealthReport,
  type HealthReportSettings,
} from "cdktf-managed-cache/kubernetes";
import { run } from "../../stacks/local/command";
import { runContractClient } from "../../stacks/local/contract";
import { environment } from "../../stacks/local/environment";
import { LocalRedis, type LocalRedisSettings } from "../../stacks/local/local-redis";
import { CLUSTER, FakeCache } from "../kubernetes/fake-cache";
import { freePort } from "../support/free-port";
import { describeWith, OPENSSL, REDIS, REDIS_CLI } from "../support/requirements";
import { synth } from "../support/synth";
import { LocalPod } from "./local-pod";
import { RedisCluster } from "./redis-cluster";

jest.setTimeout(90_000);

/** What certificates name; clients dial an alias that no certificate names. */
const HOST = "primary.cache.example";
const ALIAS = "localhost";
const TOKEN = "a token of 16 to 128 characters";
const SERVER = [REDIS, REDIS_CLI, OPENSSL];

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "health-report-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function token(value: string): SecretReference {
  return new SecretReference({
    store: "aws-secrets-manager",
    id: "arn:token",
    revision: "initial",
    expression: value,
  });
}

function endpoint(port: number, host = HOST): IManagedCache["primaryEndpoint"] {
  return { host, hostKind: "dns", port };
}

let pods = 0;

/** The pod of a report, as a client of a cache in the cluster is connected. */
function podOf(
  cache: Partial<IManagedCache>,
  settings: Partial<HealthReportSettings> = {},
  variablePrefix?: string,
): LocalPod {
  const template = synth((stack) => {
    const common = { cache: new FakeCache(stack, cache), namespace: "cache" };
    const credentials = new CacheCredentials(stack, "Credentials", common);
    const client = new CacheClientConfig(stack, "Client", {
      ...common,
      credentials,
      variablePrefix,
      hosts: { primary: ALIAS, reader: ALIAS },
      // A shared machine can be slow.
      connectTimeout: Duration.seconds(10),
      commandTimeout: Duration.seconds(10),
    });
    new CacheHealthReport(stack, "Report", { ...common, client, image: "redis", ...settings });
  });
  pods += 1;
  return new LocalPod(
    path.join(folder, `pod-${pods}`),
    template,
    template.only({ type: "kubernetes_job_v1" }).properties.spec.template.spec,
  );
}

describeWith(SERVER, "a cache with a primary", () => {
  let port: number;
  let redis: LocalRedis;
  let cache: Partial<IManagedCache>;
  const own = () => path.join(folder, "primary");

  beforeAll(async () => {
    port = await freePort();
    await start({ token: TOKEN, evictionPolicy: "allkeys-lfu" });
    cache = {
      primaryEndpoint: endpoint(port),
      readerEndpoint: undefined,
      authentication: { kind: "token", token: token(TOKEN) },
      tls: { enabled: true, caCertificates: fs.readFileSync(redis.caFile, "utf8") },
    };
    await fill("SET", "greeting", "hello");
    await fill("RPUSH", "queue", "a", "b", "c");
    await fill("GET", "greeting");
    await fill("GET", "nothing");
  });
  afterAll(() => LocalRedis.stop(own()));

  async function start(
    settings: Pick<LocalRedisSettings, "token" | "username" | "evictionPolicy">,
  ) {
    redis = await LocalRedis.start(own(), { port, host: HOST, clusterMode: false, ...settings });
  }

  function fill(...command: string[]): Promise<string> {
    const args = ["--tls", "--cacert", redis.caFile, "-p", String(port), ...command];
    return run("redis-cli", ["-e", ...args], { env: { ...environment(), REDISCLI_AUTH: TOKEN } });
  }

  test("reports all that there is to know", async () => {
    const { code, output } = await podOf(cache).run();
    expect(output).toMatch(/^health of the cache, \d{4}-\d\d-\d\dT/);
    expect(output).toContain(`\nprimary localhost:${port}\n`);
    expect(output).toMatch(/^ {2}server {6}standalone, master, version \d+\.\d/m);
    expect(output).toMatch(/^ {2}memory {6}\d+\.\d MiB of 64\.0 MiB \(\d+\.\d %\), peak /m);
    expect(output).toMatch(/^ {2}clients {5}\d+ of \d+, 0 blocked, 0 rejected$/m);
    expect(output).toMatch(/^ {2}hit rate {4}50\.0 %, 1 hits, 1 misses$/m);
    expect(output).toMatch(/^ {2}evictions {3}0, 0 expired$/m);
    expect(output).toMatch(/^ {2}policy {6}allkeys-lfu$/m);
    expect(output).toMatch(/^ {2}keyspace {4}db0 keys=2,/m);
    expect(output).toMatch(/biggest keys by length\n(?: {4}.*\n)* {4}db0: .*"queue".* 3 items/);
    expect(output).toMatch(/biggest keys by memory\n(?: {4}.*\n)* {4}db0: .*"queue".* bytes/);
    expect(output).toMatch(/hottest keys\n(?: {4}db0: hot key .*\n?)+/);
    expect(code).toBe(0);
  });

  test("reads variables with a prefix, which a cache with a name has", async () => {
    const pod = podOf(cache, {}, "SESSIONS_");
    expect(Object.keys(pod.environment)).toContain("SESSIONS_REDIS_TLS_CA_FILE");
    expect(Object.keys(pod.environment)).not.toContain("REDIS_PRIMARY_HOST");
    const { code, output } = await pod.run();
    expect(output).toContain(`\nprimary localhost:${port}\n`);
    expect(code).toBe(0);
  });

  test("changes nothing", async () => {
    const keys = () => fill("DBSIZE");
    const before = await keys();
    await podOf(cache).run();
    expect(await keys()).toBe(before);
  });

  test("leaves the keys alone when it is told so", async () => {
    const { code, output } = await podOf(cache, { keys: false }).run();
    expect(output).toContain("policy      allkeys-lfu");
    expect(output).not.toMatch(/biggest|hottest|greeting/);
    expect(code).toBe(0);
  });

  test("shows no token, neither in its log nor when it fails", async () => {
    const wrong = "a token that the cache does not know";
    const pod = podOf({ ...cache, authentication: { kind: "token", token: token(wrong) } });
    const { code, output } = await pod.run();
    expect(output).toMatch(/failed +AUTH failed: WRONGPASS/);
    expect(output).not.toContain(wrong);
    expect((await podOf(cache).run()).output).not.toContain(TOKEN);
    expect(code).toBe(1);
  });

  test("says which host does not answer", async () => {
    const closed = await freePort();
    const { code, output } = await podOf({ ...cache, primaryEndpoint: endpoint(closed) }).run();
    expect(output).toMatch(new RegExp(`failed +Could not connect to Redis at localhost:${closed}`));
    expect(code).toBe(1);
  });

  test("does not trust a certificate of another authority", async () => {
    const other = podOf({ ...cache, tls: { enabled: true } });
    const { code, output } = await other.run();
    expect(output).toMatch(/failed +.*certificate verify failed/i);
    expect(code).toBe(1);
  });

  test("reports on the reader as well", async () => {
    const { code, output } = await podOf({ ...cache, readerEndpoint: endpoint(port) }).run();
    expect(output).toMatch(
      new RegExp(`\nprimary localhost:${port}\n.*\nreader localhost:${port}\n`, "s"),
    );
    expect(code).toBe(0);
  });

  test("serves a client of the contract through an alias, verified by the real name", async () => {
    const client = await runContractClient(podOf(cache).environment);
    expect(client).toContain("policy allkeys-lfu");

    const impostor = { ...cache, primaryEndpoint: endpoint(port, "other.example") };
    await expect(runContractClient(podOf(impostor).environment)).rejects.toThrow(/altnames/);
  });

  test("serves both where the certificate names an address", async () => {
    const tls = { ...(cache.tls as IManagedCache["tls"]), serverName: "127.0.0.1" };
    const pod = podOf({ ...cache, tls });
    expect(await pod.run()).toMatchObject({ code: 0 });
    expect(await runContractClient(pod.environment)).toContain("policy allkeys-lfu");
  });

  test("serves both as a user with a password, and has no hottest keys without LFU", async () => {
    await start({ username: "app", token: TOKEN, evictionPolicy: "allkeys-lru" });
    const users = [{ name: "app", password: token(TOKEN) }];
    const pod = podOf({
      ...cache,
      authentication: { kind: "users", users },
      tls: { enabled: true, caCertificates: fs.readFileSync(redis.caFile, "utf8") },
    });
    expect(await runContractClient(pod.environment)).toContain("policy allkeys-lru");
    const { code, output } = await pod.run();
    expect(output).toContain("policy      allkeys-lru");
    expect(output).not.toContain("hottest");
    expect(code).toBe(0);
  });
});

describeWith(SERVER, "a cache in cluster mode", () => {
  let cluster: RedisCluster;
  let pod: LocalPod;

  beforeAll(async () => {
    const own = path.join(folder, "cluster");
    cluster = await RedisCluster.start({
      folder: own,
      host: HOST,
      token: TOKEN,
      evictionPolicy: "allkeys-lfu",
    });
    const [first = 0] = cluster.ports;
    for (const key of ["a", "b", "c", "d", "e", "f"]) {
      await cluster.cli(first, "SET", key, key.repeat(100));
    }
    pod = podOf({
      ...CLUSTER,
      primaryEndpoint: endpoint(first),
      authentication: { kind: "token", token: token(TOKEN) },
      tls: { enabled: true, caCertificates: fs.readFileSync(cluster.caFile, "utf8") },
    });
  });
  afterAll(() => cluster?.stop());

  test("is reported node by node, with the keys of the primaries", async () => {
    const { code, output } = await pod.run();
    const nodes = output.split("\nnode ").slice(1);
    expect(nodes.map((node) => node.split("\n")[0]).sort()).toEqual(
      cluster.ports.map((port) => `localhost:${port}`).sort(),
    );
    const [primaries, replicas] = ["master", "slave"].map((role) =>
      nodes.filter((node) => node.includes(`cluster, ${role}, version`)),
    );
    expect(primaries).toHaveLength(3);
    expect(replicas).toHaveLength(3);
    for (const node of primaries ?? []) expect(node).toContain("biggest keys by memory");
    for (const node of replicas ?? []) expect(node).not.toContain("biggest keys");
    expect(output).toMatch(/db0: Biggest string found '"[a-f]"' has 100 bytes/);
    expect(code).toBe(0);
  });

  test("is reported as failed where discovery does not answer", async () => {
    const { code, output } = await pod.run({ REDIS_PORT: String(await freePort()) });
    expect(output).toMatch(/\ndiscovery localhost:\d+\n {2}failed +Could not connect/);
    expect(code).toBe(1);
  });

  test("serves a client of the contract, which follows redirects", async () => {
    expect(await runContractClient(pod.environment)).toMatch(/server +cluster/);
  });
});
