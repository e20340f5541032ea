import { isUnresolved } from "../../../core/validation";
import type { ResourceView } from "../../../terraform/resource-view";
import type { StackView } from "../../../terraform/stack-view";
import { CACHES_WITH_TOKEN, credentialSecrets, tokensOf } from "../../credentials";
import { guardrail } from "../../rule";

const VERSIONS = ["aws_secretsmanager_secret_version", "google_secret_manager_secret_version"];

/** Arguments that take a credential. */
const ATTRIBUTES = [
  ...CACHES_WITH_TOKEN.flatMap(tokensOf),
  "passwords",
  "authentication_mode.passwords",
  "secret_string",
  "secret_data",
];

export const credentialsInCode = guardrail({
  id: "credentials-in-code",
  severity: "error",
  pack: "baseline",
  problem: "The code contains a token or password of the cache",
  why: "It is in the repository, in the synthesized stack and in Terraform's state, where many people can read it.",
  fix: "let the cloud generate it, or read it from the secret store or from a sensitive variable",
  references: [],
  appliesTo: [...CACHES_WITH_TOKEN, "aws_elasticache_user", ...VERSIONS],
  inputs: (resource, stack) =>
    VERSIONS.includes(resource.type) && !isOfCache(resource, stack)
      ? undefined
      : // The names only: the message must not contain the value.
        { plain_text: ATTRIBUTES.filter((path) => isWritten(resource.get(path))) },
  isValid: ({ plain_text }) => plain_text.length === 0,
});

function isOfCache(version: ResourceView, stack: StackView): boolean {
  return stack
    .referencedBy([version.get("secret"), version.get("secret_id")])
    .some((secret) => credentialSecrets(stack).has(secret));
}

function isWritten(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isWritten) : value !== undefined && !isUnresolved(value);
}
