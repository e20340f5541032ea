import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";

const LINKED = ["lib", "node_modules", "package.json", "stacks", "tsconfig.json"];

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/**
 * This repository seen from a folder of its own, so that a test's deployment never meets one that
 * its reader has running.
 */
export class Checkout {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "checkout-")));
  readonly work = path.join(this.folder, ".local");
  private readonly running = new Map<ChildProcess, Promise<Ended>>();

  private constructor(
    readonly awsPort: number,
    readonly redisPort: number,
  ) {}

  /** `app` replaces the app of cdktf.json. */
  static async make(app?: string): Promise<Checkout> {
    const checkout = new Checkout(await freePort(), await freePort());
    for (const name of LINKED) {
      fs.symlinkSync(path.resolve(name), path.join(checkout.folder, name));
    }
    const configuration = JSON.parse(fs.readFileSync("cdktf.json", "utf8"));
    fs.writeFileSync(
      path.join(checkout.folder, "cdktf.json"),
      JSON.stringify({ ...configuration, app: app ?? configuration.app }),
    );
    return checkout;
  }

  /** Runs a command of the tool. `onOutput` gets all that it has printed so far. */
  run(
    command: "deploy" | "destroy",
    env: NodeJS.ProcessEnv = {},
    onOutput: (output: string, child: ChildProcess) => void = () => {},
  ): Promise<Ended> {
    const child = spawn(
      process.execPath,
      ["--require", "./stacks/register.js", `stacks/local/${command}.ts`],
      {
        cwd: this.folder,
        env: {
          ...process.env,
          LOCAL_AWS_PORT: String(this.awsPort),
          LOCAL_REDIS_PORT: String(this.redisPort),
          ...env,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        onOutput(output, child);
      });
    }
    const ended = new Promise<Ended>((resolve) => {
      child.once("close", (code) => {
        this.running.delete(child);
        resolve({ code, output });
      });
    });
    this.running.set(child, ended);
    return ended;
  }

  /** The command lines of the processes that name this folder or work in it. */
  processes(): string[] {
    return fs
      .readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry))
      .filter((pid) => this.owns(pid))
      .map((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "));
  }

  /** Ends what a failed test left, and removes the folder. */
  async remove(): Promise<void> {
    for (const child of this.running.keys()) child.kill("SIGTERM");
    // Their own clean-up has the lock.
    await Promise.all(this.running.values());
    await this.run("destroy");
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private owns(pid: string): boolean {
    try {
      return (
        fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(this.folder) ||
        fs.readlinkSync(`/proc/${pid}/cwd`).startsWith(this.folder)
      );
    } catch {
      return false;
    }
  }
}

/** A free port low enough for Redis, which adds 10000 for its cluster bus. */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  return (await answers(port)) ? freePort() : port;
}

/** Whether something listens on this port of the loopback interface. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
