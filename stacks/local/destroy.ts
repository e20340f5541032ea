import * as fs from "node:fs";
import * as path from "node:path";
import { LocalDeployError } from "./errors";
import { LocalAws } from "./local-aws";
import { main, step } from "./main";
import { terraformProblem } from "./preflight";
import { refuseStranger, removeAll } from "./removal";
import { AWS_FOLDER, NETWORK_FOLDER, SYNTHESIS_FOLDER, WORK } from "./settings";
import { DamagedFile } from "./state-file";
import { Terraform } from "./terraform";

async function destroy(): Promise<void> {
  refuseStranger();
  if (!fs.existsSync(WORK)) {
    console.log("nothing is deployed locally");
    return;
  }
  const aws = runningAws();
  if (aws) {
    const problem = await terraformProblem();
    if (problem) throw new LocalDeployError(problem);
    for (const folder of deployedFolders()) await destroyStack(folder, aws);
  } else {
    step("the local AWS is gone, and all that was deployed with it");
  }
  step("stopping what runs and removing .local");
  await removeAll();
}

/** One that nobody can reach is as good as gone: it is stopped, and what it holds goes with it. */
function runningAws(): LocalAws | undefined {
  try {
    return LocalAws.running(AWS_FOLDER);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    console.error(error.message);
    return undefined;
  }
}

/** The folders in which Terraform has made something: a deploy that was killed may have none. */
function deployedFolders(): string[] {
  const stacks = path.join(SYNTHESIS_FOLDER, "stacks");
  const names = fs.existsSync(stacks) ? fs.readdirSync(stacks) : [];
  return [...names.map((name) => path.join(stacks, name)), NETWORK_FOLDER].filter((folder) =>
    fs.existsSync(path.join(folder, "terraform.tfstate")),
  );
}

async function destroyStack(folder: string, aws: LocalAws): Promise<void> {
  step(`destroying ${path.basename(folder)}`);
  const terraform = new Terraform(folder, aws.environment());
  await terraform.destroy();
  const left = await terraform.show();
  if (left.length > 0) {
    throw new LocalDeployError(`left over: ${left.map(({ address }) => address).join(", ")}`);
  }
}

main(destroy);
