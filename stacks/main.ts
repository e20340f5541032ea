import { App } from "cdktf";
import { CacheValidationError } from "../lib/cache";
import { CacheGuardrails } from "../lib/guardrails";
import { addStacks } from "./add-stacks";
import { loadEnvironment } from "./load-environment";

const name = process.env.CACHE_ENV ?? "dev";

try {
  const environments = loadEnvironment(name);
  const app = new App();
  addStacks(app, `cache-${name}`, environments);
  CacheGuardrails.apply(app, { pack: "strict" });
  app.synth();
} catch (error) {
  if (!isMistake(error)) {
    throw error;
  }
  // A wrong setting is the user's to mend: its message says how, a stack trace would bury it.
  console.error(error.message);
  process.exitCode = 1;
}

/** What cdktf throws for a failed validation has no type of its own. */
function isMistake(error: unknown): error is Error {
  return (
    error instanceof CacheValidationError ||
    (error instanceof Error && /^(App-level v|V)alidation failed/.test(error.message))
  );
}
