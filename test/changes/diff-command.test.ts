import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { KmsKey, type KmsKeyConfig } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { runDiffCommand } from "../../lib/changes/diff-command";
import { type PlannedStackProps, plannedStack } from "./planned-stack";
import { PLANNED, type PlanName, planFile } from "./plans";

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
    "--format=text",
    `--format=markdown=${markdown}`,
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

/** The one error of a run that must give nothing else. */
function refusal(...args: string[]): string {
  const { exitCode, output, error } = runDiffCommand(args);
  expect({ exitCode, output }).toEqual({ exitCode: 1, output: "" });
  expect(error).not.toContain("Cannot read properties");
  return error;
}

const FORM = "cdktf-managed-cache/1";

/** The text of a snapshot. */
function written(configuration: unknown, more: object = {}): string {
  return JSON.stringify({ snapshot: FORM, stack: "shop", configuration, ...more });
}

/** The text of a tests' file. */
function entries(...texts: string[]): string {
  const all = texts.map((text, index) => `exports[\`stack ${index}\`] = \`\n${text}\n\`;\n`);
  return ["// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n", ...all].join("\n");
}

describe("arguments are refused in one line:", () => {
  test.each<[string, string[], string]>([
    ["an option that there is not", ["--what", "file", "shop"], "'--what'"],
    ["a format that there is not", ["--format", "html", "a", "shop"], '--format is "html"'],
    ["the name of what every object has", ["--format", "toString", "a", "b"], "expected text,"],
    ["--format without a format", ["file", "shop", "--format"], "argument missing"],
    ["--format before another option", ["--format", "--update", "a", "b"], "ambiguous"],
    ["--format without a file", ["--format", "sarif=", "a", "shop"], "sarif= has no FILE"],
    [
      "two formats for one output",
      ["--format", "json", "--format", "sarif", "a", "shop"],
      "json and sarif would both be printed",
    ],
    ["--format with --update", ["--format", "json", "--update", "b", "shop"], "without --plan"],
    [
      "--plan with --update",
      ["--plan", "a", "--update", "b", "shop"],
      "without --plan and --format",
    ],
    ["--plan twice", ["--plan", "a", "--plan", "b", "c", "shop"], "--plan is given 2 times"],
    ["an empty PLAN", ["--plan=", "file", "shop"], "--plan is empty"],
    ["a value for --update", ["--update=yes", "file", "shop"], "does not take an argument"],
    ["no STACK", ["file"], "1 arguments are given; expected two"],
    ["a third name", ["file", "shop", "other"], "3 arguments are given; expected two"],
    ["an empty SNAPSHOT", ["", "shop"], "SNAPSHOT is empty"],
    ["an empty STACK", ["file", " "], "STACK is empty"],
  ])("%s", (_, args, message) => {
    synth({});
    const error = refusal(...args);
    expect(error).toMatch(/^cdktf-cache-diff: .+; see cdktf-cache-diff --help\n$/);
    expect(error).toContain(message);
  });

  test("none at all, with the usage", () => {
    expect(refusal()).toMatch(/^usage: /);
  });

  test("one file under two names, which stays as it was", () => {
    synth({});
    runDiffCommand(["--update", snapshot, "shop"]);
    const before = fs.readFileSync(snapshot, "utf8");
    const link = path.join(folder, "link.md");
    fs.symlinkSync(snapshot, link);
    expect(refusal("--format", `markdown=${link}`, snapshot, "shop")).toContain(
      `SNAPSHOT and --format markdown are the same file, ${link}; name two files`,
    );
    expect(fs.readFileSync(snapshot, "utf8")).toBe(before);
    const synthesized = path.join(folder, "stacks/shop/cdk.tf.json");
    expect(refusal("--format", `json=${synthesized}`, snapshot, "shop")).toContain(
      "STACK and --format json are the same file",
    );
    expect(refusal("--plan", link, snapshot, "shop")).toContain("SNAPSHOT and --plan are the same");
    const twice = [
      "--format",
      `json=${folder}/a`,
      "--format",
      `sarif=${folder}/../${path.basename(folder)}/a`,
    ];
    expect(refusal(...twice, snapshot, "shop")).toContain("--format json and --format sarif are");
    expect(refusal("--update", synthesized, "shop")).toContain("SNAPSHOT and STACK");
  });
});

