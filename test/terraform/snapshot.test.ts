import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { App, Fn, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  isSnapshot,
  parseSnapshots,
  snapshotSerializer,
  snapshotStack,
  snapshotSynthesized,
} from "../../lib/testing";
import { testApp } from "../support/test-app";
import { stack } from "../testing/stack";

// biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads, of any depth
type Json = any;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "snapshot-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function configuration(build: (stack: TerraformStack) => void): Json {
  const made = new TerraformStack(testApp(), "test");
  build(made);
  return snapshotStack(made).configuration;
}

test("is the same for a stack in a test and for what cdktf synth writes", () => {
  const app = new App({ outdir: folder });
  const made = new TerraformStack(app, "shop");
  new AwsProvider(made, "aws", { region: "eu-west-1" });
  app.synth();
  const written = fs.readFileSync(path.join(folder, "stacks", "shop", "cdk.tf.json"), "utf8");

  const again = new TerraformStack(testApp(), "shop");
  new AwsProvider(again, "aws", { region: "eu-west-1" });
  expect(snapshotSynthesized(written)).toEqual(snapshotStack(again));
});

test("is sorted, whatever the order in which a stack was built", () => {
  const build = (names: string[]) =>
    JSON.stringify(
      configuration((made) => {
        for (const name of names) {
          new TerraformOutput(made, name, { value: name });
        }
      }),
    );
  expect(build(["a", "b"])).toBe(build(["b", "a"]));
});

test("has no versions of providers, no metadata and no folder of this machine", () => {
  const text = JSON.stringify(snapshotStack(stack()));
  expect(text).not.toMatch(/"\/\/"|"version"|stackName/);
  expect(text).not.toContain(process.cwd());
  expect(text).toContain('"path":"./terraform.shop.tfstate"');
  expect(text).toContain('"source":"aws"');
});

describe("secrets", () => {
  test("are masked where their name says what they are", () => {
    const { provider, resource, output, variable } = configuration((made) => {
      new AwsProvider(made, "aws", { region: "eu-west-1", secretKey: "hunter2" });
      new KubernetesProvider(made, "kubernetes", {});
      new SecretV1(made, "Secret", {
        metadata: { name: "redis-auth" },
        data: { anything: "hunter2" },
      });
      const password = new TerraformVariable(made, "password", {
        sensitive: true,
        default: "hunter2",
      });
      new TerraformOutput(made, "url", {
        value: `rediss://app:hunter2@${Fn.lower("host")}:6379`,
      });
      new TerraformOutput(made, "hidden", { value: "hunter2", sensitive: true });
      new TerraformOutput(made, "reference", { value: password.value, sensitive: true });
      new TerraformOutput(made, "env", {
        value: { REDIS_AUTH_TOKEN: "hunter2", list: [{ name: "DB_PASSWORD", value: "hunter2" }] },
      });
    });
    expect(JSON.stringify([provider, resource, output, variable])).not.toContain("hunter2");
    expect(Object.values<Json>(resource.kubernetes_secret_v1)[0].data).toEqual({
      anything: "<secret>",
    });
    expect(output.reference.value).toBe("${var.password}");
    expect(output.url.value).toMatch(/^rediss:\/\/app:<secret>@/);
  });

  test("are masked within expressions too, which keep their references", () => {
    const { output } = configuration((made) => {
      made.addOverride("output.a", {
        value: '${base64encode("hunter2")}',
        sensitive: true,
      });
      made.addOverride("output.b", {
        value: '${jsondecode(data.aws_secret.a.secret_string)["token"]}',
        sensitive: true,
      });
      made.addOverride("output.c", { value: "hunter2-${var.a}", sensitive: true });
    });
    expect(output).toMatchObject({
      a: { value: '${base64encode("<secret>")}' },
      b: { value: '${jsondecode(data.aws_secret.a.secret_string)["token"]}' },
      c: { value: "<secret>" },
    });
  });

  test("in manifests are masked by the kind of object", () => {
    const { resource } = configuration((made) => {
      made.addOverride("resource.kubernetes_manifest.a.manifest", {
        kind: "Secret",
        stringData: { a: "hunter2" },
      });
      made.addOverride("resource.kubernetes_manifest.b.manifest", {
        kind: "ConfigMap",
        data: {
          a: "visible",
          key: "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----",
        },
      });
    });
    expect(JSON.stringify(resource)).not.toContain("hunter2");
    expect(JSON.stringify(resource)).toContain("visible");
  });

  test("leave what only sounds like one", () => {
    const text = JSON.stringify(snapshotStack(stack()));
    expect(text).toContain('"auth_token_update_strategy":"SET"');
    expect(text).toMatch(/"auth_token":"\$\{data\.aws_secretsmanager_secret_version\./);
    expect(text).toContain('"name":"redis-auth"');
  });
});

describe("the serializer", () => {
  test("takes stacks and snapshots, and nothing else", () => {
    expect(snapshotSerializer.test(stack())).toBe(true);
    expect(snapshotSerializer.test(snapshotStack(stack()))).toBe(true);
    for (const other of [null, undefined, "stack", 1, {}, [], testApp()]) {
      expect(snapshotSerializer.test(other)).toBe(false);
    }
  });

  test("writes a file of Jest that the command reads back", () => {
    const made = stack({ description: "a `quote`, a \\ and a $" });
    fs.writeFileSync(
      path.join(folder, "stack.test.js"),
      `const { snapshotSerializer } = require(${JSON.stringify(path.resolve("lib/testing"))});
       expect.addSnapshotSerializer(snapshotSerializer);
       test("a stack", () => {
         expect(${JSON.stringify(snapshotStack(made))}).toMatchSnapshot();
         expect("something else").toMatchSnapshot();
       });`,
    );
    fs.writeFileSync(
      path.join(folder, "jest.config.json"),
      JSON.stringify({
        rootDir: folder,
        roots: [folder],
        transform: {
          "\\.ts$": [
            require.resolve("@swc/jest"),
            { jsc: { target: "es2022", parser: { syntax: "typescript" } } },
          ],
        },
      }),
    );
    execFileSync(
      "node",
      [path.resolve("node_modules/jest/bin/jest.js"), "-c", path.join(folder, "jest.config.json")],
      { cwd: folder, stdio: "pipe", env: { ...process.env, CI: "false" } },
    );
    const file = path.join(folder, "__snapshots__", "stack.test.js.snap");
    expect(parseSnapshots(fs.readFileSync(file, "utf8"))).toEqual([snapshotStack(made)]);
  }, 60_000);
});

describe("a file", () => {
  test("that is empty has no snapshot", () => {
    expect(parseSnapshots("\n")).toEqual([]);
  });

  test("that is something else is refused", () => {
    expect(() => parseSnapshots("hello")).toThrow("no snapshot of a stack");
    expect(() => parseSnapshots('{"resource":{}}')).toThrow("no snapshot of a stack");
    expect(() => parseSnapshots("exports[`a 1`] = `b`;")).toThrow("no snapshot of a stack");
  });

  test("of Terraform without cdktf's metadata is no synthesized stack", () => {
    expect(() => snapshotSynthesized('{"resource":{}}')).toThrow("no synthesized stack");
    expect(isSnapshot({ resource: {} })).toBe(false);
  });
});
