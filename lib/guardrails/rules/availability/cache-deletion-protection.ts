import { isTrue } from "../../../terraform/attribute-values";
import { CACHE_DESCRIPTORS } from "../../../terraform/cache-resources";
import { isMember } from "../../../terraform/caches";
import { forTypes, guardrail } from "../../rule";

/** Terraform's own protection, which every resource can have. */
const FIX = "set lifecycle prevent_destroy = true";

export const cacheDeletionProtection = guardrail({
  id: "cache-deletion-protection",
  severity: "error",
  pack: "strict",
  problem: "A deploy can destroy the cache",
  why: "A new name, key or network makes Terraform replace the cache: its data and its endpoint are lost.",
  fix: FIX,
  ...forTypes(
    Object.fromEntries(
      Object.entries(CACHE_DESCRIPTORS).map(([type, { deletionProtection }]) => [
        type,
        {
          fix: deletionProtection ? `${FIX}, or leave ${deletionProtection} on` : FIX,
          references: [],
        },
      ]),
    ),
  ),
  inputs: (cache) => {
    const argument = CACHE_DESCRIPTORS[cache.type]?.deletionProtection;
    return isMember(cache)
      ? undefined
      : {
          ...(argument !== undefined && { [argument]: cache.get(argument) ?? true }),
          prevent_destroy: cache.get("lifecycle.prevent_destroy"),
        };
  },
  isValid: (protections) => Object.values(protections).some(isTrue),
});
