import { factRule } from "../../fact-rule";

export const cacheAuthentication = factRule("authentication", {
  id: "cache-authentication",
  severity: "error",
  pack: "baseline",
  problem: "Clients need no credentials",
  why: "Everyone who reaches the endpoint can read and delete all data.",
  fix: "turn authentication on",
});
