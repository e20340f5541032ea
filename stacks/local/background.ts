import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { sleep } from "./command";
import { LocalDeployError } from "./errors";

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 5_000;

interface Started {
  readonly pid: number;
  readonly args: readonly string[];
}

/**
 * A process that outlives this one. Its folder holds its log and what is needed to find it again.
 *
 * Some argument must name the folder, or be unique in another way: a process id alone may have
 * passed on to a stranger, and is trusted only while its command line is still ours.
 */
export class Background {
  private readonly startedFile: string;
  private readonly logFile: string;

  constructor(
    private readonly name: string,
    folder: string,
  ) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.startedFile = path.join(folder, "process.json");
    this.logFile = path.join(folder, "process.log");
  }

  start(command: string, args: readonly string[], options: { env: NodeJS.ProcessEnv }): void {
    const log = fs.openSync(this.logFile, "w", 0o600);
    const child = spawn(command, args, {
      ...options,
      cwd: path.dirname(this.logFile),
      detached: true,
      stdio: ["ignore", log, log],
    });
    // A command that cannot be started is never alive, which waitUntil reports.
    child.once("error", (error) => fs.appendFileSync(this.logFile, error.message));
    child.unref();
    fs.closeSync(log);
    if (child.pid !== undefined) {
      fs.writeFileSync(this.startedFile, JSON.stringify({ pid: child.pid, args }));
    }
  }

  /** Waits until the process answers. */
  async waitUntil(answers: () => Promise<boolean>): Promise<void> {
    const activeDeadline = Date.now() + READY_WITHIN_MS;
    while (!(await answers())) {
      if (!this.isAlive()) throw this.failure("ended at its start");
      if (Date.now() > activeDeadline)
        throw this.failure(`did not answer in ${READY_WITHIN_MS} ms`);
      await sleep(100);
    }
  }

  isAlive(): boolean {
    const started = this.started();
    return started !== undefined && commandLine(started.pid).endsWith(started.args.join(" "));
  }

  async stop(): Promise<void> {
    const started = this.started();
    if (started && this.isAlive()) {
      process.kill(started.pid, "SIGTERM");
      const activeDeadline = Date.now() + STOP_WITHIN_MS;
      while (this.isAlive()) {
        if (Date.now() > activeDeadline) process.kill(started.pid, "SIGKILL");
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    fs.rmSync(this.startedFile, { force: true });
  }

  private started(): Started | undefined {
    if (!fs.existsSync(this.startedFile)) return undefined;
    return JSON.parse(fs.readFileSync(this.startedFile, "utf8"));
  }

  private failure(what: string): LocalDeployError {
    const tail = fs.readFileSync(this.logFile, "utf8").trim().split("\n").slice(-15).join("\n");
    return new LocalDeployError(`${this.name} ${what}:\n${tail}`);
  }
}

/** Empty for a process that has ended. */
function commandLine(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
  } catch {
    // Not Linux, or the process has ended: ps tells.
    return (
      spawnSync("ps", ["-o", "args=", "-p", String(pid)])
        .stdout?.toString()
        .trim() ?? ""
    );
  }
}
