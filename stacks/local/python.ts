import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { makeFolder } from "../../lib/core/make-folder";
import { run } from "./command";
import { environment } from "./environment";
import { CACHE } from "./settings";

const REQUIREMENTS = path.join(__dirname, "requirements.txt");

/** The Python that has the local AWS. */
export function pythonOfLocalAws(): Promise<string> {
  return pythonWith(REQUIREMENTS);
}

/** A Python in a virtual environment that is made once for each state of the requirements. */
export async function pythonWith(requirements: string): Promise<string> {
  const hash = createHash("sha256").update(fs.readFileSync(requirements)).digest("hex");
  const folder = path.join(CACHE, `python-${hash.slice(0, 12)}`);
  if (!fs.existsSync(folder)) await install(folder, requirements);
  return path.join(folder, "bin", "python3");
}

/**
 * Installs beside the folder and moves the result there, so that the folder is complete or absent.
 * A moved environment's scripts are broken, but its interpreter, which alone is used, is not.
 */
async function install(folder: string, requirements: string): Promise<void> {
  makeFolder(path.dirname(folder));
  const unfinished = fs.mkdtempSync(`${folder}-`);
  try {
    const env = environment();
    await run("python3", ["-m", "venv", unfinished], { env });
    const python = path.join(unfinished, "bin", "python3");
    await run(python, ["-m", "pip", "install", "--quiet", "--requirement", requirements], { env });
    // Someone else may have finished the same one meanwhile.
    if (!fs.existsSync(folder)) fs.renameSync(unfinished, folder);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}
