import { isRotationLabel } from "../../../core/rotation-label";
import { mustBeKnown, presence, type Rule, rulesFor } from "../../../core/validation";
import { OBJECT_ID } from "../../shared/resource-ids";
import type { AzureManagedRedisSettings } from "../settings";

const rule = rulesFor<AzureManagedRedisSettings>();

/** Rules for how clients log in. Source: https://learn.microsoft.com/azure/redis/entra-for-authentication */
export const AUTHENTICATION_RULES: readonly Rule<AzureManagedRedisSettings>[] = [
  rule({
    id: "azure.key-vault-for-access-key",
    inputs: ({ authentication, keyVaultId }) =>
      authentication.kind === "access-keys"
        ? { authentication: authentication.kind, keyVaultId: presence(keyVaultId) }
        : undefined,
    isValid: ({ keyVaultId }) => keyVaultId !== undefined,
    expected: "a key vault in which the access key is kept",
    fix: 'give keyVaultId, or { kind: "entra-id" } as authentication',
  }),
  rule({
    id: "azure.rotation-label",
    inputs: ({ authentication }) =>
      authentication.kind === "access-keys"
        ? { rotationLabel: mustBeKnown(authentication.rotationLabel) }
        : undefined,
    isValid: ({ rotationLabel }) => isRotationLabel(rotationLabel),
    confidential: ["rotationLabel"],
    expected: "1 to 40 letters, digits and hyphens, known at synthesis",
    fix: "name the access key after its month, such as 2026-11; never after its value",
  }),
  rule({
    id: "azure.entra-assignments",
    inputs: ({ authentication }) =>
      authentication.kind === "entra-id"
        ? { authentication: authentication.kind, assignments: authentication.assignments }
        : undefined,
    isValid: ({ assignments }) => assignments !== undefined,
    expected:
      "someone who lets identities log in: access keys are off, and azurerm 4.55, which these bindings are made for, has no azurerm_managed_redis_access_policy_assignment, so that nobody could log in",
    fix: 'set assignments to "grant-connect" with azurerm 4.60 or later and call grantConnect, or to "elsewhere"; or leave authentication out for access keys',
  }),
  rule({
    id: "azure.entra-tls",
    inputs: ({ authentication, transitEncryption }) =>
      authentication.kind === "entra-id"
        ? { authentication: authentication.kind, transitEncryption }
        : undefined,
    isValid: ({ transitEncryption }) => transitEncryption,
    expected: "TLS with Entra ID",
    fix: "leave transitEncryption at true",
  }),
  rule({
    id: "azure.entra-user-name",
    inputs: ({ authentication }) =>
      authentication.kind === "entra-id" && authentication.userName !== undefined
        ? { userName: authentication.userName }
        : undefined,
    isValid: ({ userName }) => OBJECT_ID.test(userName),
    confidential: ["userName"],
    expected: "the object id of an identity, which clients send as the user's name",
    fix: "give principal_id of the identity: neither its name nor its client id",
  }),
];
