import type { UniqueName } from "../../core/taken-names";
import type { ElastiCacheAuthentication } from "./elasticache-authentication";
import type { ElastiCacheResourceNames } from "./props/names";
import { userId } from "./resource-name";
import type { ResourceSettings } from "./resource-settings";

/** What decides which names a cache takes. */
export interface NamedCacheSettings extends ResourceSettings {
  readonly authentication: ElastiCacheAuthentication;
  readonly givenNames: ElastiCacheResourceNames;
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
  { cacheName, givenNames, names, authentication, provider }: NamedCacheSettings,
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
    ...Object.entries<string>({ ...givenNames }).map(([part, name]) => ({
      id: "elasticache.resource-name-taken",
      input: `names.${part}`,
      name,
      within: [part],
      provider,
      fix: `set names.${part} to another name`,
    })),
    ...users.map((user) => ({
      id: "elasticache.user-id-taken",
      input: "userId",
      name: userId(names.users, user),
      provider,
      fix: `rename the user, or set ${input} to another name`,
    })),
  ];
}
