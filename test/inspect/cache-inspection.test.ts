import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { CacheGuardrails, REPORT_FILES } from "cdktf-managed-cache/guardrails";
import { CacheInspection } from "cdktf-managed-cache/inspect";
import { Construct } from "constructs";
import { replicationGroup, withPolicy } from "../guardrails/hand-written";
import { faultIds } from "../support/faults";
import { inspected } from "./inspected";

describe("the pages", () => {
  test("are written beside the stack, and nothing else is", () => {
    expect(inspected(() => {}).files).toEqual(["cdk.tf.json", "inspection.html", "inspection.md"]);
  });

  test("change nothing of what Terraform reads", () => {
    const synthesized = (inspect: boolean) => {
      const outdir = mkdtempSync(join(tmpdir(), "inspect-"));
      try {
        const app = new App({ outdir });
        const stack = new TerraformStack(app, "shop");
        new AwsProvider(stack, "aws", { region: "eu-west-1" });
        replicationGroup(stack);
        if (inspect) {
          CacheInspection.apply(app);
        }
        app.synth();
        return readFileSync(join(outdir, "stacks", "shop", "cdk.tf.json"), "utf8");
      } finally {
        rmSync(outdir, { recursive: true });
      }
    };
    expect(synthesized(true)).toBe(synthesized(false));
  });
});

describe("CacheInspection.apply", () => {
  let outdir: string;
  let app: App;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), "inspect-"));
    app = new App({ outdir });
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  test("takes every stack of an app, or one, and the same one again", () => {
    const stacks = ["a", "b"].map((id) => new TerraformStack(app, id));
    CacheInspection.apply(app);
    CacheInspection.apply(stacks[0] as TerraformStack);
    app.synth();
    for (const id of ["a", "b"]) {
      expect(readFileSync(join(outdir, "stacks", id, "inspection.md"), "utf8")).toContain(
        `# ${id}`,
      );
    }
  });

  test("is refused where there is no stack yet", () => {
    expect(faultIds(() => CacheInspection.apply(app))).toEqual(["inspect.stacks"]);
  });
});

describe("guardrails", () => {
  test("that stop the synthesis leave their findings on the pages", () => {
    const { inspection, html, markdown, error } = inspected((stack) => {
      withPolicy(stack, "allkeys-lru", { userGroupIds: undefined });
      CacheGuardrails.apply(stack, { rules: ["cache-authentication"] });
    });
    expect(error?.message).toContain("cache-authentication");
    expect(inspection.guardrails?.summary.errors).toBe(1);
    expect(html).toContain('<span class="status error">error</span>');
    expect(html).toContain(
      "Clients need no credentials: <code>auth_token is not set, user_group_ids is not set</code>",
    );
    expect(markdown).toContain("| error | cache-authentication | shop/group |");
  });

  test("hand over what they found in memory: another process may take their report away", () => {
    const { inspection } = inspected((stack, folder) => {
      replicationGroup(stack, { userGroupIds: undefined });
      CacheGuardrails.apply(stack, { rules: ["cache-authentication"] });
      new Construct(stack, "Between").node.addValidation({
        validate: () => {
          rmSync(join(folder, REPORT_FILES.json));
          return [];
        },
      });
    });
    expect(inspection.guardrails?.summary.errors).toBe(1);
  });

  test("that were applied after the inspection are on the pages all the same", () => {
    const { inspection } = inspected((stack) => {
      CacheInspection.apply(stack);
      replicationGroup(stack);
      CacheGuardrails.apply(stack, { rules: ["cache-authentication"] });
    });
    expect(inspection.guardrails?.rules).toEqual(["cache-authentication"]);
  });

  test("show what stays with its reason", () => {
    const { markdown } = inspected((stack) => {
      const group = replicationGroup(stack, { port: 6379 });
      CacheGuardrails.apply(stack, { rules: ["elasticache-port"] });
      CacheGuardrails.acknowledge(group, { id: "elasticache-port", reason: "clients expect it" });
    });
    expect(markdown).toContain(
      "| acknowledged | elasticache-port | shop/group | The cache listens on its default port | `port is 6379` | clients expect it |",
    );
  });

  test("that are no longer there are not on the pages, though their report still is", () => {
    const { inspection, html } = inspected((_, folder) => {
      mkdirSync(folder);
      writeFileSync(join(folder, REPORT_FILES.json), "{}");
    });
    expect(inspection.guardrails).toBeUndefined();
    expect(html).toContain("No guardrails are on this stack");
  });
});

describe("the stack", () => {
  let outdir: string;
  let app: App;
  let stack: TerraformStack;
  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), "inspect-"));
    app = new App({ outdir });
    stack = new TerraformStack(app, "shop");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  test("is resolved once for guardrails and inspection together", () => {
    const toTerraform = jest.spyOn(replicationGroup(stack), "toTerraform");
    app.synth();
    const plain = toTerraform.mock.calls.length;
    CacheGuardrails.apply(stack, { rules: ["cache-authentication"] });
    CacheInspection.apply(stack);
    toTerraform.mockClear();
    app.synth();
    expect(toTerraform).toHaveBeenCalledTimes(plain + 1);
  });

  test("is looked at anew in each synthesis", () => {
    const group = replicationGroup(stack, { port: 7000 });
    CacheGuardrails.apply(stack, { rules: ["elasticache-port"] });
    CacheInspection.apply(stack);
    const page = () => {
      app.synth();
      return readFileSync(join(outdir, "stacks", "shop", "inspection.md"), "utf8");
    };
    expect(page()).not.toContain("port is 6379");
    group.port = 6379;
    new TerraformOutput(stack, "late", { value: "made after the first synthesis" });
    expect(page()).toContain("port is 6379");
    expect(page()).toContain("made after the first synthesis");
  });
});
