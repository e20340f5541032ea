import type { Construct } from "constructs";
import { CacheValidationError } from "../lib/core";
import type { Environment } from "./environment";

/**
 * Adds the stack of each cache. The first is named after the environment, further ones after their
 * cloud as well: a cache that is added behind the others never renames them, and so replaces none.
 *
 * @throws CacheValidationError for two caches on one cloud
 */
export function addStacks(
  app: Construct,
  name: string,
  environments: readonly Environment[],
): void {
  const clouds = environments.map(({ cloud }) => cloud);
  if (new Set(clouds).size < clouds.length) {
    throw new CacheValidationError(name, [
      {
        id: "stacks.environment-clouds",
        found: `the caches are on ${clouds.join(", ")}`,
        expected: "one cache on each cloud",
        fix: "give each further cache a file of its own in stacks/environments",
      },
    ]);
  }
  environments.forEach((environment, index) => {
    addStack(app, index === 0 ? name : `${name}-${environment.cloud}`, environment);
  });
}

/** Loads the stack of one cloud alone: another's bindings cost time, and need not be installed. */
function addStack(app: Construct, id: string, environment: Environment): void {
  switch (environment.cloud) {
    case "aws": {
      const { AwsCacheStack }: typeof import("./aws-stack") = require("./aws-stack");
      new AwsCacheStack(app, id, environment);
      return;
    }
    case "google": {
      const { GoogleCacheStack }: typeof import("./google-stack") = require("./google-stack");
      new GoogleCacheStack(app, id, environment);
      return;
    }
    case "azure": {
      const { AzureCacheStack }: typeof import("./azure-stack") = require("./azure-stack");
      new AzureCacheStack(app, id, environment);
    }
  }
}
