import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { LocalAws } from "../../stacks/local/local-aws";
import { AWS_PROVIDER, describeWith, PYTHON, REDIS, TERRAFORM } from "../support/requirements";
import { answers, Checkout, type Ended } from "./checkout";

jest.setTimeout(5 * 60_000);

let checkout: Checkout;

async function expectNothingLeft(): Promise<void> {
  expect(fs.readdirSync(checkout.folder).filter((name) => name.startsWith(".local"))).toEqual([]);
  expect(checkout.processes()).toEqual([]);
  expect(await answers(checkout.awsPort)).toBe(false);
  expect(await answers(checkout.redisPort)).toBe(false);
}

function processId(name: "aws" | "redis"): number {
  const file = path.join(checkout.work, name, "process.json");
  return JSON.parse(fs.readFileSync(file, "utf8")).pid;
}

/** The deployment's own files; the links to providers are not followed. */
function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describeWith([TERRAFORM, PYTHON, REDIS, AWS_PROVIDER], "a local deployment", () => {
  let awsProcess: number;
  let redisProcess: number;

  beforeAll(async () => {
    checkout = await Checkout.make();
  });
  afterAll(() => checkout.remove());

  test("deploys, serves a client of the contract and says what it made, whatever else is started meanwhile", async () => {
    const others: Promise<Ended>[] = [];
    const { code, output } = await checkout.run("deploy", {}, (soFar) => {
      if (others.length === 0 && soFar.includes("making the network")) {
        others.push(checkout.run("deploy"), checkout.run("destroy"));
      }
    });

    // They touched nothing, or the rest would have failed.
    for (const other of await Promise.all(others)) {
      expect(other.output).toMatch(/^\nprocess \d+ \(.*deploy\.ts\) is deploying or destroying/);
      expect(other.code).toBe(1);
    }
    expect(others).toHaveLength(2);
    expect(output).toContain("1  aws_elasticache_replication_group");
    expect(output).toContain(`primary endpoint        localhost:${checkout.redisPort}`);
    expect(output).toMatch(/secret +arn:aws:secretsmanager:/);
    expect(output).toMatch(/memory +[\d.]+ MiB of 64\.0 MiB/);
    expect(output).toMatch(/evictions +0, policy allkeys-lru/);
    expect(code).toBe(0);
    awsProcess = processId("aws");
    redisProcess = processId("redis");
  });

  test("keeps the token in Terraform's state alone", async () => {
    const state = filesBelow(checkout.work).filter((file) => file.includes("terraform.tfstate"));
    const token = state
      .map((file) => fs.readFileSync(file, "utf8").match(/"auth_token": "(\w+)"/)?.[1])
      .find((found) => found !== undefined);

    expect(token).toBeDefined();
    const others = filesBelow(checkout.work).filter((file) => !state.includes(file));
    for (const file of others) expect(fs.readFileSync(file, "utf8")).not.toContain(token);
    expect(checkout.processes().join("\n")).not.toContain(token);
  });

  test("deploys again on the AWS that runs", async () => {
    const { code, output } = await checkout.run("deploy");

    expect(output).toContain("a client of the contract\n  server");
    expect(code).toBe(0);
    expect(processId("aws")).toBe(awsProcess);
    expect(processId("redis")).not.toBe(redisProcess);
  });

  test("refuses other ports than those of the deployment that runs, and leaves it alone", async () => {
    const { code, output } = await checkout.run("deploy", { LOCAL_AWS_PORT: "4566" });

    expect(output).toContain("is running: end it first with npm run destroy:local");
    expect(code).toBe(1);
    expect(await answers(checkout.awsPort)).toBe(true);
  });

  test("is destroyed without a trace", async () => {
    const { code, output } = await checkout.run("destroy");

    expect(output).toContain("destroying network");
    expect(code).toBe(0);
    await expectNothingLeft();
  });

  test("is destroyed once: the second time, there is nothing", async () => {
    expect(await checkout.run("destroy")).toEqual({
      code: 0,
      output: "nothing is deployed locally\n",
    });
  });

  test("leaves nothing when it is interrupted", async () => {
    let interrupted = false;
    const { code, output } = await checkout.run("deploy", {}, (soFar, child) => {
      // Once: a second signal would meet a process that has said its last and no longer listens.
      if (!interrupted && soFar.includes("applying it with Terraform")) {
        interrupted = true;
        child.kill("SIGINT");
      }
    });

    expect(output).toMatch(/\ninterrupted\n$/);
    expect(code).toBe(1);
    await expectNothingLeft();
  });
});

