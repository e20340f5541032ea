import { App } from "cdktf";
import { CacheGuardrails } from "../lib/guardrails";
import { addStacks } from "./add-stacks";
import { loadEnvironment } from "./load-environment";
import { isMistake } from "./mistakes";

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
  console.error(error.message);
  process.exitCode = 1;
}
