import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { LocalDeployError } from "./errors";

const REGISTRY = "registry.terraform.io";

/** What a configuration's `terraform.required_providers` says of a provider. */
export interface RequiredProvider {
  readonly source: string;
  readonly version?: string;
}

export type RequiredProviders = Readonly<Record<string, RequiredProvider>>;

/** Where `terraform init` finds the providers. */
export interface Plugins {
  /** Filesystem mirrors; none when the registry serves. */
  readonly mirrors: readonly string[];
  /** The version to ask for, of each provider that comes from a mirror. */
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * The registry, where it answers, or else this machine's mirrors. A mirror named by
 * `TF_PLUGIN_MIRROR` is used without asking the registry.
 */
export async function findPlugins(required: RequiredProviders): Promise<Plugins> {
  const mirror = process.env.TF_PLUGIN_MIRROR;
  if (mirror) return pluginsFromMirrors(required, [mirror]);
  if (await registryAnswers()) return { mirrors: [], versions: {} };
  return pluginsFromMirrors(required, mirrorFolders());
}

/** Takes each provider's newest version for this platform, whatever version is asked for. */
export function pluginsFromMirrors(
  required: RequiredProviders,
  mirrors: readonly string[],
): Plugins {
  const used = new Set<string>();
  const versions: Record<string, string> = {};
  for (const [name, { source }] of Object.entries(required)) {
    const found = mirrors
      .flatMap((mirror) => versionsIn(mirror, source).map((version) => ({ mirror, version })))
      .sort((a, b) => compareVersions(a.version, b.version))
      .at(-1);
    if (!found) throw noPlugin(source, mirrors);
    used.add(found.mirror);
    versions[name] = found.version;
  }
  return { mirrors: [...used], versions };
}

/**
 * The folders that may be mirrors: those that Terraform itself looks in, and any that holds
 * `registry.terraform.io` where software is commonly put.
 */
export function mirrorFolders(): string[] {
  const dataFolders = [
    process.env.XDG_DATA_HOME || path.join(os.homedir(), ".local/share"),
    ...(process.env.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(":"),
  ];
  const candidates = [
    path.resolve("terraform.d/plugins"),
    path.join(os.homedir(), ".terraform.d/plugins"),
    ...dataFolders.map((folder) => path.join(folder, "terraform/plugins")),
    ...["/opt", "/usr/local/share", "/usr/share"].flatMap(subfolders),
  ];
  const mirrors = candidates.filter((folder) => fs.existsSync(path.join(folder, REGISTRY)));
  return [...new Set(mirrors)];
}

/** Terraform's name for this platform, such as `linux_amd64`. */
export function platform(): string {
  const arch = { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  return `${process.platform === "win32" ? "windows" : process.platform}_${arch}`;
}

async function registryAnswers(): Promise<boolean> {
  try {
    const response = await fetch(`https://${REGISTRY}/.well-known/terraform.json`, {
      signal: AbortSignal.timeout(3_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** Both layouts that Terraform allows in a mirror: unpacked folders and packed archives. */
function versionsIn(mirror: string, source: string): string[] {
  const address = fullAddress(source);
  const folder = path.join(mirror, address);
  const archive = new RegExp(
    `^terraform-provider-${path.basename(address)}_([\\d.]+)_${platform()}\\.zip$`,
  );
  return entries(folder)
    .map((entry) =>
      fs.existsSync(path.join(folder, entry, platform())) ? entry : entry.match(archive)?.[1],
    )
    .filter((version) => version !== undefined && /^\d+\.\d+\.\d+$/.test(version)) as string[];
}

/** `aws` and `hashicorp/aws` are short for `registry.terraform.io/hashicorp/aws`. */
function fullAddress(source: string): string {
  const parts = source.toLowerCase().split("/");
  return [REGISTRY, "hashicorp"]
    .slice(0, 3 - parts.length)
    .concat(parts)
    .join("/");
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

function noPlugin(source: string, mirrors: readonly string[]): LocalDeployError {
  const looked = mirrors.length > 0 ? `looked in ${mirrors.join(", ")}` : "no mirror is here";
  return new LocalDeployError(
    `no Terraform provider ${fullAddress(source)} for ${platform()}: ${looked}; ` +
      "let this machine reach the registry, or set TF_PLUGIN_MIRROR to a folder made by " +
      "`terraform providers mirror`",
  );
}

function subfolders(folder: string): string[] {
  return entries(folder).map((entry) => path.join(folder, entry));
}

function entries(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
}
