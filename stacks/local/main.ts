import { CacheValidationError } from "../../lib/core/validation/validation-error";
import { interrupt } from "./command";
import { LocalDeployError } from "./errors";
import { withLock } from "./lock";
import { CACHE, LOCK } from "./settings";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a command of this tool, one at a time: a signal ends it in order, and a failure is one message. */
export async function main(command: () => Promise<void>): Promise<void> {
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    await withLock(LOCK, command);
  } catch (error) {
    console.error(messageOf(error) ?? error);
    process.exitCode = 1;
  }
}

/** What helps the reader; `undefined` for what is a fault of this tool. */
function messageOf(error: unknown): string | undefined {
  if (error instanceof LocalDeployError || error instanceof CacheValidationError) {
    return `\n${error.message}`;
  }
  // Of the file system.
  if (error instanceof Error && "syscall" in error && "path" in error) {
    return `\n${error.message}\na local deployment writes into ${process.cwd()} and ${CACHE}: make both writable`;
  }
  return undefined;
}

/** Says what happens now, and how long the run has taken. */
export function step(text: string): void {
  console.log(`${process.uptime().toFixed(1).padStart(6)} s  ${text}`);
}
