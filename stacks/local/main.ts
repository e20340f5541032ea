import { interrupt } from "./command";
import { LocalDeployError } from "./errors";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a command of this tool: a signal ends it in order, and a failure is one message. */
export async function main(command: () => Promise<void>): Promise<void> {
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    await command();
  } catch (error) {
    console.error(error instanceof LocalDeployError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** Says what happens now, and how long the run has taken. */
export function step(text: string): void {
  console.log(`${process.uptime().toFixed(1).padStart(6)} s  ${text}`);
}
