import { spawnSync } from "node:child_process";
import * as fs from "node:fs";

/** The command line of a process; empty for one that has ended. */
export function commandLine(pid: number): string {
  try {
    return joined(fs.readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    // Not Linux, or the process has ended: ps tells.
    return ps("-o", "args=", "-p", String(pid));
  }
}

/** The processes whose command line names a folder: `123 redis-server …`, a line each. */
export function processesNaming(folder: string): string[] {
  return allProcesses().filter((line) => line.includes(folder));
}

function allProcesses(): string[] {
  if (!fs.existsSync("/proc/self/cmdline")) {
    return ps("-axww", "-o", "pid=,args=").split("\n");
  }
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => `${pid} ${commandLine(Number(pid))}`);
}

function joined(line: string): string {
  return line.split("\0").join(" ").trim();
}

function ps(...args: string[]): string {
  return spawnSync("ps", args).stdout?.toString().trim() ?? "";
}
