import { factRule } from "../../fact-rule";

export const cacheEncryptionAtRest = factRule("encryptionAtRest", {
  id: "cache-encryption-at-rest",
  severity: "error",
  pack: "baseline",
  problem: "Encryption at rest is not turned on",
  why: "Snapshots and disks contain the data in plain text. The default depends on the engine, and a later change replaces the cache.",
  fix: "turn encryption at rest on",
});
