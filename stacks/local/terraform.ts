import * as fs from "node:fs";
import * as path from "node:path";
import { run } from "./command";
import { findPlugins } from "./plugins";
import { UNSTORED_ATTRIBUTES } from "./unstored-attributes";

export interface Resource {
  readonly address: string;
  readonly type: string;
  readonly mode: "managed" | "data";
}

interface Module {
  readonly resources?: readonly Resource[];
  readonly child_modules?: readonly Module[];
}

/** Terraform in a folder that holds a synthesized stack, with a local AWS's environment. */
export class Terraform {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly folder: string,
    localAwsEnvironment: NodeJS.ProcessEnv,
  ) {
    this.env = { ...localAwsEnvironment, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
  }

  /** Makes the stack fit for the local AWS and this machine's plugins, and initialises it. */
  async init(): Promise<void> {
    const file = path.join(this.folder, "cdk.tf.json");
    const stack = JSON.parse(fs.readFileSync(file, "utf8"));
    const plugins = await findPlugins(stack.terraform.required_providers);
    for (const [name, version] of Object.entries(plugins.versions)) {
      stack.terraform.required_providers[name].version = version;
    }
    // The state belongs to the local AWS, and stays in the folder.
    delete stack.terraform.backend;
    ignoreUnstoredAttributes(stack.resource ?? {});
    fs.writeFileSync(file, JSON.stringify(stack, null, 2));

    // Another version than last time would be refused because of the lock file.
    await this.run("init", "-upgrade", ...plugins.mirrors.map((mirror) => `-plugin-dir=${mirror}`));
  }

  async apply(): Promise<void> {
    await this.run("apply", "-auto-approve");
  }

  /** What an apply would change, as `action address`. */
  async plan(): Promise<string[]> {
    await this.run("plan", "-out=tfplan");
    const plan = JSON.parse(await this.terraform("show", "-json", "tfplan"));
    return (plan.resource_changes as { address: string; change: { actions: string[] } }[])
      .map(({ address, change }) => ({ address, actions: change.actions.join("+") }))
      .filter(({ actions }) => actions !== "no-op" && actions !== "read")
      .map(({ address, actions }) => `${actions} ${address}`);
  }

  async destroy(): Promise<void> {
    await this.run("destroy", "-auto-approve");
  }

  /** The outputs' values. */
  async output(): Promise<Record<string, unknown>> {
    const outputs = JSON.parse(await this.terraform("output", "-json"));
    return Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => [name, (output as { value: unknown }).value]),
    );
  }

  /** The resources in the state, without those that are only read. */
  async show(): Promise<Resource[]> {
    const state = JSON.parse(await this.terraform("show", "-json"));
    return resourcesOf(state.values?.root_module ?? {}).filter(({ mode }) => mode === "managed");
  }

  private run(command: string, ...args: string[]): Promise<string> {
    return this.terraform(command, "-input=false", "-no-color", ...args);
  }

  private terraform(...args: string[]): Promise<string> {
    return run("terraform", args, { cwd: this.folder, env: this.env });
  }
}

function resourcesOf(module: Module): Resource[] {
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(resourcesOf)];
}

type Configurations = Record<
  string,
  Record<string, { lifecycle?: { ignore_changes?: string[] | "all" } }>
>;

function ignoreUnstoredAttributes(resources: Configurations): void {
  for (const [type, attributes] of Object.entries(UNSTORED_ATTRIBUTES)) {
    for (const resource of Object.values(resources[type] ?? {})) {
      const ignored = resource.lifecycle?.ignore_changes ?? [];
      if (ignored === "all") continue;
      resource.lifecycle = {
        ...resource.lifecycle,
        ignore_changes: [...new Set([...ignored, ...attributes])],
      };
    }
  }
}
