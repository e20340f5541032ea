import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { groupBy } from "../../../lib/terraform/group-by";
import { environment } from "../../../stacks/local/environment";
import { findPlugins } from "../../../stacks/local/plugins";

export type Arguments = Record<string, unknown>;

/** One resource before and after a change. */
export interface Case {
  readonly type: string;
  readonly before: Arguments;
  readonly after: Arguments;
}

/** One resource in a state. */
export interface Instance {
  readonly type: string;
  readonly name: string;
  /** The number of a copy. */
  readonly index_key?: number;
  /** `tainted` after a creation that failed. */
  readonly status?: string;
  /** The key of an instance that a replacement has left behind. */
  readonly deposed?: string;
  readonly attributes: Arguments;
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
    const instances = cases.map(({ type, before }, index) => ({
      type,
      name: `case-${index}`,
      attributes: before,
    }));
    const plan = JSON.parse(this.plan({ resource }, instances));
    const actions = new Map<string, string[]>(
      plan.resource_changes.map((planned: { name: string; change: { actions: string[] } }) => [
        planned.name,
        planned.change.actions,
      ]),
    );
    return cases.map((_, index) => actions.get(`case-${index}`)?.includes("delete") ?? false);
  }

  /** What `terraform show -json` prints of the plan of a configuration over a state. */
  plan(configuration: object, instances: readonly Instance[], ...options: string[]): string {
    this.write("cases.tf.json", configuration);
    this.write("terraform.tfstate", {
      version: 4,
      terraform_version: "1.11.0",
      serial: 1,
      lineage: "none",
      outputs: {},
      resources: [...groupBy(instances, ({ type, name }) => `${type}.${name}`).values()].map(
        (copies) => ({
          mode: "managed",
          type: copies[0]?.type,
          name: copies[0]?.name,
          provider: `provider["${AWS}"]`,
          instances: copies.map(({ type, name: _, attributes, ...more }) => ({
            schema_version: this.schema(type).version,
            ...more,
            attributes: this.state(type, attributes),
          })),
        }),
      ),
    });
    // A plan that stops at an error is saved all the same, and says so.
    fs.rmSync(path.join(this.folder, "plan"), { force: true });
    const planned = ["plan", "-input=false", "-refresh=false", "-out=plan", ...options];
    const { stderr } = run(this.folder, ...planned);
    if (!fs.existsSync(path.join(this.folder, "plan"))) {
      throw new Error(`terraform plan: ${stderr}`);
    }
    return terraform(this.folder, "show", "-json", "plan");
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
  const { status, stdout, stderr } = run(folder, ...args);
  if (status !== 0) {
    throw new Error(`terraform ${args[0]}: ${stderr}`);
  }
  return stdout;
}

function run(folder: string, ...args: string[]) {
  return spawnSync("terraform", args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...environment(), CHECKPOINT_DISABLE: "1" },
    maxBuffer: 2 ** 30,
  });
}