describeWith([TERRAFORM, PYTHON, AWS_PROVIDER], "a local deployment that cannot succeed", () => {
  beforeAll(async () => {
    checkout = await Checkout.make("node -e 'console.error(`wrong input`); process.exit(1)'");
  });
  afterAll(() => checkout.remove());

  test("names all that is missing at once", async () => {
    const bin = path.join(checkout.folder, "bin");
    fs.mkdirSync(bin);
    fs.symlinkSync(process.execPath, path.join(bin, "node"));
    const occupant = net.createServer().listen(checkout.awsPort, "127.0.0.1");
    const { code, output } = await checkout.run("deploy", { PATH: bin });
    occupant.close();

    expect(output.split("\n").slice(1)).toEqual([
      "this machine is not ready for a local deployment:",
      expect.stringMatching(/^ {2}- terraform is missing \(1\.11 or newer\): see https:/),
      expect.stringMatching(/^ {2}- python3 with venv is missing.*apt-get install python3-venv$/),
      `  - port ${checkout.awsPort} is in use: free it, or choose others with LOCAL_AWS_PORT, LOCAL_REDIS_PORT`,
      "",
    ]);
    expect(code).toBe(1);
    await expectNothingLeft();
  });

  test("names every variable that is wrong", async () => {
    const { code, output } = await checkout.run("deploy", {
      LOCAL_AWS_PORT: "abc",
      LOCAL_REDIS_PORT: "70000",
      TF_PLUGIN_MIRROR: "/none",
    });

    expect(output).toMatch(/^\nthe local deployment: 3 faults\n/);
    expect(output.split("\n")).toHaveLength(6);
    expect(code).toBe(1);
    await expectNothingLeft();
  });

  test.each(["deploy", "destroy"] as const)(
    "%s leaves a file in the place of its folder",
    async (command) => {
      fs.writeFileSync(checkout.work, "precious");
      const { code, output } = await checkout.run(command);

      expect(output).toBe(
        `\n${checkout.work} is no folder; expected none, or that of a local deployment: move it away\n`,
      );
      expect(code).toBe(1);
      expect(fs.readFileSync(checkout.work, "utf8")).toBe("precious");
      fs.rmSync(checkout.work);
    },
  );

  test("names the cache folder that takes no files", async () => {
    const modules = path.join(checkout.folder, "node_modules");
    const cache = path.join(modules, ".cache");
    fs.rmSync(modules);
    fs.mkdirSync(modules);
    for (const name of fs.readdirSync("node_modules").filter((name) => name !== ".cache")) {
      fs.symlinkSync(path.resolve("node_modules", name), path.join(modules, name));
    }
    fs.writeFileSync(cache, "");
    const { code, output } = await checkout.run("deploy");
    fs.rmSync(modules, { recursive: true });
    fs.symlinkSync(path.resolve("node_modules"), modules);

    expect(output).toContain(`  - ${cache}/cdktf-managed-cache takes no files (ENOTDIR: `);
    expect(output.trim().split("\n")).toHaveLength(2);
    expect(code).toBe(1);
    await expectNothingLeft();
  });

  test("says that its folder takes no files", () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--require", path.resolve("stacks/register.js"), path.resolve("stacks/local/deploy.ts")],
      { cwd: "/proc", encoding: "utf8" },
    );

    expect(stderr).toMatch(
      /^\nENOENT: .*'\/proc\/\.local\.lock\.\d+'\na local deployment writes into /,
    );
    expect(stderr).toMatch(/: make both writable\n$/);
    expect(status).toBe(1);
  });

  test("names the provider that no mirror has", async () => {
    const { code, output } = await checkout.run("deploy", { TF_PLUGIN_MIRROR: checkout.folder });

    expect(output).toMatch(/\nno Terraform provider registry\.terraform\.io\/hashicorp\/aws for /);
    expect(output).toContain(`looked in ${checkout.folder}`);
    expect(code).toBe(1);
    await expectNothingLeft();
  });

  test("says what the app says", async () => {
    const { code, output } = await checkout.run("deploy");

    expect(output).toMatch(/\n\nwrong input\n$/);
    expect(code).toBe(1);
    await expectNothingLeft();
  });
});

describeWith([TERRAFORM, PYTHON], "a local AWS in which nothing was made", () => {
  beforeAll(async () => {
    checkout = await Checkout.make();
  });
  afterAll(() => checkout.remove());

  test.each([
    ["when its deploy was killed", () => {}],
    [
      "when its settings are damaged, which it says",
      (folder: string) => fs.writeFileSync(path.join(folder, "settings.json"), "{"),
    ],
  ])("is destroyed without a trace %s", async (title, damage) => {
    const folder = path.join(checkout.work, "aws");
    await LocalAws.start(folder, { port: checkout.awsPort, redisPort: checkout.redisPort });
    damage(folder);

    const { code, output } = await checkout.run("destroy");

    expect(output.includes('settings.json is damaged: it has "{"')).toBe(title.includes("damaged"));
    expect(code).toBe(0);
    await expectNothingLeft();
  });
});

describeWith([TERRAFORM, PYTHON], "a local AWS that has died", () => {
  beforeAll(async () => {
    checkout = await Checkout.make();
  });
  afterAll(() => checkout.remove());

  test("is reported by destroy:local, which removes the rest", async () => {
    const ports = { port: checkout.awsPort, redisPort: checkout.redisPort };
    const aws = await LocalAws.start(path.join(checkout.work, "aws"), ports);
    await aws.stop();

    const { code, output } = await checkout.run("destroy");

    expect(output).toContain("the local AWS is gone, and all that was deployed with it");
    expect(code).toBe(0);
    await expectNothingLeft();
  });
});
