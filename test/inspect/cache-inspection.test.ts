import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { CacheGuardrails, REPORT_FILES } from "cdktf-managed-cache/guardrails";
import { CacheInspection } from "cdktf-managed-cache/inspect";
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
      CacheGuardrails.apply(stack, { rules: ["elasticache-authentication"] });
    });
    expect(error?.message).toContain("elasticache-authentication");
    expect(inspection.guardrails?.summary.errors).toBe(1);
    expect(html).toContain('<span class="status error">error</span>');
    expect(html).toContain("auth_token is false, user_group_ids is false");
    expect(markdown).toContain("| error | elasticache-authentication | shop/group |");
  });

  test("that were applied after the inspection are on the pages all the same", () => {
    const { inspection } = inspected((stack) => {
      CacheInspection.apply(stack);
      replicationGroup(stack);
      CacheGuardrails.apply(stack, { rules: ["elasticache-authentication"] });
    });
    expect(inspection.guardrails?.rules).toEqual(["elasticache-authentication"]);
  });

  test("show what stays with its reason", () => {
    const { markdown } = inspected((stack) => {
      const group = replicationGroup(stack, { port: 6379 });
      CacheGuardrails.apply(stack, { rules: ["elasticache-port"] });
      CacheGuardrails.acknowledge(group, { id: "elasticache-port", reason: "clients expect it" });
    });
    expect(markdown).toContain(
      "| acknowledged | elasticache-port | shop/group | `port is 6379` | clients expect it |",
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
