import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "../../lib/core/make-folder";
import { sleep } from "./command";
import { LocalDeployError } from "./errors";
import { commandLine, processesNaming } from "./processes";
import { DamagedFile, hasMembers, readState } from "./state-file";

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
    private readonly folder: string,
  ) {
    makeFolder(folder, 0o700);
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
    return started !== undefined && commandLine(started.pid).endsWith(` ${started.args.join(" ")}`);
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

  /** Where the file is damaged, it is as if there were none, unless the process may still run. */
  private started(): Started | undefined {
    try {
      return readState(this.startedFile, isStarted, "the process that runs, by pid and args");
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      const suspects = processesNaming(this.folder);
      if (suspects.length === 0) return undefined;
      throw new LocalDeployError(
        `${error.message}; end those of these processes that are ${this.name}, and try again:\n  ` +
          suspects.join("\n  "),
      );
    }
  }

  private failure(what: string): LocalDeployError {
    const tail = fs.readFileSync(this.logFile, "utf8").trim().split("\n").slice(-15).join("\n");
    return new LocalDeployError(`${this.name} ${what}:\n${tail}`);
  }
}

/** Without an argument, any process would be ours; ids below 2 stand for groups, for all processes and for the first. */
function isStarted(value: unknown): value is Started {
  return (
    hasMembers(value) &&
    Number.isSafeInteger(value.pid) &&
    Number(value.pid) > 1 &&
    Array.isArray(value.args) &&
    value.args.every((arg) => typeof arg === "string") &&
    value.args.join("").trim() !== ""
  );
}
