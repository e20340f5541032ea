import * as fs from "node:fs";
import * as path from "node:path";
import { LocalDeployError } from "./errors";
import { LocalAws } from "./local-aws";
import { main, step } from "./main";
import { terraformProblem } from "./preflight";
import { removeAll } from "./removal";
import { AWS_FOLDER, NETWORK_FOLDER, SYNTHESIS_FOLDER, WORK } from "./settings";
import { Terraform } from "./terraform";

async function destroy(): Promise<void> {
  if (!fs.existsSync(WORK)) {
    console.log("nothing is deployed locally");
    return;
  }
  const aws = LocalAws.running(AWS_FOLDER);
  if (aws) {
    const problem = await terraformProblem();
    if (problem) throw new LocalDeployError(problem);
    for (const folder of [...stackFolders(), NETWORK_FOLDER]) await destroyStack(folder, aws);
  } else {
    step("the local AWS is gone, and all that was deployed with it");
  }
  step("stopping what runs and removing .local");
  await removeAll();
}

function stackFolders(): string[] {
  const stacks = path.join(SYNTHESIS_FOLDER, "stacks");
  return fs.readdirSync(stacks).map((name) => path.join(stacks, name));
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
