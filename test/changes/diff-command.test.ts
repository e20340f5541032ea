import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { KmsKey, type KmsKeyConfig } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { runDiffCommand } from "../../lib/changes/diff-command";

let folder: string;
let snapshot: string;
const { CDKTF_OUTDIR: outdir } = process.env;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "diff-"));
  snapshot = path.join(folder, "snapshot.json");
  process.env.CDKTF_OUTDIR = folder;
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
  delete process.env.CDKTF_OUTDIR;
  Object.assign(process.env, outdir && { CDKTF_OUTDIR: outdir });
});

function synth(key: KmsKeyConfig, name = "shop"): void {
  const app = new App({ outdir: folder });
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new KmsKey(stack, "Key", key);
  app.synth();
}

test("writes the snapshot, and then finds no changes", () => {
  synth({ description: "a" });
  expect(runDiffCommand(["--update", snapshot, "shop"])).toMatchObject({ exitCode: 0, error: "" });
  expect(runDiffCommand([snapshot, "shop"])).toEqual({
    exitCode: 0,
    output: "shop: no changes\n",
    error: "",
  });
});

test.each<[string, KmsKeyConfig, number]>([
  ["0 after a change in place", { description: "b" }, 0],
  ["2 after a change of who may use the key", { description: "a", policy: "{}" }, 2],
  ["3 after a change that destroys the key", { description: "a", multiRegion: true }, 3],
])("ends with the code of the risk: %s", (_, key, exitCode) => {
  synth({ description: "a" });
  runDiffCommand(["--update", snapshot, "shop"]);
  synth(key);
  const markdown = path.join(folder, "diff.md");
  const result = runDiffCommand([
    "--markdown",
    markdown,
    snapshot,
    path.join(folder, "stacks/shop"),
  ]);
  expect(result).toMatchObject({ exitCode, error: "" });
  expect(result.output).toContain("aws_kms_key.Key");
  expect(fs.readFileSync(markdown, "utf8")).toContain("| `aws_kms_key.Key` |");
});

test("an empty file stands for a stack that is new", () => {
  synth({});
  fs.writeFileSync(snapshot, "");
  expect(runDiffCommand([snapshot, "shop"])).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining("in place: create aws_kms_key.Key"),
  });
});

test("says what is wrong, with the code of an error", () => {
  synth({});
  synth({}, "other");
  const refusal = (...args: string[]) => {
    const { exitCode, output, error } = runDiffCommand(args);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: "" });
    return error;
  };
  expect(refusal()).toMatch(/^usage: /);
  expect(refusal(snapshot)).toMatch(/^usage: /);
  expect(refusal("--what", snapshot, "shop")).toContain("--what");
  expect(refusal(snapshot, "none")).toContain("run cdktf synth first");
  expect(refusal(snapshot, "shop")).toContain("write it with --update");
  runDiffCommand(["--update", snapshot, "other"]);
  expect(refusal(snapshot, "shop")).toContain("has the snapshot of other, not of shop");
  fs.writeFileSync(snapshot, "exports[`a 1`] = `b`;\n");
  expect(refusal("--update", snapshot, "shop")).toContain("is not this command's");
  const twice = ["a", "b"].map(
    (text) =>
      `exports[\`${text} 1\`] = \`{"snapshot":"cdktf-managed-cache/1","stack":"shop","configuration":{"output":"${text}"}}\`;`,
  );
  fs.writeFileSync(snapshot, twice.join("\n"));
  expect(refusal(snapshot, "shop")).toContain("several snapshots of shop that differ");
});
