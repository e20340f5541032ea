import { REPLICATION_GROUP, SERVERLESS_CACHE } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheCustomerKey = guardrail({
  id: "elasticache-customer-key",
  severity: "error",
  pack: "strict",
  what: "Data at rest is encrypted with a key of your own.",
  why: "The key that AWS owns cannot be audited, restricted or revoked. It cannot be replaced later.",
  fix: "set kms_key_id",
  references: ["CKV_AWS_191"],
  appliesTo: [REPLICATION_GROUP, SERVERLESS_CACHE],
  inputs: (cache) => ({ kms_key_id: cache.has("kms_key_id") }),
  isValid: ({ kms_key_id }) => kms_key_id === true,
});
