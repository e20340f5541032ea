import { App } from "cdktf";
import { CacheValidationError } from "../lib/cache";
import { addStacks } from "./add-stacks";
import { loadEnvironment } from "./load-environment";

const name = process.env.CACHE_ENV ?? "dev";

try {
  const environments = loadEnvironment(name);
  const app = new App();
  addStacks(app, `cache-${name}`, environments);
  app.synth();
} catch (error) {
  if (!(error instanceof CacheValidationError)) {
    throw error;
  }
  // A wrong setting is the user's to mend: its message says how, a stack trace would bury it.
  console.error(error.message);
  process.exitCode = 1;
}
