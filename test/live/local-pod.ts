import * as fs from "node:fs";
import * as path from "node:path";
import type { Template } from "cdktf-managed-cache/testing";
import { CommandError, run } from "../../stacks/local/command";

/** How a command has ended. */
export interface Ended {
  readonly code: 0 | 1;
  readonly output: string;
}

/** Parts of a container in what is synthesized. */
interface Container {
  readonly command?: string[];
  readonly env?: {
    readonly name: string;
    readonly value?: string;
    readonly value_from?: { secret_key_ref: { name: string; key: string } };
  }[];
  readonly env_from?: { config_map_ref: { name: string } }[];
  readonly volume_mount?: { name: string; mount_path: string }[];
}

interface Volume {
  readonly name: string;
  readonly config_map?: { name: string; default_mode?: string };
  readonly secret?: { secret_name: string; items?: { key: string; path: string }[] };
}

interface PodSpec {
  readonly container: Container[];
  readonly volume?: Volume[];
}

/** Secrets that exist already, by their names. */
type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The first container of a synthesized pod as a process of this machine: with the variables and the
 * files that the cluster would give it, and nothing else. What is mounted is in a folder, which paths
 * in the command, in variables and in files of ConfigMaps lead to.
 */
export class LocalPod {
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];

  constructor(
    folder: string,
    private readonly template: Template,
    { container: [container = {}], volume = [] }: PodSpec,
    private readonly secrets: Secrets = {},
  ) {
    const mounts = container.volume_mount ?? [];
    const inFolder = (text: string) =>
      mounts.reduce(
        (located, { mount_path }) =>
          located.replaceAll(`${mount_path}/`, `${path.join(folder, mount_path)}/`),
        text,
      );
    for (const { name, mount_path } of mounts) {
      const { config_map, secret } = volume.find((candidate) => candidate.name === name) ?? {};
      const mode = Number.parseInt(config_map?.default_mode ?? "0444", 8);
      const mounted = path.join(folder, mount_path);
      fs.mkdirSync(mounted, { recursive: true });
      const files = secret
        ? this.filesOf(secret)
        : Object.entries(this.data("config_map", config_map?.name)).map(
            ([file, text]) => [file, inFolder(text)] as const,
          );
      for (const [file, text] of files) {
        fs.writeFileSync(path.join(mounted, file), text, { mode });
      }
    }
    const isMounted = (value: string) =>
      mounts.some(({ mount_path }) => value.startsWith(`${mount_path}/`));
    const located = (value: string) => (isMounted(value) ? path.join(folder, value) : value);

    this.command = (container.command ?? []).map(located);
    const variables = {
      ...Object.assign(
        {},
        ...(container.env_from ?? []).map((from) =>
          this.data("config_map", from.config_map_ref.name),
        ),
      ),
      ...Object.fromEntries(
        (container.env ?? []).map(({ name, value, value_from: from }) => [
          name,
          from ? this.data("secret", from.secret_key_ref.name)[from.secret_key_ref.key] : value,
        ]),
      ),
    } as Record<string, string>;
    this.environment = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [name, located(value)]),
    );
  }

  /** Runs the container's command. */
  async run(overrides: Record<string, string> = {}): Promise<Ended> {
    const [program = "", ...args] = this.command;
    const env = { PATH: process.env.PATH, ...this.environment, ...overrides };
    try {
      return { code: 0, output: await run(program, args, { env }) };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return { code: 1, output: error.output };
    }
  }

  private filesOf({ secret_name, items }: NonNullable<Volume["secret"]>): [string, string][] {
    const data = this.data("secret", secret_name);
    return items === undefined
      ? Object.entries(data)
      : items.map(({ key, path }) => [path, data[key] ?? ""]);
  }

  private data(kind: "config_map" | "secret", name: string | undefined): Record<string, string> {
    const object = this.template
      .propertiesOf(`kubernetes_${kind}_v1`)
      .find(({ metadata }) => metadata.name === name);
    const existing = kind === "secret" ? this.secrets[name ?? ""] : undefined;
    if (existing !== undefined) return existing;
    if (object === undefined) throw new Error(`the pod needs a ${kind} ${name} that nothing makes`);
    return object.data ?? object.data_wo;
  }
}
