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

interface Attribute {
  readonly type: unknown;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly deprecated?: boolean;
}

/** A block of a schema: a resource, or one that is nested in it. */
export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<
    Record<string, { readonly nesting_mode: string; readonly block: Block }>
  >;
}

interface Schema {
  readonly version: number;
  readonly block: Block;
}

/** What the provider does with a change. It refuses values that are valid only beside others. */
export type Planned = "replaced" | "in place" | "refused";

const PLAN = ["plan", "-input=false", "-refresh=false", "-out=plan"];
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

  /** What the provider does with each of the changes, in their order. */
  planned(cases: readonly Case[]): Planned[] {
    const refused = new Set<number>();
    for (;;) {
      const kept = cases
        .map((one, index) => ({ ...one, index }))
        .filter(({ index }) => !refused.has(index));
      const resource: Record<string, Record<string, Arguments>> = {};
      for (const { type, after, index } of kept) {
        resource[type] = { ...resource[type], [`case-${index}`]: after };
      }
      this.write("cases.tf.json", { resource });
      this.writeState(
        kept.map(({ type, before, index }) => ({
          type,
          name: `case-${index}`,
          attributes: before,
        })),
      );
      const { status, stdout } = run(this.folder, ...PLAN, "-json");
      if (status === 0) {
        const { resource_changes } = JSON.parse(terraform(this.folder, "show", "-json", "plan"));
        const actions = new Map<string, string[]>(
          resource_changes.map((planned: { name: string; change: { actions: string[] } }) => [
            planned.name,
            planned.change.actions,
          ]),
        );
        return cases.map((_, index) =>
          refused.has(index)
            ? "refused"
            : actions.get(`case-${index}`)?.includes("delete")
              ? "replaced"
              : "in place",
        );
      }
      for (const index of casesWithErrors(stdout)) {
        refused.add(index);
      }
    }
  }

  /** What `terraform show -json` prints of the plan of a configuration over a state. */
  plan(configuration: object, instances: readonly Instance[], ...options: string[]): string {
    this.write("cases.tf.json", configuration);
    this.writeState(instances);
    // A plan that stops at an error is saved all the same, and says so.
    fs.rmSync(path.join(this.folder, "plan"), { force: true });
    const { stderr } = run(this.folder, ...PLAN, ...options);
    if (!fs.existsSync(path.join(this.folder, "plan"))) {
      throw new Error(`terraform plan: ${stderr}`);
    }
    return terraform(this.folder, "show", "-json", "plan");
  }

  private writeState(instances: readonly Instance[]): void {
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
            attributes: whole(this.schema(type).block, { id: "a", ...attributes }),
          })),
        }),
      ),
    });
  }

  private write(name: string, content: unknown): void {
    fs.writeFileSync(path.join(this.folder, name), JSON.stringify(content, null, 2));
  }
}

/** A whole state: each attribute is there, if only as nothing. */
function whole({ attributes = {}, block_types = {} }: Block, known: Arguments): Arguments {
  return {
    ...Object.fromEntries(Object.keys(attributes).map((name) => [name, known[name] ?? null])),
    ...Object.fromEntries(
      Object.entries(block_types).map(([name, { nesting_mode, block }]) => [
        name,
        Array.isArray(known[name])
          ? (known[name] as Arguments[]).map((item) => whole(block, item))
          : nesting_mode === "single"
            ? null
            : [],
      ]),
    ),
  };
}

/** The numbers of the cases that a plan has errors of. */
function casesWithErrors(output: string): number[] {
  const errors = output.split("\n").filter((line) => line.includes('"severity":"error"'));
  const numbers = errors.map((line) => Number(/case-(\d+)/.exec(line)?.[1] ?? Number.NaN));
  if (numbers.length === 0 || numbers.some(Number.isNaN)) {
    throw new Error(`terraform plan: ${output}`);
  }
  return numbers;
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
