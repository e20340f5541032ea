import { REDIS_CLUSTER, REDIS_INSTANCE, VALKEY_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

/** What names the key, by the kind of the cache. */
const KEYS: Record<string, string> = {
  [REDIS_INSTANCE]: "customer_managed_key",
  [REDIS_CLUSTER]: "kms_key",
  [VALKEY_INSTANCE]: "kms_key",
};

export const memorystoreCustomerKey = guardrail({
  id: "memorystore-customer-key",
  severity: "error",
  pack: "strict",
  what: "Data at rest is encrypted with a key of your own.",
  why: "The key that Google owns cannot be audited, restricted or revoked. It cannot be replaced later.",
  fix: "set customer_managed_key; on a cluster and on Valkey kms_key",
  references: [],
  appliesTo: Object.keys(KEYS),
  inputs: (cache) => {
    const attribute = KEYS[cache.type] ?? "";
    return { [attribute]: cache.has(attribute) };
  },
  isValid: (inputs) => Object.values(inputs)[0] === true,
});
