import { App } from "cdktf";
import { CacheGuardrails } from "../lib/guardrails";
import { addStacks } from "./add-stacks";
import { loadEnvironment } from "./load-environment";

/** The app of the environment that CACHE_ENV names, guarded. */
export function environmentApp(): App {
  const name = process.env.CACHE_ENV ?? "dev";
  const environments = loadEnvironment(name);
  const app = new App();
  addStacks(app, `cache-${name}`, environments);
  CacheGuardrails.apply(app, { pack: "strict" });
  return app;
}
