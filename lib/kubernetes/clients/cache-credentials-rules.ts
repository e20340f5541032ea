import type { IManagedCache, SecretReference } from "../../core";
import { isUnresolved, isWhole, mustBeKnown, rulesFor } from "../../core/validation";
import { dnsLabelRule, isObjectName, NAMESPACE_RULE } from "../objects/name-rules";
import { cacheUsers } from "./client-credentials";
import type { CredentialsSource } from "./credentials-source";

/** What the rules of `CacheCredentials` judge. */
export interface CacheCredentialsSettings {
  readonly cache: IManagedCache;
  readonly namespace: string;
  readonly source: CredentialsSource;
  readonly user?: string;
  /** The token or the password of the client. */
  readonly secret?: SecretReference;
}

const rule = rulesFor<CacheCredentialsSettings>();

/** Keys of a Secret. Source: https://kubernetes.io/docs/concepts/configuration/secret/ */
const SECRET_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

export const CACHE_CREDENTIALS_RULES = [
  NAMESPACE_RULE,
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
    isValid: (keys) =>
      Object.values(keys).every((key) => key === undefined || SECRET_KEY.test(key)),
    confidential: ["tokenKey", "usernameKey"],
    expected: "1 to 253 letters, digits, hyphens, underscores and dots",
    fix: "give the keys of the existing Secret",
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
    isValid: ({ refreshInterval }) =>
      isWhole(refreshInterval.toSeconds(), 1, Number.MAX_SAFE_INTEGER),
    expected: "whole seconds, at least 1",
    fix: "leave refreshInterval out for an hour",
  }),
  rule({
    id: "kubernetes.external-secret-reference",
    inputs: ({ source, secret }) =>
      source.kind === "external-secret" && secret !== undefined
        ? { store: secret.store }
        : undefined,
    isValid: ({ store }) => store !== "terraform-variable",
    expected: "a secret in AWS Secrets Manager or Google Secret Manager",
    fix: "keep the token in one of them, or use the source terraform-secret or existing-secret",
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
    expected: "one of the cache's users",
    fix: "correct the name, or leave user out for the first one",
  }),
];
