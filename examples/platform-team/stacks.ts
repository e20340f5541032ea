import type { App } from "cdktf";
import { TeamCacheStack } from "./team-cache-stack";

/** Every cache that there is. */
export function addStacks(app: App): TeamCacheStack[] {
  return [
    new TeamCacheStack(app, "shop-dev", {
      team: "shop",
      stage: "dev",
      nodeType: "cache.t4g.small",
      image: "registry.example.com/shop:1.4",
    }),
    new TeamCacheStack(app, "shop-prod", {
      team: "shop",
      stage: "prod",
      nodeType: "cache.r7g.large",
      image: "registry.example.com/shop:1.4",
    }),
  ];
}
