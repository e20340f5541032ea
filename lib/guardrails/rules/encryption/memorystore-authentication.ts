import { REDIS_CLUSTER, REDIS_INSTANCE, VALKEY_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

/** What says that clients authenticate, by the kind of the cache. */
const AUTHENTICATION: Record<string, { attribute: string; value: string }> = {
  [REDIS_INSTANCE]: { attribute: "auth_enabled", value: "true" },
  [REDIS_CLUSTER]: { attribute: "authorization_mode", value: "AUTH_MODE_IAM_AUTH" },
  [VALKEY_INSTANCE]: { attribute: "authorization_mode", value: "IAM_AUTH" },
};

export const memorystoreAuthentication = guardrail({
  id: "memorystore-authentication",
  severity: "error",
  pack: "baseline",
  what: "Clients prove who they are: by the AUTH string, or by IAM.",
  why: "Whoever is in the network can read and delete everything. It is off unless it is asked for.",
  fix: "set auth_enabled = true; on a cluster authorization_mode = AUTH_MODE_IAM_AUTH, on Valkey IAM_AUTH",
  references: ["CKV_GCP_95"],
  appliesTo: Object.keys(AUTHENTICATION),
  inputs: (cache) => {
    const { attribute = "", value } = AUTHENTICATION[cache.type] ?? {};
    return { [attribute]: cache.get(attribute), wanted: value };
  },
  isValid: ({ wanted, ...inputs }) => String(Object.values(inputs)[0]) === wanted,
});
