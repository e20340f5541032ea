import { isTrue } from "../../../terraform/attribute-values";
import { CACHES, isMember, REDIS_CLUSTER, VALKEY_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

/** Arguments of the caches that have one; all others have Terraform's own. */
const ARGUMENTS: Record<string, string> = {
  [REDIS_CLUSTER]: "deletion_protection_enabled",
  [VALKEY_INSTANCE]: "deletion_protection_enabled",
};

export const cacheDeletionProtection = guardrail({
  id: "cache-deletion-protection",
  severity: "error",
  pack: "strict",
  what: "A cache is not destroyed by accident.",
  why: "A changed name, key or subnet group replaces it: all its data, and its endpoint, are gone.",
  fix: "set lifecycle prevent_destroy = true; leave deletion_protection_enabled on where there is one",
  references: [],
  appliesTo: CACHES,
  inputs: (cache) => {
    const argument = ARGUMENTS[cache.type];
    return isMember(cache)
      ? undefined
      : {
          ...(argument !== undefined && { [argument]: cache.get(argument) ?? true }),
          prevent_destroy: cache.get("lifecycle.prevent_destroy"),
        };
  },
  isValid: ({ prevent_destroy, ...argument }) =>
    isTrue(prevent_destroy) || Object.values(argument).some(isTrue),
});