describe("a snapshot is refused, and never taken for that of a new stack:", () => {
  test.each<[string, string, string]>([
    ["no configuration", written(undefined), "configuration is not there; expected an object"],
    ["a null configuration", written(null), "configuration is null"],
    ["a list for a configuration", written([]), "configuration is a list"],
    ["an empty configuration", written({}), "configuration is empty"],
    ["a section that is null", written({ resource: null }), "configuration.resource is null"],
    ["a list of resources", written({ resource: [] }), "configuration.resource is a list"],
    ["a type that is a text", written({ data: { a: "b" } }), "configuration.data.a is a text"],
    ["a resource that is a number", written({ resource: { a: { b: 5 } } }), "resource.a.b is 5"],
    ["a resource that is null", written({ resource: { a: { b: null } } }), "resource.a.b is null"],
    ["a resource that is a list", written({ resource: { a: { b: [] } } }), "a.b is a list"],
    ["an output that is a text", written({ output: { a: "" } }), "output.a is an empty text"],
    ["a provider that is a text", written({ provider: { aws: "x" } }), "provider.aws is a text"],
    ["a provider in a list", written({ provider: { aws: [null] } }), "provider.aws[0] is null"],
    ["a move to nowhere", written({ moved: [{ from: "a.b" }] }), "moved[0].to is not there"],
    ["a stack without a name", written({ a: {} }, { stack: "" }), "stack is an empty text"],
    ["another form", written({}, { snapshot: "cdktf-managed-cache/2" }), "cdktf-managed-cache/2"],
    ["another JSON", '{"resource":{}}', "no snapshot of a stack, but an object"],
    ["a JSON without members", "null", "no snapshot of a stack, but null"],
    ["a truncated file", written({ a: {} }).slice(0, -1), "a text that is no whole JSON"],
    ["another stack", written({ a: {} }, { stack: "other" }), "the snapshot of other, not of shop"],
    ["a name in other letters", entries(written({ a: {} }, { stack: "Shop" })), "of Shop, not of"],
    ["a tests' file without any", entries("b"), "no snapshot of a stack"],
    [
      "a truncated tests' file",
      entries(written({ a: {} }, { stack: "other" }), written({ a: {} })).slice(0, -20),
      "a text that is no whole entry: exports[`stack 1`] = `",
    ],
    [
      "an odd entry beside a good one",
      entries(written({ a: {} }, { stack: "other" }), written(null)),
      "in the entry stack 1, configuration is null",
    ],
    [
      "an entry without a form",
      entries(written({ a: {} }, { stack: "other" }), '{"stack":"shop","configuration":{}}'),
      "in the entry stack 1, no snapshot of a stack",
    ],
    [
      "a truncated entry",
      entries(written({ a: {} }, { stack: "other" }), written({ a: {} }).slice(0, -1)),
      "in the entry stack 1, no snapshot of a stack, but a text that is no whole JSON",
    ],
    [
      "a snapshot within another value",
      entries(written({ a: {} }, { stack: "other" }), `[\n${written({ a: {} })},\n]`),
      "in the entry stack 1, no snapshot of a stack",
    ],
    [
      "two that differ",
      entries(written({ a: {} }), written({ b: {} })),
      "several snapshots of shop that differ",
    ],
  ])("%s", (_, text, message) => {
    synth({});
    fs.writeFileSync(snapshot, text);
    const error = refusal(snapshot, "shop");
    expect(error).toContain(snapshot);
    expect(error).toContain(message);
    expect(error).toContain("; ");
    refusal("--update", snapshot, "shop");
    expect(fs.readFileSync(snapshot, "utf8")).toBe(text);
  });

  test("every odd section is in one error", () => {
    synth({});
    fs.writeFileSync(snapshot, written({ resource: [], data: null, output: { a: 1 } }));
    expect(refusal(snapshot, "shop").trim().split("\n")).toEqual([
      `cdktf-cache-diff: ${snapshot}: 3 faults`,
      expect.stringContaining(
        "configuration.resource is a list; expected an object; write it anew",
      ),
      expect.stringContaining("configuration.data is null; expected an object; write it anew"),
      expect.stringContaining("configuration.output.a is 1; expected an object; write it anew"),
    ]);
  });

  test.each([
    ["its own", `<<<<<<< HEAD\n${written({ a: {} })}\n=======\n{}\n>>>>>>> topic\n`],
    ["in the middle", written({ a: {} }).replace(",", "\r\n<<<<<<< HEAD\r\n")],
    ["the tests'", entries(`<<<<<<< HEAD\n${written({ a: {} })}\n>>>>>>> topic`)],
  ])("marks of a merge conflict: %s", (_, text) => {
    synth({});
    fs.writeFileSync(snapshot, text);
    expect(refusal(snapshot, "shop")).toContain("marks of a merge conflict");
    expect(refusal("--update", snapshot, "shop")).toContain("marks of a merge conflict");
    expect(fs.readFileSync(snapshot, "utf8")).toBe(text);
  });

  test("a stack of which a tests' file has none is new", () => {
    synth({});
    fs.writeFileSync(snapshot, entries('"text"', written({ a: {} }, { stack: "other" })));
    expect(runDiffCommand([snapshot, "shop"])).toMatchObject({ exitCode: 0, error: "" });
  });
});

