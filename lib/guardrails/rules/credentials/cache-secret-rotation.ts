import type { ResourceView } from "../../../terraform/resource-view";
import { oncePerStack } from "../../../terraform/stack-view";
import { credentialSecrets } from "../../credentials";
import { guardrail } from "../../rule";

/** The secrets that a rotation of the stack is of. */
const rotated = oncePerStack(
  (stack): ReadonlySet<ResourceView> =>
    new Set(
      stack
        .ofType("aws_secretsmanager_secret_rotation")
        .flatMap((rotation) => stack.referencedBy(rotation.get("secret_id"))),
    ),
);

export const cacheSecretRotation = guardrail({
  id: "cache-secret-rotation",
  severity: "warning",
  pack: "strict",
  problem: "Nothing rotates the secret of the cache",
  why: "People who left the team still know it.",
  fix: "add an aws_secretsmanager_secret_rotation",
  references: ["CKV2_AWS_57"],
  appliesTo: ["aws_secretsmanager_secret"],
  inputs: (secret, stack) =>
    credentialSecrets(stack).has(secret)
      ? { aws_secretsmanager_secret_rotation: rotated(stack).has(secret) }
      : undefined,
  isValid: (rotation) => rotation.aws_secretsmanager_secret_rotation,
});
