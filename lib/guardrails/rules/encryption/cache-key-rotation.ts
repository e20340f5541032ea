import { isFalse } from "../../../terraform/attribute-values";
import { usedByCaches } from "../../caches";
import { guardrail } from "../../rule";

/** What turns rotation on, by the type of the key. */
const ROTATION: Record<string, string> = {
  aws_kms_key: "enable_key_rotation",
  google_kms_crypto_key: "rotation_period",
};

export const cacheKeyRotation = guardrail({
  id: "cache-key-rotation",
  severity: "error",
  pack: "strict",
  what: "The key of a cache rotates.",
  why: "A key that leaked once then opens nothing that is written later.",
  fix: "set enable_key_rotation = true, on Google Cloud rotation_period",
  references: ["CKV_AWS_7", "CKV_GCP_43"],
  appliesTo: Object.keys(ROTATION),
  inputs: (key, stack) => {
    const argument = ROTATION[key.type] ?? "";
    return usedByCaches(stack).has(key) ? { [argument]: key.get(argument) } : undefined;
  },
  isValid: (rotation) =>
    Object.values(rotation).every((value) => value !== undefined && !isFalse(value)),
});