describe("a synthesized stack is refused:", () => {
  const METADATA = { metadata: { stackName: "shop" } };
  test.each<[string, string, string]>([
    ["no JSON", '{"resource":', "a text that is no whole JSON"],
    ["null", "null", "no stackName in its metadata"],
    ["no metadata", '{"resource":{}}', "no stackName in its metadata"],
    ["a name that is a number", '{"//":{"metadata":{"stackName":5}}}', "no stackName"],
    ["nothing in it", JSON.stringify({ "//": METADATA }), "configuration is empty"],
    [
      "odd sections",
      JSON.stringify({ "//": METADATA, resource: { aws_kms_key: { Key: 5 } } }),
      "configuration.resource.aws_kms_key.Key is 5; expected an object; correct the override",
    ],
    [
      "odd providers",
      JSON.stringify({ "//": METADATA, terraform: { required_providers: { aws: null } } }),
      "configuration.terraform.required_providers.aws is null",
    ],
  ])("%s", (_, text, message) => {
    const file = path.join(folder, "stacks/shop/cdk.tf.json");
    synth({});
    fs.writeFileSync(snapshot, "");
    fs.writeFileSync(file, text);
    for (const args of [[], ["--update"]]) {
      const error = refusal(...args, snapshot, "shop");
      expect(error).toContain(file);
      expect(error).toContain(message);
    }
    expect(fs.readFileSync(snapshot, "utf8")).toBe("");
  });

  test("one that is not there, with the names of those that are", () => {
    synth({}, "Shop");
    expect(refusal(snapshot, "none")).toMatch(/stacks: Shop; run cdktf synth first\n$/);
  });
});

