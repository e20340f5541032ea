import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type TerraformStack, Testing } from "cdktf";
import { environment } from "../../../stacks/local/environment";
import { findPlugins, type RequiredProviders } from "../../../stacks/local/plugins";

interface Configuration {
  readonly terraform: { readonly required_providers: RequiredProviders };
  readonly provider: Record<string, unknown>;
  readonly resource: Record<string, Record<string, unknown>>;
  readonly data?: Record<string, Record<string, unknown>>;
}

/** What `terraform validate` refuses of a stack: each with the resource that it is about. */
export async function errorsOf(stack: TerraformStack): Promise<string[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "validate-"));
  try {
    return await errorsIn(folder, Testing.synth(stack));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function errorsIn(folder: string, json: string): Promise<string[]> {
  const stack = JSON.parse(json) as Configuration;
  const { mirrors, versions } = await findPlugins(stack.terraform.required_providers);
  const required_providers = Object.fromEntries(
    Object.entries(stack.terraform.required_providers).map(([name, provider]) => [
      name,
      { ...provider, version: versions[name] ?? provider.version },
    ]),
  );
  fs.writeFileSync(
    path.join(folder, "cdk.tf.json"),
    JSON.stringify({ ...stack, terraform: { required_providers } }, null, 2),
  );
  run(folder, "init", "-input=false", ...mirrors.map((mirror) => `-plugin-dir=${mirror}`));
  const { diagnostics } = JSON.parse(run(folder, "validate", "-json")) as {
    diagnostics: readonly {
      severity: string;
      summary: string;
      detail: string;
      snippet?: { context?: string; code: string };
    }[];
  };
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ summary, detail, snippet }) =>
      [snippet?.context, summary, detail, snippet?.code].join("\n"),
    );
}

function run(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("terraform", args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...environment(), CHECKPOINT_DISABLE: "1" },
    maxBuffer: 2 ** 30,
  });
  // A stack that is refused is an answer.
  if (status !== 0 && !stdout.startsWith("{")) {
    throw new Error(`terraform ${args[0]}: ${stderr}`);
  }
  return stdout;
}
