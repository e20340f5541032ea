/** With which key the data of an ElastiCache cache is encrypted. */
export interface ElastiCacheKeyProps {
  /**
   * Whether data, logs and secrets are encrypted with a customer-managed key rather than one that AWS
   * owns. A change replaces the cache.
   *
   * @default true
   */
  readonly customerManagedKey?: boolean;
  /**
   * ARN of a key that exists already. Its policy must let ElastiCache and Secrets Manager use it, and CloudWatch
   * Logs if the cache has logs. A change replaces the cache.
   *
   * @default - a key with yearly rotation and an alias is made
   */
  readonly kmsKeyArn?: string;
}

/** How the data of an ElastiCache cache is encrypted. */
export interface ElastiCacheEncryptionProps extends ElastiCacheKeyProps {
  /**
   * Whether data on disk (swap, snapshots) is encrypted. A change replaces the cache.
   *
   * @default true
   */
  readonly atRestEncryption?: boolean;
}

/** Fills in the defaults. */
export function withEncryptionDefaults({
  atRestEncryption = true,
  customerManagedKey = true,
  kmsKeyArn,
}: ElastiCacheEncryptionProps) {
  return { atRestEncryption, customerManagedKey, kmsKeyArn };
}
