import { credentialSecrets } from "../../credentials";
import { guardrail } from "../../rule";

export const cacheSecretRotation = guardrail({
  id: "cache-secret-rotation",
  severity: "warning",
  pack: "strict",
  what: "The secret with a cache's token or password is rotated.",
  why: "Who has left still knows it.",
  fix: "add an aws_secretsmanager_secret_rotation, or acknowledge how it is rotated otherwise",
  references: ["CKV2_AWS_57"],
  appliesTo: ["aws_secretsmanager_secret"],
  inputs: (secret, stack) =>
    credentialSecrets(stack).has(secret)
      ? {
          aws_secretsmanager_secret_rotation: stack
            .ofType("aws_secretsmanager_secret_rotation")
            .some((rotation) => stack.referencedBy(rotation.get("secret_id")).includes(secret)),
        }
      : undefined,
  isValid: (rotation) => rotation.aws_secretsmanager_secret_rotation,
});
