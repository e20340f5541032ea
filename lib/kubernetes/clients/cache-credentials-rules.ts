import type { SecretReference } from "../../core";
import { isUnresolved, isWhole, knownItems, mustBeKnown, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { isDataKey, isObjectName } from "../objects/kubernetes-names";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { dnsLabelRule } from "../objects/name-rules";
import type { KubernetesCommonProps } from "../objects/object-props";
import { cacheUsers, loginName } from "./client-credentials";
import { type CredentialsSource, TOKEN_KEY } from "./credentials-source";

/** What the rules of `CacheCredentials` judge. */
export interface CacheCredentialsSettings extends KubernetesCommonProps {
  readonly source: CredentialsSource;
  readonly user?: string;
  /** The token or the password of the client. */
  readonly secret?: SecretReference;
}

const rule = rulesFor<CacheCredentialsSettings>();

/** An engine takes no spaces in a name, and the External Secrets Operator takes braces for its templates. */
const USER_NAME = /^(?!.*\{\{)[^\s\p{Cc}]+$/u;

/** A year: Go's durations end at 292 of them. */
const MOST_SECONDS = 365 * 24 * 3600;

export const CACHE_CREDENTIALS_RULES = [
  ...OBJECT_RULES,
  ...CACHE_RULES,
  dnsLabelRule<CacheCredentialsSettings>("kubernetes.secret-name", "name", ({ source }) =>
    source.kind === "existing-secret" ? undefined : source.name,
  ),
  rule({
    id: "kubernetes.existing-secret-name",
    inputs: ({ source }) => (source.kind === "existing-secret" ? { name: source.name } : undefined),
    isValid: ({ name }) => isObjectName(name),
    confidential: ["name"],
    expected: "1 to 253 lower-case letters, digits, hyphens and dots",
    fix: "give the name of the existing Secret",
  }),
  rule({
    id: "kubernetes.existing-secret-keys",
    inputs: ({ source }) =>
      source.kind === "existing-secret"
        ? { tokenKey: source.tokenKey, usernameKey: source.usernameKey }
        : undefined,
    isValid: (keys) => Object.values(keys).every((key) => key === undefined || isDataKey(key)),
    confidential: ["tokenKey", "usernameKey"],
    expected:
      "1 to 253 letters, digits, hyphens, underscores and dots, not . and not .. at the start",
    fix: "give the keys of the existing Secret",
  }),
  rule({
    id: "kubernetes.existing-secret-key-twice",
    inputs: ({ source }) =>
      source.kind === "existing-secret" && source.usernameKey !== undefined
        ? { tokenKey: source.tokenKey ?? TOKEN_KEY, usernameKey: source.usernameKey }
        : undefined,
    isValid: ({ tokenKey, usernameKey }) => tokenKey !== usernameKey,
    confidential: ["tokenKey", "usernameKey"],
    expected: "a key of its own for the user's name: a client would send the password as its name",
    fix: "correct one of the keys",
  }),
  rule({
    id: "kubernetes.external-secret-store",
    inputs: ({ source }) =>
      source.kind === "external-secret" ? { store: source.store } : undefined,
    isValid: ({ store }) => isObjectName(store.name),
    confidential: ["store"],
    expected: "the name of a SecretStore or a ClusterSecretStore",
    fix: 'name an existing store, such as { name: "aws", kind: "ClusterSecretStore" }',
  }),
  rule({
    id: "kubernetes.external-secret-refresh",
    inputs: ({ source }) =>
      source.kind === "external-secret" && source.refreshInterval !== undefined
        ? { refreshInterval: source.refreshInterval }
        : undefined,
    // With 0 the operator reads the secret once and never again, even when an annotation changes.
    isValid: ({ refreshInterval }) => isWhole(refreshInterval.toSeconds(), 1, MOST_SECONDS),
    expected: "whole seconds, from 1 to a year",
    fix: "leave refreshInterval out for an hour",
  }),
  rule({
    id: "kubernetes.external-secret-reference",
    inputs: ({ source, secret }) =>
      source.kind === "external-secret" && secret !== undefined
        ? { store: secret.store }
        : undefined,
    isValid: ({ store }) => store !== "terraform-variable" && store !== "kubernetes-secret",
    expected: "a secret in AWS Secrets Manager or Google Secret Manager",
    fix: "keep the token in one of them, or use the source terraform-secret or existing-secret",
  }),
  rule({
    id: "kubernetes.secret-in-cluster",
    inputs: ({ source, secret }) =>
      source.kind === "terraform-secret" && secret !== undefined
        ? { store: secret.store }
        : undefined,
    isValid: ({ store }) => store !== "kubernetes-secret",
    expected: "a secret that Terraform can read: this one is in the cluster alone",
    fix: "use the source existing-secret, with a Secret of the same value in each client namespace",
  }),
  rule({
    id: "kubernetes.secret-revision",
    inputs: ({ source, secret }) =>
      source.kind === "terraform-secret" && isUnresolved(secret?.revision)
        ? { label: mustBeKnown(secret?.revision) }
        : undefined,
    isValid: () => false,
    expected: "a rotation label that is known at synthesis",
    fix: "write the label as plain text, since Terraform sees a rotation by it",
  }),
  rule({
    id: "kubernetes.client-user-name",
    inputs: ({ cache: { authentication } }) => ({
      users: knownItems(cacheUsers(authentication).map(loginName)),
    }),
    isValid: ({ users }) => users.every((name) => USER_NAME.test(name)),
    confidential: ["users"],
    expected: "names to log in with, without spaces, control characters and {{",
    fix: "correct the names of the cache's users",
  }),
  rule({
    id: "kubernetes.client-user",
    inputs: ({ user, cache: { authentication } }) => {
      const users = cacheUsers(authentication).map(({ name }) => name);
      // One that only Terraform will know is found among the users when it is the same reference.
      return user === undefined || users.includes(user)
        ? undefined
        : { user: mustBeKnown(user), users: users.map(mustBeKnown) };
    },
    isValid: () => false,
    confidential: ["user"],
    expected: "one of the cache's users, by its name in the cache's props",
    fix: "correct the name, or leave user out for the first one",
  }),
];
