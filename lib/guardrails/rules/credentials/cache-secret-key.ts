import { presence, valueAt } from "../../../terraform/attribute-values";
import type { ResourceView } from "../../../terraform/resource-view";
import { credentialSecrets } from "../../credentials";
import { forTypes, guardrail } from "../../rule";

export const cacheSecretKey = guardrail({
  id: "cache-secret-key",
  severity: "error",
  pack: "strict",
  problem: "The secret of the cache is not encrypted with a customer-managed key",
  why: "Everyone who can read the secrets of the account can read this one. The policy of a key limits who can.",
  fix: "encrypt the secret with a key of your account",
  ...forTypes({
    aws_secretsmanager_secret: { fix: "set kms_key_id", references: ["CKV_AWS_149"] },
    google_secret_manager_secret: {
      fix: "set customer_managed_encryption, for each replica",
      references: [],
    },
  }),
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

function googleKey(secret: ResourceView): boolean | string | undefined {
  const replicas = secret.blocks("replication.user_managed.replicas");
  if (typeof replicas === "string") {
    return replicas;
  }
  const keys = replicas.map((replica) =>
    presence(valueAt(replica, "customer_managed_encryption.kms_key_name")),
  );
  const auto = secret.has("replication.auto.customer_managed_encryption.kms_key_name");
  if (keys.length === 0) {
    return auto;
  }
  return keys.every((key) => key === true) || keys.find((key) => key !== true);
}
