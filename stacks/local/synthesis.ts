import * as fs from "node:fs";
import * as path from "node:path";
import { CommandError, run } from "./command";
import { environment } from "./environment";
import { LocalDeployError } from "./errors";

/** The environment file to deploy: `local`, or a variant of it named by CACHE_ENV. */
export function localEnvironmentName(): string {
  const name = process.env.CACHE_ENV;
  return name?.startsWith("local") ? name : "local";
}

/**
 * Runs the app of cdktf.json without the CLI, and returns the folder of its one stack. The app is
 * told its network and the port on which its cache will be served.
 */
export async function synthesize(
  outdir: string,
  networkFile: string,
  port: number,
): Promise<string> {
  const { app, context } = JSON.parse(fs.readFileSync("cdktf.json", "utf8"));
  const env = {
    ...environment(),
    CACHE_ENV: localEnvironmentName(),
    CACHE_LOCAL_NETWORK: networkFile,
    CACHE_LOCAL_PORT: String(port),
    CDKTF_OUTDIR: outdir,
    CDKTF_CONTEXT_JSON: JSON.stringify(context ?? {}),
  };
  try {
    await run("sh", ["-c", app], { env });
  } catch (error) {
    // What the app itself says is all that helps.
    throw error instanceof CommandError ? new LocalDeployError(error.output) : error;
  }
  const manifest = JSON.parse(fs.readFileSync(path.join(outdir, "manifest.json"), "utf8"));
  const stacks = Object.values(manifest.stacks) as { name: string; workingDirectory: string }[];
  const [stack] = stacks;
  if (!stack || stacks.length > 1) {
    const names = stacks.map(({ name }) => name).join(", ") || "none";
    throw new LocalDeployError(`the app must make one stack for a local deployment, not ${names}`);
  }
  return path.join(outdir, stack.workingDirectory);
}
