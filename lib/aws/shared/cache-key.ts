import type { Construct } from "constructs";
import type { Duration } from "../../core";
import { EncryptionKey } from "./encryption-key";
import { logGroupName } from "./log-delivery";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** What decides the key of a cache. */
export interface CacheKeySettings extends ResourceSettings {
  readonly atRestEncryption: boolean;
  readonly customerManagedKey: boolean;
  readonly kmsKeyArn?: string;
  readonly deletionProtection: boolean;
  /** How long logs are kept. @default - the cache has no logs */
  readonly logRetention?: Duration;
}

/** ARN of the given key, or of one that is made; `undefined` without a customer-managed key. */
export function cacheKeyArn(scope: Construct, settings: CacheKeySettings): string | undefined {
  const { cacheName, names, atRestEncryption, customerManagedKey, deletionProtection } = settings;
  if (!customerManagedKey || !atRestEncryption) {
    return undefined;
  }
  return (
    settings.kmsKeyArn ??
    new EncryptionKey(scope, "Key", {
      cacheName,
      alias: names.keyAlias,
      logGroupName: settings.logRetention && logGroupName(names.logGroups, "*"),
      deletionProtection,
      ...commonArguments(settings),
    }).arn
  );
}
