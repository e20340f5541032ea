import { isUnresolved } from "../core/validation";
import { CACHE_DESCRIPTORS } from "../terraform/cache-resources";
import { typesThat } from "../terraform/caches";
import { referencesIn } from "../terraform/references";
import type { ResourceView } from "../terraform/resource-view";
import { oncePerStack, type StackView } from "../terraform/stack-view";
import { missing } from "./fact-rule";

/** Caches that take a token, and caches whose service generates one. */
export const CACHES_WITH_TOKEN = typesThat(({ tokenArgument }) => tokenArgument !== undefined);
const CACHES_THAT_GENERATE = typesThat(({ tokenAttributes }) => tokenAttributes !== undefined);

/** Secrets in the secret stores of the clouds. */
export const SECRET_TYPES = ["aws_secretsmanager_secret", "google_secret_manager_secret"];

/** The attributes with the value of a secret, by type. */
const VALUES: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    [...CACHES_WITH_TOKEN, ...CACHES_THAT_GENERATE].map((type) => [type, tokensOf(type)]),
  ),
  aws_elasticache_user: ["passwords"],
  aws_secretsmanager_random_password: ["random_password"],
  aws_secretsmanager_secret_version: ["secret_string", "secret_binary"],
  aws_ssm_parameter: ["value"],
  azurerm_key_vault_secret: ["value"],
  google_secret_manager_secret_version: ["secret_data"],
  random_password: ["result"],
  random_string: ["result"],
};

/** The argument or the attributes with the token of a cache. */
export function tokensOf(type: string): string[] {
  const { tokenArgument, tokenAttributes = [] } = CACHE_DESCRIPTORS[type] ?? {};
  return [...(tokenArgument === undefined ? [] : [tokenArgument]), ...tokenAttributes];
}

/** The tokens and passwords that the caches of a stack take. */
function takenCredentials(stack: StackView): unknown[] {
  return [
    ...stack
      .ofType(...CACHES_WITH_TOKEN)
      .flatMap((cache) => tokensOf(cache.type).map((token) => cache.get(token))),
    ...stack
      .ofType("aws_elasticache_user")
      .flatMap((user) => [user.get("passwords"), user.get("authentication_mode.passwords")]),
  ];
}

/** The resources of a stack with a credential of a cache. */
const credentialHolders = oncePerStack((stack): Set<ResourceView> => {
  const generating = new Set(stack.ofType(...CACHES_THAT_GENERATE));
  const copies = stack
    .ofType(...Object.keys(VALUES))
    .filter((view) => stack.referencedBy(view.attributes).some((source) => generating.has(source)));
  return new Set([
    ...stack.sourcesOf(takenCredentials(stack)).filter(({ type }) => type in VALUES),
    ...generating,
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

/** The secrets of a stack with a credential of a cache. */
export const credentialSecrets = oncePerStack(
  (stack): Set<ResourceView> =>
    new Set(
      [...credentialHolders(stack)]
        .flatMap((holder) => stack.sourcesOf([holder.get("secret"), holder.get("secret_id")]))
        .filter(({ type }) => SECRET_TYPES.includes(type)),
    ),
);

/** Whether a value contains a credential of a cache after Terraform evaluates it. */
export function exposesCredential(value: unknown, stack: StackView): boolean {
  const exposed = exposingReferences(stack);
  return referencesIn(value).some(
    ({ address, attribute, path }) =>
      exposed.has(`${address}.${attribute}`) || exposed.has(`${address}.${path}`),
  );
}

/** Whether Terraform's state can contain a credential of a cache. */
export function hasCredentials(stack: StackView): boolean {
  return (
    takenCredentials(stack).some((value) => value !== undefined) ||
    stack.ofType(...CACHES_THAT_GENERATE).some(canHaveToken)
  );
}

function canHaveToken(cache: ResourceView): boolean {
  const without = missing(cache, "authentication");
  return without === undefined || isUnresolved(without);
}
