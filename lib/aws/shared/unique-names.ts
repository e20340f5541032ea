import type { UniqueName } from "../../core/taken-names";
import type { ElastiCacheAuthentication } from "./elasticache-authentication";
import { userId } from "./resource-name";
import type { ResourceSettings } from "./resource-settings";

/** What decides which names a cache takes. */
export interface NamedCacheSettings extends ResourceSettings {
  readonly authentication: ElastiCacheAuthentication;
}

/**
 * What an account and a region have once of a cache. The names of its other resources are made of its id, whatever
 * kind of cache it is. Users are the account's: cache `a` with user `b-c` and cache `a-b` with user `c` have one
 * user id.
 *
 * @param input - the prop that names the cache
 */
export function uniqueNames(
  input: "replicationGroupId" | "serverlessCacheName" | "clusterId",
  { cacheName, authentication, provider }: NamedCacheSettings,
): UniqueName[] {
  const users = authentication.kind === "users" ? Object.keys(authentication.users) : [];
  return [
    {
      id: "elasticache.replication-group-id-taken",
      input,
      name: cacheName,
      provider,
      fix: `set ${input} to another name, or give the cache of another region its own provider`,
    },
    ...users.map((user) => ({
      id: "elasticache.user-id-taken",
      input: "userId",
      name: userId(cacheName, user),
      provider,
      fix: `rename the user, or set ${input} to another name`,
    })),
  ];
}
