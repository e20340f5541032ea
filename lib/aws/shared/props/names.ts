/**
 * Names of what a cache is made of, for the conventions of an organization. A change of one replaces what has it, and
 * with `users` its clients' users.
 */
export interface ElastiCacheResourceNames {
  /** Name of the subnet group. @default - the cache's name */
  readonly subnetGroup?: string;
  /** Start of the parameter group's name; its family follows. @default - the cache's name */
  readonly parameterGroup?: string;
  /** Name of the security group. @default - `elasticache-` and the cache's name */
  readonly securityGroup?: string;
  /** Alias of the key. @default - `alias/elasticache/` and the cache's name */
  readonly keyAlias?: string;
  /**
   * Start of the secrets' names; `/auth-token`, or `/user/` and a user's name, follows.
   *
   * @default - `elasticache/` and the cache's name
   */
  readonly secrets?: string;
  /** Id of the user group. @default - the cache's name */
  readonly userGroup?: string;
  /** Start of the users' ids; a hyphen and a user's name follow. @default - the cache's name */
  readonly users?: string;
  /**
   * Start of the log groups' names; `/slow-log` and `/engine-log` follow. Names below `/aws/vendedlogs/` keep the
   * account's resource policy for logs short.
   *
   * @default - `/aws/vendedlogs/elasticache/` and the cache's name
   */
  readonly logGroups?: string;
}

/** What every ElastiCache cache takes of names. */
export interface ElastiCacheNameProps {
  /** Names of its parts, as far as it has them. @default - made of the cache's own name */
  readonly names?: ElastiCacheResourceNames;
}

/** Fills in the names of a cache's parts. */
export function withNameDefaults(cacheName: string, { names = {} }: ElastiCacheNameProps) {
  return {
    cacheName,
    /** Names that the props give: others are made of the cache's name, which is the account's once. */
    givenNames: names,
    names: {
      subnetGroup: names.subnetGroup ?? cacheName,
      parameterGroup: names.parameterGroup ?? cacheName,
      securityGroup: names.securityGroup ?? `elasticache-${cacheName}`,
      keyAlias: names.keyAlias ?? `alias/elasticache/${cacheName}`,
      secrets: names.secrets ?? `elasticache/${cacheName}`,
      userGroup: names.userGroup ?? cacheName,
      users: names.users ?? cacheName,
      logGroups: names.logGroups ?? `/aws/vendedlogs/elasticache/${cacheName}`,
    },
  };
}
