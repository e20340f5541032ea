import { App } from "cdktf";
import { CacheValidationError } from "../lib/cache";
import { AwsRedisStack } from "./aws-redis-stack";
import { loadEnvironment } from "./load-environment";

const name = process.env.CACHE_ENV ?? "dev";

try {
  const environment = loadEnvironment(name);
  const app = new App();
  new AwsRedisStack(app, `cache-${name}`, environment);
  app.synth();
} catch (error) {
  if (!(error instanceof CacheValidationError)) {
    throw error;
  }
  // A wrong setting is the user's to mend: its message says how, a stack trace would bury it.
  console.error(error.message);
  process.exitCode = 1;
}
