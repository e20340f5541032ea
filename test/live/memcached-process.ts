import * as net from "node:net";
import * as path from "node:path";
import { Background } from "../../stacks/local/background";
import { environment } from "../../stacks/local/environment";
import { freePort } from "../support/free-port";

/** A plain Memcached on the loopback interface. */
export class MemcachedProcess {
  private readonly process: Background;
  private readonly sockets: net.Socket[] = [];

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly flags: readonly string[],
  ) {
    this.process = new Background("memcached", folder);
  }

  /** @param flags - as its command line names them */
  static async start(folder: string, ...flags: string[]): Promise<MemcachedProcess> {
    const memcached = new MemcachedProcess(folder, await freePort(), flags);
    await memcached.restart();
    return memcached;
  }

  /** Starts it again, empty, on the same port. */
  async restart(): Promise<void> {
    await this.process.stop();
    this.process.start(
      "memcached",
      [
        ...["-u", "nobody", "-l", "127.0.0.1", "-p", String(this.port)],
        ...this.flags,
        // Used by a daemon alone; here it names the folder, by which the process is known again.
        ...["-P", path.join(this.folder, "memcached.pid")],
      ],
      { env: environment() },
    );
    await this.process.waitUntil(() => this.answers());
  }

  /** Opens connections that stay until they are dropped. */
  connect(count: number): net.Socket[] {
    const opened = Array.from({ length: count }, () => {
      const socket = net.connect(this.port, "127.0.0.1");
      // A server that is stopped, or that refuses the connection, is what some tests are about.
      socket.on("error", () => {});
      socket.resume();
      return socket;
    });
    this.sockets.push(...opened);
    return opened;
  }

  /** Closes all connections. */
  drop(): void {
    for (const socket of this.sockets.splice(0)) {
      socket.destroy();
    }
  }

  /** Ends it at once, as the loss of a node does. */
  async stop(): Promise<void> {
    this.drop();
    await this.process.stop();
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = net.connect(this.port, "127.0.0.1");
      const end = (answer: boolean) => {
        socket.destroy();
        resolve(answer);
      };
      socket.once("connect", () => end(true));
      socket.once("error", () => end(false));
    });
  }
}

/** A command that stores an item for an hour. */
export function set(key: string, bytes: number): string {
  return `set ${key} 0 3600 ${bytes}\r\n${"x".repeat(bytes)}\r\n`;
}

/** A command that reads an item. */
export function get(key: string): string {
  return `get ${key}\r\n`;
}
