import type { UniqueName } from "../../core/taken-names";
import type { ElastiCacheAuthentication } from "./elasticache-authentication";
import { userId } from "./resource-name";
import type { ResourceSettings } from "./resource-settings";

/** What decides which names a cache takes. */
export interface NamedCacheSettings extends ResourceSettings {
  readonly authentication: ElastiCacheAuthentication;
}

/**
 * What an account and a region have once of a cache. The names of its other resources are made of its id. Users
 * are the account's: cache `a` with user `b-c` and cache `a-b` with user `c` have one user id.
 */
export function uniqueNames({
  cacheName,
  authentication,
  provider,
}: NamedCacheSettings): UniqueName[] {
  const users = authentication.kind === "users" ? Object.keys(authentication.users) : [];
  return [
    {
      id: "elasticache.replication-group-id-taken",
      input: "replicationGroupId",
      name: cacheName,
      provider,
      fix: "set replicationGroupId to another id, or give the cache of another region its own provider",
    },
    ...users.map((user) => ({
      id: "elasticache.user-id-taken",
      input: "userId",
      name: userId(cacheName, user),
      provider,
      fix: "rename the user, or set replicationGroupId to another id",
    })),
  ];
}
