import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { LocalAws } from "../../stacks/local/local-aws";
import { AWS_PROVIDER, describeWith, PYTHON, REDIS, TERRAFORM } from "../support/requirements";
import { answers, Checkout } from "./checkout";

jest.setTimeout(5 * 60_000);

let checkout: Checkout;

async function expectNothingLeft(): Promise<void> {
  expect(fs.existsSync(checkout.work)).toBe(false);
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

  test("deploys, serves a client of the contract and says what it made", async () => {
    const { code, output } = await checkout.run("deploy");

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
