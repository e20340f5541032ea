import { isSecondary, REPLICATION_GROUP, SERVERLESS_CACHE } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheAuthentication = guardrail({
  id: "elasticache-authentication",
  severity: "error",
  pack: "baseline",
  what: "Clients prove who they are: by a token, or as users.",
  why: "Whoever reaches the endpoint can read and delete everything.",
  fix: "set auth_token or user_group_ids; on a serverless cache user_group_id",
  references: ["CKV_AWS_31", "AEC6", "ElastiCache.6"],
  appliesTo: [REPLICATION_GROUP, SERVERLESS_CACHE],
  inputs: (cache) => {
    if (cache.get("engine") === "memcached" || isSecondary(cache)) {
      return undefined;
    }
    const means =
      cache.type === SERVERLESS_CACHE ? ["user_group_id"] : ["auth_token", "user_group_ids"];
    const inputs = means.map((name) => [name, cache.has(name)] as const);
    // One is enough: what the other will be does not matter then.
    return inputs.some(([, value]) => value === true) ? undefined : Object.fromEntries(inputs);
  },
  isValid: () => false,
});
