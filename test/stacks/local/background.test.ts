import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Background } from "../../../stacks/local/background";
import { LocalAws } from "../../../stacks/local/local-aws";
import { commandLine } from "../../../stacks/local/processes";

const WAIT = "process.stdin.resume(); setInterval(() => {}, 1000)";

let folder: string;
let file: string;
let background: Background;
let stranger: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "background-"));
  file = join(folder, "process.json");
  background = new Background("the server", folder);
  stranger = spawn(process.execPath, ["-e", WAIT], { stdio: "ignore" });
});
afterEach(() => {
  stranger.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

function start(): number {
  background.start(process.execPath, ["-e", WAIT, folder], { env: process.env });
  return JSON.parse(readFileSync(file, "utf8")).pid;
}

test("is found again by its folder, and stopped", async () => {
  const pid = start();
  expect(new Background("the server", folder).isAlive()).toBe(true);
  await background.stop();
  expect(commandLine(pid)).toBe("");
  expect(existsSync(file)).toBe(false);
});

const DAMAGED: [string, (pid: number) => string][] = [
  ["nothing", () => ""],
  ["half a JSON", (pid) => `{"pid":${pid},"args":["-e"`],
  ["null", () => "null"],
  ["a list", () => "[]"],
  ["a number", (pid) => String(pid)],
  ["no process id", () => JSON.stringify({ args: ["-e", WAIT] })],
  ["no arguments", (pid) => JSON.stringify({ pid })],
  ["an empty list of arguments", (pid) => JSON.stringify({ pid, args: [] })],
  ["empty arguments", (pid) => JSON.stringify({ pid, args: ["", " "] })],
  ["arguments that are numbers", (pid) => JSON.stringify({ pid, args: [1] })],
  ["a text for a process id", (pid) => JSON.stringify({ pid: String(pid), args: ["-e", WAIT] })],
  ["all processes", () => JSON.stringify({ pid: -1, args: ["-e", WAIT] })],
  ["its own process group", () => JSON.stringify({ pid: 0, args: ["-e", WAIT] })],
];

describe.each(DAMAGED)("a process file that has %s", (_, text) => {
  // Not really: a fault here could end every process.
  let kill: jest.SpyInstance;
  beforeEach(() => {
    kill = jest.spyOn(process, "kill").mockReturnValue(true);
  });
  afterEach(() => kill.mockRestore());

  test("counts for nothing where nothing runs, and ends no other process", async () => {
    writeFileSync(file, text(stranger.pid as number));
    expect(background.isAlive()).toBe(false);
    await background.stop();
    expect(kill).not.toHaveBeenCalled();
    expect(existsSync(file)).toBe(false);
  });

  test("is told with the processes that may be the one", async () => {
    const pid = start();
    const good = readFileSync(file, "utf8");
    writeFileSync(file, text(stranger.pid as number));
    await expect(background.stop()).rejects.toThrow(
      `${file} is damaged: it has ${JSON.stringify(text(stranger.pid as number)).slice(0, 40)}`,
    );
    await expect(background.stop()).rejects.toThrow(
      /expected the process that runs, by pid and args; end those of these processes that are the server/,
    );
    await expect(background.stop()).rejects.toThrow(`\n  ${pid} `);
    expect(kill).not.toHaveBeenCalled();
    kill.mockRestore();
    writeFileSync(file, good);
    await background.stop();
  });
});

test.each([
  ["another program", (pid: number) => ({ pid, args: ["-e", WAIT, "another folder"] })],
  ["a program whose command line ends alike", (pid: number) => ({ pid, args: [WAIT.slice(1)] })],
  ["nobody", () => ({ pid: 2 ** 22 + 1, args: ["-e", WAIT] })],
])("a process id that has passed on to %s is left alone", async (_, started) => {
  writeFileSync(file, JSON.stringify(started(stranger.pid as number)));
  const kill = jest.spyOn(process, "kill");
  expect(background.isAlive()).toBe(false);
  await background.stop();
  expect(kill).not.toHaveBeenCalled();
  kill.mockRestore();
});

test.each(["", "{", "null", "[]", "{}", '{"port":"4566","redisPort":6390}', '{"port":4566}'])(
  "settings of a local AWS that runs which are %j are told, with the fix",
  async (text) => {
    start();
    const settings = join(folder, "settings.json");
    writeFileSync(settings, text);
    expect(() => LocalAws.running(folder)).toThrow(
      `${settings} is damaged: it has ${JSON.stringify(text)}; expected its ports; npm run destroy:local ends it`,
    );
    await background.stop();
    expect(LocalAws.running(folder)).toBeUndefined();
  },
);
