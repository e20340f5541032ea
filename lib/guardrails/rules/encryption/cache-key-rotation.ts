import { isFalse } from "../../../terraform/attribute-values";
import { usedByCaches } from "../../../terraform/caches";
import { forTypes, guardrail } from "../../rule";

/** The argument that turns rotation on, by the type of the key. */
const ROTATION: Record<string, string> = {
  aws_kms_key: "enable_key_rotation",
  azurerm_key_vault_key: "rotation_policy",
  google_kms_crypto_key: "rotation_period",
};

export const cacheKeyRotation = guardrail({
  id: "cache-key-rotation",
  severity: "error",
  pack: "strict",
  problem: "The key of the cache does not rotate",
  why: "After a leak of the key, only rotation protects what the cache writes later.",
  fix: "turn rotation of the key on",
  ...forTypes({
    aws_kms_key: { fix: "set enable_key_rotation = true", references: ["CKV_AWS_7"] },
    azurerm_key_vault_key: { fix: "add a rotation_policy block", references: [] },
    google_kms_crypto_key: { fix: "set rotation_period", references: ["CKV_GCP_43"] },
  }),
  inputs: (key, stack) => {
    const argument = ROTATION[key.type] ?? "";
    return usedByCaches(stack).has(key) ? { [argument]: key.get(argument) } : undefined;
  },
  isValid: (rotation) =>
    Object.values(rotation).every((value) => value !== undefined && !isFalse(value)),
});
