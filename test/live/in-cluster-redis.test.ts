import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { CacheEngine, CachePurpose, Duration, Size } from "cdktf-managed-cache";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheHealthReport,
  InClusterRedis,
  type InClusterRedisProps,
} from "cdktf-managed-cache/kubernetes";
import { Redis, type RedisOptions } from "ioredis";
import { EXERCISES } from "../../examples/lab/exercises";
import { run } from "../../stacks/local/command";
import { runContractClient } from "../../stacks/local/contract";
import { commandLine } from "../../stacks/local/processes";
import { blocksOf } from "../docs/pages";
import { freePort } from "../support/free-port";
import { describeWith, OPENSSL, REDIS, REDIS_CLI } from "../support/requirements";
import { synth } from "../support/synth";
import { LocalPod } from "./local-pod";

jest.setTimeout(90_000);

const HOST = "redis.cache.svc.cluster.local";
/** With what a shell, a configuration and JSON each have a meaning for. */
const TOKEN = `it's a "token" \\ with $HOME #and %s\``;
const PAGE = "docs/how-to/run-a-cache-in-kind.md";

let folder: string;
let tls: { ca: string; secret: Record<string, string> };

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "in-cluster-redis-"));
  await run(path.resolve("examples/lab/certificates.sh"), [HOST], { cwd: folder });
  const file = (name: string) => fs.readFileSync(path.join(folder, name), "utf8");
  tls = {
    ca: file("ca.crt"),
    secret: { "tls.crt": file("tls.crt"), "tls.key": file("tls.key") },
  };
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The server and the report of one cache, as the cluster would run them. */
class Lab {
  private process?: ChildProcess;
  private readonly connections: Redis[] = [];

  private constructor(
    readonly port: number,
    readonly server: LocalPod,
    readonly report: LocalPod,
  ) {}

  static async make(props: Partial<InClusterRedisProps> = {}, token = TOKEN): Promise<Lab> {
    const port = await freePort();
    const own = fs.mkdtempSync(path.join(folder, "lab-"));
    const source = { kind: "existing-secret", name: "redis-auth" } as const;
    const template = synth((stack) => {
      const cache = new InClusterRedis(stack, "Redis", {
        namespace: "cache",
        image: "redis:7.0",
        engine: CacheEngine.REDIS_7_0,
        port,
        tls: { secretName: "redis-tls", caCertificates: tls.ca },
        credentials: source,
        ...props,
      });
      const common = { cache, namespace: "cache" };
      const credentials = new CacheCredentials(stack, "Credentials", { ...common, source });
      const client = new CacheClientConfig(stack, "Client", {
        ...common,
        credentials,
        // In the place of the cluster's DNS: the name is verified all the same.
        hosts: { primary: "localhost" },
        connectTimeout: Duration.seconds(10),
        commandTimeout: Duration.seconds(10),
      });
      new CacheHealthReport(stack, "Report", { ...common, client, image: "redis:7.0" });
    });
    const secrets = { "redis-auth": { token }, "redis-tls": tls.secret };
    const podOf = (type: string, name: string) => {
      const { spec } = template.only({ type }).properties.spec.template;
      return new LocalPod(path.join(own, name), template, spec, secrets);
    };
    return new Lab(
      port,
      podOf("kubernetes_stateful_set_v1", "server"),
      podOf("kubernetes_job_v1", "report"),
    );
  }

  /** Starts what the container runs. Returns what it wrote until it was ready, or until it ended. */
  start(): Promise<string> {
    const [program = "", ...args] = this.server.command;
    const child = spawn(program, args, { env: { PATH: process.env.PATH }, cwd: folder });
    this.process = child;
    return new Promise((resolve) => {
      let log = "";
      const take = (text: Buffer) => {
        log += text;
        if (log.includes("Ready to accept connections")) resolve(log);
      };
      child.stdout.on("data", take);
      child.stderr.on("data", take);
      child.once("close", () => resolve(log));
    });
  }

  async stop(): Promise<void> {
    for (const connection of this.connections.splice(0)) connection.disconnect();
    const child = this.process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "close");
      child.kill("SIGTERM");
      await ended;
    }
  }

  get commandLine(): string {
    return commandLine(this.process?.pid ?? 0);
  }

  /** A connection that `stop` closes, and the error with which it failed. */
  async connect(options: RedisOptions = {}): Promise<Redis> {
    const client = new Redis({
      host: "127.0.0.1",
      port: this.port,
      password: TOKEN,
      tls: { ca: tls.ca, servername: HOST },
      lazyConnect: true,
      retryStrategy: () => null,
      ...options,
    });
    this.connections.push(client);
    let cause: Error | undefined;
    client.on("error", (error) => {
      cause ??= error;
    });
    await client.connect().catch((error) => {
      throw cause ?? error;
    });
    return client;
  }
}

let lab: Lab | undefined;
afterEach(() => lab?.stop());

