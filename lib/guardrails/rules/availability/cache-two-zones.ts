import { factRule } from "../../fact-rule";

export const cacheTwoZones = factRule("zones", {
  id: "cache-two-zones",
  severity: "error",
  pack: "baseline",
  problem: "All nodes can be in one zone",
  why: "When that zone fails, the primary and its replicas fail together.",
  fix: "put the nodes into two or more zones",
});
