import { referencesIn } from "../terraform/references";
import type { ResourceView } from "../terraform/resource-view";
import { oncePerStack, type StackView } from "../terraform/stack-view";
import { REDIS_INSTANCE, REPLICATION_GROUP } from "./caches";

/** Secrets of the clouds' own stores. */
export const SECRET_TYPES = ["aws_secretsmanager_secret", "google_secret_manager_secret"];

/** Attributes that hold the value of a secret, by the type that has them. */
const VALUES: Record<string, readonly string[]> = {
  [REPLICATION_GROUP]: ["auth_token"],
  [REDIS_INSTANCE]: ["auth_string"],
  aws_elasticache_user: ["passwords"],
  aws_secretsmanager_random_password: ["random_password"],
  aws_secretsmanager_secret_version: ["secret_string", "secret_binary"],
  aws_ssm_parameter: ["value"],
  google_secret_manager_secret_version: ["secret_data"],
  random_password: ["result"],
  random_string: ["result"],
};

/** What the caches of a stack are told to take as a token or a password. */
function givenCredentials(stack: StackView): unknown[] {
  return [
    ...stack.ofType(REPLICATION_GROUP).map((group) => group.get("auth_token")),
    ...stack
      .ofType("aws_elasticache_user")
      .flatMap((user) => [user.get("passwords"), user.get("authentication_mode.passwords")]),
  ];
}

/** All in a stack that knows a credential of a cache. */
const credentialHolders = oncePerStack((stack): Set<ResourceView> => {
  const instances = new Set(stack.ofType(REDIS_INSTANCE));
  const copies = stack
    .ofType(...Object.keys(VALUES))
    .filter((view) => stack.referencedBy(view.attributes).some((source) => instances.has(source)));
  return new Set([
    ...stack.sourcesOf(givenCredentials(stack)).filter(({ type }) => type in VALUES),
    ...instances,
    ...copies,
  ]);
});

/** Every reference that reads a credential of a cache: `random_password.token.result`. */
const exposingReferences = oncePerStack(
  (stack) =>
    new Set(
      [...credentialHolders(stack)].flatMap(({ type, address }) =>
        (VALUES[type] ?? []).map((attribute) => `${address}.${attribute}`),
      ),
    ),
);

/** The secrets in a stack that hold a credential of a cache. */
export const credentialSecrets = oncePerStack(
  (stack): Set<ResourceView> =>
    new Set(
      [...credentialHolders(stack)]
        .flatMap((holder) => stack.sourcesOf([holder.get("secret"), holder.get("secret_id")]))
        .filter(({ type }) => SECRET_TYPES.includes(type)),
    ),
);

/** Whether a value will hold a credential of a cache when Terraform has run. */
export function exposesCredential(value: unknown, stack: StackView): boolean {
  const exposed = exposingReferences(stack);
  return referencesIn(value).some(({ address, attribute }) =>
    exposed.has(`${address}.${attribute}`),
  );
}

/** Whether Terraform's state will hold a credential of a cache. */
export function hasCredentials(stack: StackView): boolean {
  return (
    givenCredentials(stack).some((value) => value !== undefined) ||
    stack.ofType(REDIS_INSTANCE).some((instance) => instance.get("auth_enabled") !== undefined)
  );
}
