import * as fs from "node:fs";
import { Background } from "./background";
import { LocalDeployError } from "./errors";
import { AWS_FOLDER, REDIS_FOLDER, WORK } from "./settings";

/** Refuses something else in the place of the folder, before it is taken for a deployment and removed. */
export function refuseStranger(): void {
  if (fs.statSync(WORK, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new LocalDeployError(
      `${WORK} is no folder; expected none, or that of a local deployment: move it away`,
    );
  }
}

/** Stops what runs in the background and removes every file of the deployment. */
export async function removeAll(): Promise<void> {
  for (const folder of [REDIS_FOLDER, AWS_FOLDER]) {
    if (fs.existsSync(folder)) await new Background(folder, folder).stop();
  }
  fs.rmSync(WORK, { recursive: true, force: true });
}