async function started(props: Partial<InClusterRedisProps> = {}): Promise<Lab> {
  lab = await Lab.make(props);
  expect(await lab.start()).toContain("Ready to accept connections");
  return lab;
}

describeWith([REDIS, REDIS_CLI, OPENSSL], "the server of an InClusterRedis", () => {
  test("serves a client of the contract, which verifies its name and has its token", async () => {
    const { report } = await started();
    expect(await runContractClient(report.environment)).toContain("policy allkeys-lru");
    const wrong = { ...report.environment, REDIS_AUTH_TOKEN: "wrong" };
    await expect(runContractClient(wrong)).rejects.toThrow(/WRONGPASS/);
    const other = { ...report.environment, REDIS_TLS_SERVER_NAME: "other.example" };
    await expect(runContractClient(other)).rejects.toThrow(/altnames/);
  });

  test("takes nobody without TLS, without the authority or without the token", async () => {
    const { report } = await started();
    const contract = report.environment;
    const { REDIS_TLS_CA_FILE: _, ...untrusting } = contract;
    const { REDIS_AUTH_TOKEN: __, ...nameless } = contract;
    const plain = { ...contract, REDIS_TLS_ENABLED: "false" };
    await expect(runContractClient(untrusting)).rejects.toThrow(/self-signed|certificate/);
    await expect(runContractClient(nameless)).rejects.toThrow(/NOAUTH/);
    await expect(runContractClient(plain)).rejects.toThrow(/closed|ECONNRESET/);
  });

  test("has its token in no argument, and its log has none", async () => {
    lab = await Lab.make();
    const log = await lab.start();
    expect(lab.commandLine).toContain("redis-server");
    expect(`${lab.commandLine}${log}`).not.toContain(TOKEN);
  });

  test.each([["CONFIG", "GET", "maxmemory"], ["SHUTDOWN"], ["REPLICAOF", "NO", "ONE"], ["SAVE"]])(
    "refuses %s, as managed caches do",
    async (command, ...args) => {
      const client = await (await started()).connect();
      await expect(client.call(command, ...args)).rejects.toThrow(/NOPERM/);
    },
  );

  test("is empty after a restart", async () => {
    const first = await started();
    await (await first.connect()).set("greeting", "hello");
    await first.stop();
    expect(await first.start()).toContain("Ready to accept connections");
    expect(await (await first.connect()).exists("greeting")).toBe(0);
  });

  test("refuses writes when a store is full, and keeps what it has", async () => {
    const store = await started({ purpose: CachePurpose.STORE, maxmemory: Size.mebibytes(8) });
    const client = await store.connect();
    const value = "x".repeat(100_000);
    await client.set("first", value);
    const writes = Array.from({ length: 200 }, (_, index) => client.set(`key:${index}`, value));
    const results = await Promise.allSettled(writes);
    expect(JSON.stringify(results.map((r) => r.status === "rejected" && r.reason.message))).toMatch(
      /OOM command not allowed/,
    );
    expect(await client.exists("first")).toBe(1);
  });

  test("does not start with an empty token", async () => {
    lab = await Lab.make({}, "");
    expect(await lab.start()).toBe("the token in the Secret is empty\n");
  });
});

describeWith([REDIS, REDIS_CLI, OPENSSL], "the lab of the how-to", () => {
  /** What the page shows below a heading. Numbers that differ from run to run are left out. */
  function shown(heading: string): string[] {
    const blocks = blocksOf(fs.readFileSync(PAGE, "utf8"));
    const block = blocks.find(({ section, info }) => section === heading && info === "text");
    return (block?.code.trimEnd().split("\n") ?? []).map(withoutCounts);
  }

  const withoutCounts = (line: string) => line.replace(/^\d+ keys evicted/, "… keys evicted");

  test.each([
    ["cache-aside", "Cache-aside"],
    ["stampede", "Stampede"],
  ] as const)("%s prints what the page shows", async (name, heading) => {
    const client = await (await started()).connect();
    expect(await EXERCISES[name](client)).toEqual(shown(heading));
  });

  test("eviction and then the health report print what the page shows", async () => {
    const full = await started({ maxmemory: Size.mebibytes(32) });
    const lines = await EXERCISES.eviction(await full.connect());
    expect(lines.map(withoutCounts)).toEqual(shown("Eviction under a memory limit"));
    const evicted = Number.parseInt(lines[1] ?? "", 10);
    expect(evicted).toBeGreaterThan(3000);

    const { code, output } = await full.report.run();
    const names = (lines: string[]) =>
      lines.map((line) => /^ *(primary|[a-z]+( [a-z]+)*)/.exec(line)?.[0]);
    expect(code).toBe(0);
    expect(names(output.trimEnd().split("\n"))).toEqual(names(shown("Health report")));
    expect(output).toContain("of 32.0 MiB");
    // The connections of the report take memory too, so that some more keys go.
    expect(Number(/evictions +(\d+)/.exec(output)?.[1])).toBeGreaterThanOrEqual(evicted);
  });
});
