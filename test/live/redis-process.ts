import * as fs from "node:fs";
import { Redis } from "ioredis";
import { Background } from "../../stacks/local/background";
import { environment } from "../../stacks/local/environment";
import { freePort } from "../support/free-port";

/** A plain Redis on the loopback interface, with settings as redis.conf names them. */
export class RedisProcess {
  private readonly process: Background;
  private readonly connections: Redis[] = [];

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {
    this.process = new Background("redis-server", folder);
  }

  static async start(
    folder: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<RedisProcess> {
    fs.mkdirSync(folder, { recursive: true });
    const redis = new RedisProcess(folder, await freePort(), settings);
    await redis.restart();
    return redis;
  }

  /** Starts it again, empty, on the same port. */
  async restart(): Promise<void> {
    const all = {
      bind: "127.0.0.1",
      port: String(this.port),
      save: "",
      dir: this.folder,
      // The command line keeps naming the folder, by which the process is known again.
      "set-proc-title": "no",
      ...this.settings,
    };
    const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
    this.process.start("redis-server", args, { env: environment() });
    try {
      await this.process.waitUntil(() => this.answers());
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** A connection that `stop` closes. It fails where it cannot connect, and does not try again. */
  async connect(): Promise<Redis> {
    const client = new Redis({
      host: "127.0.0.1",
      port: this.port,
      lazyConnect: true,
      enableReadyCheck: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    // A server that is stopped, or that refuses the connection, is what some tests are about.
    client.on("error", () => {});
    this.connections.push(client);
    await client.connect();
    return client;
  }

  /** Ends it at once, as the loss of a node does. */
  async stop(): Promise<void> {
    await this.process.stop();
    // One that has ended already would wait for its end.
    for (const client of this.connections.splice(0).filter(({ status }) => status !== "end")) {
      client.disconnect();
    }
  }

  private async answers(): Promise<boolean> {
    try {
      const client = await this.connect();
      await client.ping();
      client.disconnect();
      return true;
    } catch {
      return false;
    }
  }
}
