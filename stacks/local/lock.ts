import * as fs from "node:fs";
import { LocalDeployError } from "./errors";
import { commandLine } from "./processes";

interface Owner {
  readonly pid: number;
  /** Tells the owner from a process that has got its id later. */
  readonly commandLine: string;
}

/** Runs a command while no other process has the lock. One that is left by a dead process counts for nothing. */
export async function withLock(file: string, command: () => Promise<void>): Promise<void> {
  acquire(file);
  try {
    await command();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function acquire(file: string): void {
  const own = `${file}.${process.pid}`;
  const owner: Owner = { pid: process.pid, commandLine: commandLine(process.pid) };
  fs.writeFileSync(own, JSON.stringify(owner));
  try {
    if (!link(own, file)) takeOver(file, own);
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** Unlike a file that is made and then written, a link is there as a whole. It never replaces another file. */
function link(own: string, file: string): boolean {
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Two processes that find the same dead owner must not both replace it: the guard lets one of them try. */
function takeOver(file: string, own: string): void {
  const guard = `${file}.takeover`;
  if (!link(own, guard)) throw busy(file, ownerIn(file) ?? ownerIn(guard));
  try {
    if (fs.existsSync(file)) {
      const owner = ownerIn(file);
      if (owner !== undefined && isAlive(owner)) throw busy(file, owner);
      fs.renameSync(own, file);
    } else if (!link(own, file)) {
      throw busy(file, ownerIn(file));
    }
  } finally {
    fs.rmSync(guard, { force: true });
  }
}

/** A file that says nothing of an owner has none: owners' files are whole. */
function ownerIn(file: string): Owner | undefined {
  try {
    const { pid, commandLine: line } = JSON.parse(fs.readFileSync(file, "utf8"));
    return Number.isSafeInteger(pid) && pid > 0 && typeof line === "string" && line !== ""
      ? { pid, commandLine: line }
      : undefined;
  } catch {
    return undefined;
  }
}

/** In a container, a new process may have the id and the command line of the dead one. */
function isAlive(owner: Owner): boolean {
  return owner.pid !== process.pid && commandLine(owner.pid) === owner.commandLine;
}

function busy(file: string, owner: Owner | undefined): LocalDeployError {
  const process = owner ? `process ${owner.pid} (${owner.commandLine})` : "another process";
  return new LocalDeployError(
    `${process} is deploying or destroying in this folder: wait until it has ended, or interrupt it; ` +
      `if there is no such process, remove ${file} and ${file}.takeover`,
  );
}
