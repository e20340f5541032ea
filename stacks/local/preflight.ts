import * as fs from "node:fs";
import * as net from "node:net";
import * as path from "node:path";
import { makeFolder } from "../../lib/core/make-folder";
import { run } from "./command";
import { environment } from "./environment";
import { LocalDeployError } from "./errors";
import { CACHE } from "./settings";

const TERRAFORM = "1.11";

export interface Preflight {
  /** Whether this machine can also run the cache itself. */
  readonly redis: boolean;
}

/** Checks all that a deployment needs, and says everything that is missing at once. */
export async function preflight(ports: readonly number[]): Promise<Preflight> {
  const redis = (await outputOf("redis-server", "--version")) !== undefined;
  const problems = [
    await terraformProblem(),
    await pythonProblem(),
    redis ? await opensslProblem() : undefined,
    ...(await Promise.all(ports.map(portProblem))),
    folderProblem(CACHE),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join("\n");
    throw new LocalDeployError(`this machine is not ready for a local deployment:\n${list}`);
  }
  return { redis };
}

export async function terraformProblem(): Promise<string | undefined> {
  const output = await outputOf("terraform", "version", "-json");
  const get = "see https://developer.hashicorp.com/terraform/install";
  if (output === undefined) return `terraform is missing (${TERRAFORM} or newer): ${get}`;
  const { terraform_version: version } = JSON.parse(output);
  const newEnough = version.localeCompare(TERRAFORM, "en", { numeric: true }) >= 0;
  return newEnough ? undefined : `terraform ${version} is too old (${TERRAFORM} or newer): ${get}`;
}

export async function pythonProblem(): Promise<string | undefined> {
  if ((await outputOf("python3", "-c", "import ensurepip, venv")) !== undefined) return undefined;
  return "python3 with venv is missing, for the local AWS: apt-get install python3-venv";
}

async function opensslProblem(): Promise<string | undefined> {
  if ((await outputOf("openssl", "version")) !== undefined) return undefined;
  return "openssl is missing, for the local Redis's certificate: apt-get install openssl";
}

async function portProblem(port: number): Promise<string | undefined> {
  if (await isFree(port)) return undefined;
  return `port ${port} is in use: free it, or choose others with LOCAL_AWS_PORT, LOCAL_REDIS_PORT`;
}

/** Tries it: who may write into a folder depends on more than its mode. */
function folderProblem(folder: string): string | undefined {
  try {
    makeFolder(folder);
    fs.rmdirSync(fs.mkdtempSync(path.join(folder, "probe-")));
    return undefined;
  } catch (error) {
    return `${folder} takes no files (${(error as Error).message}): make it a folder that you can write to`;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** What a program prints, or nothing when it is missing or fails. */
async function outputOf(program: string, ...args: string[]): Promise<string | undefined> {
  try {
    return await run(program, args, { env: environment() });
  } catch {
    return undefined;
  }
}
