import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Annotations, App, TerraformStack } from "cdktf";
import { FileBesideStack } from "../../../lib/kubernetes/objects/file-beside-stack";

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "file-beside-stack-"));
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
});

/** The folder of a stack that is synthesized with these files. */
function synthesize(
  files: Record<string, string>,
  more: (stack: TerraformStack) => void = () => {},
): string {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "test");
  for (const [path, text] of Object.entries(files)) {
    new FileBesideStack(stack, path.replaceAll("/", "-"), { path, text });
  }
  more(stack);
  app.synth();
  return join(outdir, "stacks", "test");
}

test("a stack of cdktf has a public synthesizer, which can be replaced", () => {
  const stack = new TerraformStack(new App({ outdir }), "test");
  expect(stack.synthesizer.synthesize).toEqual(expect.any(Function));
  const synthesizer = { synthesize: () => {} };
  stack.synthesizer = synthesizer;
  expect(stack.synthesizer).toBe(synthesizer);
});

test("several files of one stack are written next to its configuration", () => {
  const folder = synthesize({ "alerts/a.yaml": "one", "alerts/b.yaml": "two", "c.json": "three" });
  expect(existsSync(join(folder, "cdk.tf.json"))).toBe(true);
  expect(readFileSync(join(folder, "alerts/a.yaml"), "utf8")).toBe("one");
  expect(readFileSync(join(folder, "alerts/b.yaml"), "utf8")).toBe("two");
  expect(readFileSync(join(folder, "c.json"), "utf8")).toBe("three");
  expect(readdirSync(join(folder, "alerts"))).toEqual(["a.yaml", "b.yaml"]);
});

test("a second synthesis replaces the file", () => {
  synthesize({ "alerts/a.yaml": "a long text" });
  const folder = synthesize({ "alerts/a.yaml": "short" });
  expect(readFileSync(join(folder, "alerts/a.yaml"), "utf8")).toBe("short");
});

test.each<[string, (stack: TerraformStack) => void]>([
  ["an invalid construct", (stack) => stack.node.addValidation({ validate: () => ["not valid"] })],
  ["an error annotation", (stack) => Annotations.of(stack).addError("not valid")],
])("a stack that fails with %s writes no file", (_, fail) => {
  expect(() => synthesize({ "alerts/a.yaml": "text" }, fail)).toThrow("not valid");
  expect(existsSync(join(outdir, "stacks", "test", "alerts"))).toBe(false);
});
