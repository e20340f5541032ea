/** Caches in other regions follow this one. */
export interface MemorystoreReplicationPrimary {
  /** Which kind this is. */
  readonly kind: "primary";
  /** Full names of the caches that follow, at least one: `projects/PROJECT/locations/REGION/…`. */
  readonly secondaries: readonly string[];
}

/** The cache follows one in another region, and takes no writes. */
export interface MemorystoreReplicationSecondary {
  /** Which kind this is. */
  readonly kind: "secondary";
  /** Full name of the cache that is followed: `projects/PROJECT/locations/REGION/…`. */
  readonly primary: string;
}

/** The cache has followed another one, does so no longer, and takes writes. */
export interface MemorystoreReplicationDetached {
  /** Which kind this is. */
  readonly kind: "detached";
}

/** Replication between regions. */
export interface MemorystoreReplicationProps {
  /**
   * The part that the cache has in replication between regions. A primary needs none before it changes places
   * with a secondary. A secondary has the shards and the node type of its primary, whatever is changed there.
   *
   * @default - the cache follows no other
   */
  readonly replication?:
    | MemorystoreReplicationPrimary
    | MemorystoreReplicationSecondary
    | MemorystoreReplicationDetached;
}