describe("the form of a file's text does not matter:", () => {
  const FORMS: [string, (text: string) => string][] = [
    ["a byte-order mark", (text) => `\uFEFF${text}`],
    ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["both", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
  ];

  test.each(FORMS)("%s", (_, change) => {
    synth({ description: "a" });
    const rewrite = (file: string) => fs.writeFileSync(file, change(fs.readFileSync(file, "utf8")));
    runDiffCommand(["--update", snapshot, "shop"]);
    const own = fs.readFileSync(snapshot, "utf8");
    rewrite(snapshot);
    rewrite(path.join(folder, "stacks/shop/cdk.tf.json"));
    const same = { exitCode: 0, output: "shop: no changes\n", error: "" };
    expect(runDiffCommand([snapshot, "shop"])).toEqual(same);
    expect(runDiffCommand(["--update", snapshot, "shop"])).toMatchObject({ exitCode: 0 });
    expect(fs.readFileSync(snapshot, "utf8")).toBe(own);
    fs.writeFileSync(snapshot, entries(own));
    rewrite(snapshot);
    expect(runDiffCommand([snapshot, "shop"])).toEqual(same);
  });

  test("a file with nothing but a byte-order mark is empty", () => {
    synth({});
    fs.writeFileSync(snapshot, "\uFEFF\r\n");
    expect(runDiffCommand([snapshot, "shop"])).toMatchObject({ exitCode: 0, error: "" });
  });

  test.each<[string, Buffer]>([
    ["with a byte-order mark", Buffer.from(`\uFEFF${written({ a: {} })}`, "utf16le")],
    ["without one", Buffer.from(written({ a: {} }), "utf16le")],
  ])("UTF-16 %s is refused", (_, bytes) => {
    synth({});
    fs.writeFileSync(snapshot, bytes);
    for (const args of [[], ["--update"]]) {
      expect(refusal(...args, snapshot, "shop")).toContain(
        `${snapshot} is no text in UTF-8; save it in UTF-8`,
      );
    }
    expect(fs.readFileSync(snapshot)).toEqual(bytes);
  });
});

describe("a plan", () => {
  const withPlan = (plan: string) => ["--plan", plan, snapshot, "shop"];

  /** The snapshot of what was deployed, the stack of a kept plan, and the file of that plan. */
  function planned(name: PlanName): string {
    const synthesize = (props: PlannedStackProps) => {
      const app = new App({ outdir: folder });
      plannedStack(props, app);
      app.synth();
    };
    synthesize({});
    runDiffCommand(["--update", snapshot, "shop"]);
    synthesize(PLANNED[name]);
    const file = path.join(folder, "plan.json");
    fs.copyFileSync(planFile(name), file);
    return file;
  }

  test("decides, and its risk is that of the exit code", () => {
    const file = planned("many");
    const result = runDiffCommand(withPlan(file));
    expect(result).toMatchObject({ exitCode: 3, error: "" });
    expect(result.output).toContain("A plan of Terraform says what is made");
    expect(runDiffCommand([snapshot, "shop"]).output).toContain("No plan was given");
    expect(runDiffCommand(withPlan(planned("part")))).toMatchObject({ exitCode: 2 });
  });

  test("comes from the standard input, as terraform show prints it", () => {
    const file = planned("part");
    const run = spawnSync(
      process.execPath,
      ["--require", "./stacks/register.js", "lib/changes/cache-diff.ts", ...withPlan("-")],
      { input: fs.readFileSync(file), encoding: "utf8" },
    );
    expect(run.stdout).toBe(runDiffCommand(withPlan(file)).output);
    expect(run).toMatchObject({ status: 2, stderr: "" });
    const none = spawnSync(
      process.execPath,
      ["--require", "./stacks/register.js", "lib/changes/cache-diff.ts", ...withPlan("-")],
      { input: "", encoding: "utf8" },
    );
    expect(none).toMatchObject({ status: 1, stdout: "" });
    expect(none.stderr).toMatch(
      /^cdktf-cache-diff: the standard input: 1 fault\n {2}\[plan.form\]/,
    );
  });

  test("may begin with a byte-order mark, and have line ends of Windows", () => {
    const file = planned("part");
    const same = runDiffCommand(withPlan(file));
    const text = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, `\uFEFF${text.replaceAll("\n", "\r\n")}`);
    expect(runDiffCommand(withPlan(file))).toEqual(same);
  });

  test.each<[string, (file: string) => void, string]>([
    ["is not there", (file) => fs.rmSync(file), "cannot read"],
    [
      "is a folder",
      (file) => {
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
      "cannot read",
    ],
    ["is empty", (file) => fs.writeFileSync(file, ""), "[plan.form] no plan, but a text that is"],
    [
      "is in UTF-16",
      (file) => fs.writeFileSync(file, fs.readFileSync(file, "utf8"), "utf16le"),
      "is no text in UTF-8",
    ],
    [
      "is a saved plan",
      (file) => fs.writeFileSync(file, Buffer.from("PK\u0003\u0004 and so on")),
      "plan.json is a saved plan; give the output of terraform show -json for it",
    ],
    ["stopped", (file) => fs.copyFileSync(planFile("errored"), file), "[plan.errored]"],
    ["is of other code", (file) => fs.copyFileSync(planFile("many"), file), "[plan.stack]"],
  ])("that %s gives one error, and no report", (_, spoil, message) => {
    const file = planned("part");
    spoil(file);
    const report = path.join(folder, "report.md");
    const error = refusal("--format", `markdown=${report}`, ...withPlan(file));
    expect(error).toContain(message);
    expect(fs.existsSync(report)).toBe(false);
  });
});

describe("a report", () => {
  test.each([
    ["text", /^shop: 1 change to other resources \(in place\)\n/],
    ["markdown", /^### shop: 1 change to other resources \(in place\)\n/],
    ["json", /^\{\n {2}"version": 1,\n {2}"stack": "shop",\n/],
    ["sarif", /^\{\n {2}"\$schema": "https:\/\/json\.schemastore\.org\/sarif-2\.1\.0\.json",\n/],
    ["github", /^::notice title=cdktf-cache-diff::shop: 1 change to other resources/],
  ])("as %s is printed, and the same is written to a file", (format, start) => {
    synth({ description: "a" });
    runDiffCommand(["--update", snapshot, "shop"]);
    synth({ description: "b" });
    const file = path.join(folder, "report");
    const { exitCode, output } = runDiffCommand(["--format", format, snapshot, "shop"]);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(start) });
    const written = runDiffCommand(["--format", `${format}=${file}`, snapshot, "shop"]);
    expect(written.output).toMatch(/^shop: /);
    expect(fs.readFileSync(file, "utf8")).toBe(output);
  });

  test("in every format at once is of one comparison", () => {
    synth({ description: "a" });
    fs.writeFileSync(snapshot, "");
    const files = ["text", "markdown", "json", "sarif"].map((name) => path.join(folder, name));
    const formats = files.map((file) => `--format=${path.basename(file)}=${file}`);
    const { output } = runDiffCommand([...formats, "--format=github", snapshot, "shop"]);
    expect(output).toMatch(/^::notice /);
    expect(files.map((file) => fs.statSync(file).size > 0)).toEqual([true, true, true, true]);
  });

  test("names the synthesized stack by its path, as code review needs it", () => {
    synth({ description: "a" });
    runDiffCommand(["--update", snapshot, "shop"]);
    synth({ description: "a", policy: "{}" });
    const { output } = runDiffCommand(["--format", "sarif", snapshot, "shop"]);
    const [{ results }] = JSON.parse(output).runs;
    const uri = results[0].locations[0].physicalLocation.artifactLocation.uri;
    expect(path.resolve(decodeURI(uri))).toBe(
      path.join(fs.realpathSync(folder), "stacks/shop/cdk.tf.json"),
    );
  });
});

describe("what is written", () => {
  test("has one error and leaves nothing where it cannot be", () => {
    synth({});
    fs.writeFileSync(path.join(folder, "file"), "");
    fs.mkdirSync(path.join(folder, "folder"));
    fs.writeFileSync(snapshot, "");
    const before = fs.readdirSync(folder, { recursive: true });
    for (const bad of ["folder", "file/below", "/proc/none/below"]) {
      const target = path.resolve(folder, bad);
      for (const args of [
        ["--format", `markdown=${target}`, snapshot, "shop"],
        ["--update", target, "shop"],
      ]) {
        expect(refusal(...args)).toMatch(
          /^cdktf-cache-diff: cannot (read|write) .*; name a file .*\n$/,
        );
      }
    }
    expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test("replaces the whole file, through a link, and leaves nothing beside it", () => {
    synth({ description: "a" });
    runDiffCommand(["--update", snapshot, "shop"]);
    const { ino } = fs.statSync(snapshot);
    const link = path.join(folder, "link");
    fs.symlinkSync(snapshot, link);
    synth({ description: "b" });
    expect(runDiffCommand(["--update", link, "shop"])).toMatchObject({ exitCode: 0 });
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    // Another file took its place: nobody saw half of it.
    expect(fs.statSync(snapshot).ino).not.toBe(ino);
    expect(fs.readFileSync(snapshot, "utf8")).toContain('"b"');
    expect(fs.readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("goes into what is no file as it is", () => {
    synth({});
    fs.writeFileSync(snapshot, "");
    expect(runDiffCommand(["--format", "markdown=/dev/null", snapshot, "shop"]).exitCode).toBe(0);
    expect(fs.statSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});

test("a snapshot that is missing is to be written", () => {
  synth({});
  expect(refusal(snapshot, "shop")).toContain("write it with --update");
});

test("--update leaves the file of a test framework", () => {
  synth({});
  fs.writeFileSync(snapshot, entries("b"));
  expect(refusal("--update", snapshot, "shop")).toContain("is not this command's");
  expect(fs.readFileSync(snapshot, "utf8")).toBe(entries("b"));
});
