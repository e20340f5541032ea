import { spawn } from "node:child_process";
import { Interrupted, LocalDeployError } from "./errors";

/** Nothing here takes this long: a command that does hangs. */
const LIMIT_MS = 15 * 60_000;

const interruption = new AbortController();

/** Ends the command that runs, and lets no other one start. */
export function interrupt(): void {
  interruption.abort(new Interrupted("interrupted"));
}

/** Waits, unless the run is interrupted. */
export async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  interruption.signal.throwIfAborted();
}

export class CommandError extends LocalDeployError {
  constructor(
    command: string,
    args: readonly string[],
    ending: string,
    readonly output: string,
  ) {
    super(`${[command, args[0]].join(" ").trim()} ${ending}\n${output}`.trim());
  }
}

/**
 * Runs a command to its end and returns what it wrote to standard output.
 *
 * It gets a process group of its own: a Ctrl-C reaches this process alone, which then ends the
 * whole group, the commands' own children included.
 */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  interruption.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const kill = () => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    };
    const timer = setTimeout(kill, LIMIT_MS);
    interruption.signal.addEventListener("abort", kill, { once: true });

    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const settle = () => {
      clearTimeout(timer);
      interruption.signal.removeEventListener("abort", kill);
    };
    child.once("error", (error) => {
      settle();
      reject(new CommandError(command, args, "could not be started:", error.message));
    });
    child.once("close", (code, signal) => {
      settle();
      if (interruption.signal.aborted) reject(interruption.signal.reason);
      else if (code === 0) resolve(stdout);
      else {
        const ending = signal ? `was ended by ${signal}:` : `failed with exit code ${code}:`;
        reject(new CommandError(command, args, ending, stderr.trim() || stdout.trim()));
      }
    });
  });
}
