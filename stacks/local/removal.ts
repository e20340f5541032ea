import * as fs from "node:fs";
import { Background } from "./background";
import { AWS_FOLDER, REDIS_FOLDER, WORK } from "./settings";

/** Stops what runs in the background and removes every file of the deployment. */
export async function removeAll(): Promise<void> {
  for (const folder of [REDIS_FOLDER, AWS_FOLDER]) {
    if (fs.existsSync(folder)) await new Background(folder, folder).stop();
  }
  fs.rmSync(WORK, { recursive: true, force: true });
}
