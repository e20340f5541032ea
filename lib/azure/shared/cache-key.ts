import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Duration } from "../../core";
import { EncryptionKey } from "./encryption-key";
import { KeyIdentity } from "./key-identity";
import type { ResourceSettings } from "./resource-settings";

/** A key that exists already, and the identity that may use it. */
export interface AzureKeyVaultKey {
  /** Address of a version of the key: `https://VAULT.vault.azure.net/keys/KEY/VERSION`. */
  readonly keyId: string;
  /** Resource id of a user-assigned identity that may get, wrap and unwrap with the key. */
  readonly identityId: string;
}

/** What decides the key of a cache. */
export interface CacheKeySettings extends ResourceSettings {
  readonly customerManagedKey: boolean;
  readonly keyVaultKey?: AzureKeyVaultKey;
  readonly keyVaultId?: string;
  readonly keyRotationPeriod: Duration;
  readonly deletionProtection: boolean;
}

/** The key of a cache. */
export interface CacheKey extends AzureKeyVaultKey {
  /** What must be there before the cache: what lets the identity use a key that is made. */
  readonly dependsOn: ITerraformDependable[];
}

/** The given key, or one that is made in the vault; `undefined` without a customer-managed key. */
export function cacheKey(scope: Construct, settings: CacheKeySettings): CacheKey | undefined {
  const { customerManagedKey, keyVaultKey, keyVaultId } = settings;
  if (!customerManagedKey) {
    return undefined;
  }
  if (keyVaultKey !== undefined) {
    return { ...keyVaultKey, dependsOn: [] };
  }
  const { keyId, resourceId } = new EncryptionKey(scope, "Key", {
    name: `redis-${settings.cacheName}`,
    // A rule asks for the vault.
    keyVaultId: keyVaultId as string,
    rotationPeriod: settings.keyRotationPeriod,
    deletionProtection: settings.deletionProtection,
    tags: settings.tags,
    provider: settings.provider,
  });
  const identity = new KeyIdentity(scope, "KeyIdentity", settings);
  return { keyId, identityId: identity.identityId, dependsOn: [identity.grant(resourceId)] };
}
