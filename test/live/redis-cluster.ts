import * as fs from "node:fs";
import * as path from "node:path";
import { Background } from "../../stacks/local/background";
import { makeCertificates } from "../../stacks/local/certificates";
import { run } from "../../stacks/local/command";
import { environment } from "../../stacks/local/environment";
import { freePort } from "../support/free-port";

const NODES = 6;

export interface RedisClusterSettings {
  readonly folder: string;
  /** What the certificate of every node names, beside 127.0.0.1. */
  readonly host: string;
  readonly token: string;
  readonly evictionPolicy: string;
}

/** Three primaries with a replica each on the loopback interface, which speak TLS only. */
export class RedisCluster {
  private readonly nodes: { readonly port: number; readonly process: Background }[] = [];

  private constructor(
    private readonly settings: RedisClusterSettings,
    /** The file that verifies the certificates. */
    readonly caFile: string,
  ) {}

  static async start(settings: RedisClusterSettings): Promise<RedisCluster> {
    const { folder, host } = settings;
    const certificates = await makeCertificates(path.join(folder, "tls"), host);
    const cluster = new RedisCluster(settings, certificates.ca);
    try {
      for (let index = 0; index < NODES; index += 1) {
        await cluster.startNode(path.join(folder, `node-${index}`), path.join(folder, "tls"));
      }
      await cluster.join();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** Ports of the nodes, the first three of which were made primaries. */
  get ports(): number[] {
    return this.nodes.map(({ port }) => port);
  }

  /** What a command says on one node. */
  cli(port: number, ...command: string[]): Promise<string> {
    const args = ["--tls", "--cacert", this.caFile, "-c", "-p", String(port), ...command];
    return run("redis-cli", ["-e", ...args], {
      env: { ...environment(), REDISCLI_AUTH: this.settings.token },
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map(({ process }) => process.stop()));
  }

  private async startNode(folder: string, tls: string): Promise<void> {
    const { token, evictionPolicy } = this.settings;
    const [port, busPort] = [await freePort(), await freePort()];
    const process = new Background(`Redis node ${port}`, folder);
    this.nodes.push({ port, process });
    const file = path.join(folder, "redis.conf");
    const lines = [
      "bind 127.0.0.1",
      "port 0",
      `tls-port ${port}`,
      `cluster-port ${busPort}`,
      `tls-cert-file "${path.join(tls, "server.crt")}"`,
      `tls-key-file "${path.join(tls, "server.key")}"`,
      `tls-ca-cert-file "${this.caFile}"`,
      "tls-auth-clients no",
      "tls-replication yes",
      "tls-cluster yes",
      "cluster-enabled yes",
      // As managed caches do, nodes name hosts to their clients.
      "cluster-announce-hostname localhost",
      "cluster-preferred-endpoint-type hostname",
      "repl-diskless-sync-delay 0",
      `requirepass "${token}"`,
      `masterauth "${token}"`,
      `dir "${folder}"`,
      'save ""',
      "maxmemory 64mb",
      `maxmemory-policy ${evictionPolicy}`,
      // The command line keeps naming this file, by which the process is known again.
      "set-proc-title no",
    ];
    fs.writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
    process.start("redis-server", [file], { env: environment() });
    await process.waitUntil(() => this.says(port, ["PING"], "PONG"));
  }

  /** Makes one cluster of the nodes, and waits until each knows all of them. */
  private async join(): Promise<void> {
    const addresses = this.ports.map((port) => `127.0.0.1:${port}`);
    await this.cli(
      this.ports[0] as number,
      ...["--cluster", "create", ...addresses, "--cluster-replicas", "1", "--cluster-yes"],
    );
    for (const { port, process } of this.nodes) {
      await process.waitUntil(() => this.says(port, ["CLUSTER", "INFO"], "cluster_state:ok"));
      await process.waitUntil(() =>
        this.says(port, ["INFO", "replication"], /role:master|link_status:up/),
      );
      await process.waitUntil(() => this.knowsAllHosts(port));
    }
  }

  private async knowsAllHosts(port: number): Promise<boolean> {
    const slots = await this.cli(port, "CLUSTER", "SLOTS");
    return slots.split("\n").filter((line) => line === "localhost").length === NODES;
  }

  private async says(port: number, command: string[], answer: string | RegExp): Promise<boolean> {
    try {
      return (await this.cli(port, ...command)).search(answer) >= 0;
    } catch {
      return false;
    }
  }
}
