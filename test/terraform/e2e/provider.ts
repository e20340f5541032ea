import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { environment } from "../../../stacks/local/environment";
import { findPlugins } from "../../../stacks/local/plugins";

export type Arguments = Record<string, unknown>;

/** One resource before and after a change. */
export interface Case {
  readonly type: string;
  readonly before: Arguments;
  readonly after: Arguments;
}

interface Schema {
  readonly version: number;
  readonly block: {
    readonly attributes: Record<
      string,
      { type: unknown; required?: boolean; optional?: boolean; deprecated?: boolean }
    >;
    readonly block_types?: Record<string, { nesting_mode: string }>;
  };
}

const AWS = "registry.terraform.io/hashicorp/aws";

/** The real AWS provider, which plans without an account: from a state that is made up. */
export class Provider {
  private constructor(
    private readonly folder: string,
    private readonly schemas: Record<string, Schema>,
  ) {}

  static async make(folder: string): Promise<Provider> {
    const required = { aws: { source: "aws", version: "~> 5.100" } };
    const { mirrors, versions } = await findPlugins(required);
    fs.writeFileSync(
      path.join(folder, "main.tf.json"),
      JSON.stringify({
        terraform: {
          required_providers: { aws: { ...required.aws, version: versions.aws ?? "~> 5.100" } },
        },
        provider: {
          aws: {
            region: "eu-west-1",
            access_key: "none",
            secret_key: "none",
            skip_credentials_validation: true,
            skip_metadata_api_check: "true",
            skip_requesting_account_id: true,
          },
        },
      }),
    );
    terraform(folder, "init", "-input=false", ...mirrors.map((from) => `-plugin-dir=${from}`));
    const { provider_schemas } = JSON.parse(terraform(folder, "providers", "schema", "-json"));
    return new Provider(folder, provider_schemas[AWS].resource_schemas);
  }

  schema(type: string): Schema {
    return this.schemas[type] as Schema;
  }

  /** Which of the changes the provider carries out by replacing the resource, in their order. */
  replaced(cases: readonly Case[]): boolean[] {
    const resource: Record<string, Record<string, Arguments>> = {};
    cases.forEach(({ type, after }, index) => {
      resource[type] = { ...resource[type], [`case-${index}`]: after };
    });
    this.write("cases.tf.json", { resource });
    this.write("terraform.tfstate", {
      version: 4,
      terraform_version: "1.11.0",
      serial: 1,
      lineage: "none",
      outputs: {},
      resources: cases.map(({ type, before }, index) => ({
        mode: "managed",
        type,
        name: `case-${index}`,
        provider: `provider["${AWS}"]`,
        instances: [
          { schema_version: this.schema(type).version, attributes: this.state(type, before) },
        ],
      })),
    });
    terraform(this.folder, "plan", "-input=false", "-refresh=false", "-out=plan");
    const plan = JSON.parse(terraform(this.folder, "show", "-json", "plan"));
    const actions = new Map<string, string[]>(
      plan.resource_changes.map((planned: { name: string; change: { actions: string[] } }) => [
        planned.name,
        planned.change.actions,
      ]),
    );
    return cases.map((_, index) => actions.get(`case-${index}`)?.includes("delete") ?? false);
  }

  /** A whole state: each attribute is there, if only as nothing. */
  private state(type: string, known: Arguments): Arguments {
    const { attributes, block_types = {} } = this.schema(type).block;
    return {
      ...Object.fromEntries(Object.keys(attributes).map((name) => [name, null])),
      ...Object.fromEntries(
        Object.entries(block_types).map(([name, { nesting_mode }]) => [
          name,
          nesting_mode === "single" ? null : [],
        ]),
      ),
      id: "a",
      ...known,
    };
  }

  private write(name: string, content: unknown): void {
    fs.writeFileSync(path.join(this.folder, name), JSON.stringify(content, null, 2));
  }
}

function terraform(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync("terraform", args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...environment(), CHECKPOINT_DISABLE: "1" },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) {
    throw new Error(`terraform ${args[0]}: ${stderr}`);
  }
  return stdout;
}
