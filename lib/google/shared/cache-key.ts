import type { Construct } from "constructs";
import type { Duration } from "../../core";
import { EncryptionKey } from "./encryption-key";
import { KeyAccess } from "./key-access";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** What decides the key of a cache. */
export interface CacheKeySettings extends ResourceSettings {
  /**
   * What the names of the key and its ring start with: caches of different engines may have one name.
   *
   * @default "memorystore"
   */
  readonly keyPrefix?: string;
  readonly region: string;
  readonly projectNumber?: string;
  readonly customerManagedKey: boolean;
  readonly kmsKeyName?: string;
  readonly kmsKeyRing?: string;
  readonly keyRotationPeriod: Duration;
  readonly grantKeyAccess: boolean;
  readonly deletionProtection: boolean;
}

/** The key of a cache. */
export interface CacheKey {
  /** Full name of the key. */
  readonly name: string;
  /** What lets services use it; `undefined` when the key's owner does so. */
  readonly access?: KeyAccess;
}

/** The given key, or one that is made; `undefined` without a customer-managed key. */
export function cacheKey(scope: Construct, settings: CacheKeySettings): CacheKey | undefined {
  const { cacheName, keyPrefix = "memorystore", project, projectNumber, provider } = settings;
  if (!settings.customerManagedKey) {
    return undefined;
  }
  const name =
    settings.kmsKeyName ??
    new EncryptionKey(scope, "Key", {
      name: `${keyPrefix}-${cacheName}`,
      region: settings.region,
      keyRing: settings.kmsKeyRing,
      rotationPeriod: settings.keyRotationPeriod,
      deletionProtection: settings.deletionProtection,
      ...commonArguments(settings),
    }).keyName;
  const access = settings.grantKeyAccess
    ? new KeyAccess(scope, "KeyAccess", { keyName: name, project, projectNumber, provider })
    : undefined;
  return { name, access };
}
