import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withLock } from "../../../stacks/local/lock";

let folder: string;
let lock: string;
let holders: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  lock = join(folder, ".local.lock");
  holders = [];
});
afterEach(() => {
  for (const holder of holders) holder.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A process that wants the lock, and its first words. */
async function want(): Promise<{ holder: ChildProcess; says: string }> {
  const holder = spawn(
    process.execPath,
    ["--require", "./stacks/register.js", "test/stacks/local/lock-holder.ts", lock],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  holders.push(holder);
  const [text] = await once(holder.stdout as NodeJS.ReadableStream, "data");
  return { holder, says: String(text) };
}

async function ended(holder: ChildProcess): Promise<void> {
  if (holder.exitCode === null && holder.signalCode === null) await once(holder, "exit");
}

/** Whether this process gets the lock. */
async function gets(): Promise<boolean> {
  let ran = false;
  await withLock(lock, async () => {
    ran = true;
  });
  return ran;
}

test("one process has it at a time; the second says whom it met, and changes nothing", async () => {
  const { holder, says } = await want();
  expect(says).toBe("holds\n");
  const before = readFileSync(lock, "utf8");

  await expect(gets()).rejects.toThrow(`process ${holder.pid} (`);
  await expect(gets()).rejects.toThrow("wait until it has ended, or interrupt it");
  expect(readFileSync(lock, "utf8")).toBe(before);
  expect(readdirSync(folder)).toEqual([".local.lock"]);

  holder.stdin?.end();
  await ended(holder);
  expect(readdirSync(folder)).toEqual([]);
  expect(await gets()).toBe(true);
});

test("is given back after a failure", async () => {
  await expect(withLock(lock, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  expect(readdirSync(folder)).toEqual([]);
});

test("of a process that was killed is taken over", async () => {
  const { holder } = await want();
  holder.kill("SIGKILL");
  await ended(holder);
  expect(existsSync(lock)).toBe(true);

  expect(await gets()).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test("of a process that was killed is taken over by one of many", async () => {
  const { holder: dead } = await want();
  dead.kill("SIGKILL");
  await ended(dead);

  const all = await Promise.all([want(), want(), want(), want()]);
  expect(all.filter(({ says }) => says === "holds\n")).toHaveLength(1);
}, 60_000);

test.each([
  ["nothing", ""],
  ["half a JSON", '{"pid":'],
  ["null", "null"],
  ["a list", "[]"],
  ["no command line", JSON.stringify({ pid: process.ppid })],
  ["a text for a process id", JSON.stringify({ pid: String(process.ppid), commandLine: "node" })],
  ["another program's process id", JSON.stringify({ pid: process.ppid, commandLine: "node a.ts" })],
  ["its own process id", JSON.stringify({ pid: process.pid, commandLine: "node" })],
])("that has %s is of no process that lives", async (_, text) => {
  writeFileSync(lock, text);
  expect(await gets()).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test("in a folder that takes no files is an error of the file system", async () => {
  lock = "/proc/.local.lock";
  await expect(gets()).rejects.toMatchObject({ syscall: "open" });
});
