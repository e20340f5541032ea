import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CacheValidationError } from "../lib/core";
import type { Environment, Environments } from "./environment";

const FOLDER = join(__dirname, "environments");

/**
 * The settings of one environment: those of each of its caches, in the file's order.
 *
 * @throws CacheValidationError that lists the environments there are
 */
export function loadEnvironment(name: string): Environment[] {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.[jt]s$/, ""));
  if (!names.includes(name)) {
    throw new CacheValidationError("CACHE_ENV", [
      {
        id: "stacks.environment",
        found: `CACHE_ENV is ${JSON.stringify(name)}`,
        expected: names.join(", "),
        fix: "name one of them, or add a file to stacks/environments",
      },
    ]);
  }
  return [require(join(FOLDER, name)).default as Environments].flat();
}
