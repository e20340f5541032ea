import { presence, valueAt } from "../../../terraform/attribute-values";
import type { ResourceView } from "../../../terraform/resource-view";
import { credentialSecrets, SECRET_TYPES } from "../../credentials";
import { guardrail } from "../../rule";

export const cacheSecretKey = guardrail({
  id: "cache-secret-key",
  severity: "error",
  pack: "strict",
  what: "The secret with a cache's token or password is encrypted with a key of your own.",
  why: "Whoever may read secrets of the account reads this one too; a key of its own says who may.",
  fix: "set kms_key_id, on Google Cloud customer_managed_encryption of each replica",
  references: ["CKV_AWS_149"],
  appliesTo: SECRET_TYPES,
  inputs: (secret, stack): Record<string, unknown> | undefined => {
    if (!credentialSecrets(stack).has(secret)) {
      return undefined;
    }
    return secret.type === "aws_secretsmanager_secret"
      ? { kms_key_id: secret.has("kms_key_id") }
      : { customer_managed_encryption: googleKey(secret) };
  },
  isValid: (key) => Object.values(key).every((inputs) => inputs === true),
});

function googleKey(secret: ResourceView): boolean | string {
  const replicas = secret.blocks("replication.user_managed.replicas");
  if (typeof replicas === "string") {
    return replicas;
  }
  const keys = replicas.map((replica) =>
    presence(valueAt(replica, "customer_managed_encryption.kms_key_name")),
  );
  const auto = secret.has("replication.auto.customer_managed_encryption.kms_key_name");
  return keys.length === 0 ? auto : (keys.find((key) => key !== true) ?? true);
}
