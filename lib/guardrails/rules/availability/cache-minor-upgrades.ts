import { factRule } from "../../fact-rule";

export const cacheMinorUpgrades = factRule("minorUpgrades", {
  id: "cache-minor-upgrades",
  severity: "warning",
  pack: "strict",
  problem: "The cache does not get new minor versions",
  why: "Minor versions contain security fixes.",
  fix: "turn minor version upgrades on",
});
