import type { CacheAuthentication, CacheUser, SecretReference } from "../../core";

/**
 * What a client sends to a cache to log in: nothing, a token, a user's name and password, or only a name
 * where the user authenticates by IAM.
 */
export interface ClientCredentials {
  /** The name that the client logs in with. */
  readonly userName?: string;
  /** The token or the password. */
  readonly secret?: SecretReference;
}

/**
 * The credentials of a client. Without a name the client is the cache's first user. For a name that the
 * props of the cache do not have there are no credentials.
 */
export function clientCredentials(
  authentication: CacheAuthentication,
  name: string | undefined,
): ClientCredentials {
  if (authentication.kind === "token") {
    return { secret: authentication.token };
  }
  if (authentication.kind === "cloud-identity") {
    return { userName: authentication.userName };
  }
  const users = cacheUsers(authentication);
  const user = name === undefined ? users[0] : users.find((one) => one.name === name);
  return { userName: user && loginName(user), secret: user?.password };
}

/** What a user sends as its name. */
export function loginName({ name, loginName = name }: CacheUser): string {
  return loginName;
}

/** The users of a cache, if its clients are users. */
export function cacheUsers(authentication: CacheAuthentication): readonly CacheUser[] {
  return authentication.kind === "users" ? authentication.users : [];
}
