import { factRule } from "../../fact-rule";

export const cacheEncryptionInTransit = factRule("tls", {
  id: "cache-encryption-in-transit",
  severity: "error",
  pack: "baseline",
  problem: "Clients connect without TLS",
  why: "The network carries tokens and data in plain text. On Google Cloud a later change replaces the cache.",
  fix: "turn TLS on",
});
