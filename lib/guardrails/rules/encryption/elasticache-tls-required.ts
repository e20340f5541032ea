import { REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheTlsRequired = guardrail({
  id: "elasticache-tls-required",
  severity: "warning",
  pack: "strict",
  what: "Connections without TLS are refused.",
  why: "In mode preferred a client that forgets TLS goes on in plain text, and nobody notices.",
  fix: "set transit_encryption_mode = required once all clients use TLS",
  references: [],
  appliesTo: [REPLICATION_GROUP],
  inputs: (cache) => ({ transit_encryption_mode: cache.get("transit_encryption_mode") }),
  isValid: ({ transit_encryption_mode }) => transit_encryption_mode !== "preferred",
});
