import * as path from "node:path";
import { CommandError, run } from "./command";
import { LocalDeployError } from "./errors";

/**
 * Runs a client in a process that has nothing but these variables of the client contract.
 * Returns its report on the cache's health.
 */
export async function runContractClient(contract: Record<string, string>): Promise<string> {
  try {
    const register = path.join(__dirname, "..", "register.js");
    const client = path.join(__dirname, "contract-client.ts");
    const env = { ...contract, PATH: process.env.PATH };
    const report = await run(process.execPath, ["--require", register, client], {
      cwd: __dirname,
      env,
    });
    return report.trim();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new LocalDeployError(`a client of the contract fails: ${error.output}`);
  }
}
