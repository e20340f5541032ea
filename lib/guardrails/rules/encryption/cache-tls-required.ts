import { factRule } from "../../fact-rule";

export const cacheTlsRequired = factRule("tlsOnly", {
  id: "cache-tls-required",
  severity: "warning",
  pack: "strict",
  problem: "Clients can connect without TLS",
  why: "A client that does not use TLS keeps working in plain text, and nobody notices.",
  fix: "refuse connections without TLS",
});
