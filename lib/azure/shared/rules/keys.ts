import type { Duration } from "../../../core";
import { isWhole, presence, type Rule, rulesFor } from "../../../core/validation";
import type { AzureKeyVaultKey } from "../cache-key";
import { IDENTITY_ID, KEY_VAULT_ID, KEY_VERSION_URL } from "../resource-ids";

/** What these rules read. */
export interface KeySettings {
  readonly customerManagedKey: boolean;
  readonly keyVaultKey?: AzureKeyVaultKey;
  readonly keyVaultId?: string;
  readonly keyRotationPeriod: Duration;
}

const rule = rulesFor<KeySettings>();

/** Key Vault rotates no key sooner. Source: https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation */
const SHORTEST_ROTATION_DAYS = 7;

/** Rules for the customer-managed key of a cache, and for the vault. */
export const KEY_RULES: readonly Rule<KeySettings>[] = [
  rule({
    id: "azure.key-vault-id",
    inputs: ({ keyVaultId }) => (keyVaultId === undefined ? undefined : { keyVaultId }),
    isValid: ({ keyVaultId }) => KEY_VAULT_ID.test(keyVaultId),
    confidential: ["keyVaultId"],
    expected: "the resource id of a key vault",
    fix: "write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.KeyVault/vaults/VAULT",
  }),
  rule({
    id: "azure.key-vault-for-key",
    inputs: ({ customerManagedKey, keyVaultKey, keyVaultId }) =>
      customerManagedKey && keyVaultKey === undefined
        ? { customerManagedKey, keyVaultId: presence(keyVaultId) }
        : undefined,
    isValid: ({ keyVaultId }) => keyVaultId !== undefined,
    expected: "a key vault for the key that is made",
    fix: "give keyVaultId, or a keyVaultKey; customerManagedKey: false leaves the key to Microsoft",
  }),
  rule({
    id: "azure.key-vault-key",
    inputs: ({ keyVaultKey }) => keyVaultKey && { keyId: keyVaultKey.keyId },
    isValid: ({ keyId }) => KEY_VERSION_URL.test(keyId),
    confidential: ["keyId"],
    expected: "the address of a version of a key: Azure Managed Redis takes none without a version",
    fix: "write it as https://VAULT.vault.azure.net/keys/KEY/VERSION",
  }),
  rule({
    id: "azure.key-vault-key-identity",
    inputs: ({ keyVaultKey }) => keyVaultKey && { identityId: keyVaultKey.identityId },
    isValid: ({ identityId }) => IDENTITY_ID.test(identityId),
    confidential: ["identityId"],
    expected: "the resource id of a user-assigned identity: a cache uses its key with no other",
    fix: "write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.ManagedIdentity/userAssignedIdentities/IDENTITY",
  }),
  rule({
    id: "azure.key-vault-key-unused",
    inputs: ({ customerManagedKey, keyVaultKey }) =>
      keyVaultKey === undefined
        ? undefined
        : { keyVaultKey: presence(keyVaultKey), customerManagedKey },
    isValid: ({ customerManagedKey }) => customerManagedKey,
    expected: "a key with a customer-managed key on",
    fix: "leave keyVaultKey out, or leave customerManagedKey at true",
  }),
  rule({
    id: "azure.key-rotation",
    inputs: ({ keyRotationPeriod }) => ({ keyRotationPeriod }),
    isValid: ({ keyRotationPeriod }) =>
      isWhole(keyRotationPeriod.toDays(), SHORTEST_ROTATION_DAYS, 36_500),
    expected: "whole days, 7 to 36500",
    fix: "leave keyRotationPeriod out for a year",
  }),
];
