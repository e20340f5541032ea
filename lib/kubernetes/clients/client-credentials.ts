import type { CacheAuthentication, CacheUser, SecretReference } from "../../core";

/** What a client logs in with: nothing, a token, a name with a password, or a name alone (IAM). */
export interface ClientCredentials {
  readonly userName?: string;
  /** The token or the password. */
  readonly secret?: SecretReference;
}

/** The credentials of one client; of a user that the cache does not have, none. */
export function clientCredentials(
  authentication: CacheAuthentication,
  userName: string | undefined,
): ClientCredentials {
  if (authentication.kind === "token") {
    return { secret: authentication.token };
  }
  if (authentication.kind === "cloud-identity") {
    return { userName: authentication.userName };
  }
  const user = findUser(authentication, userName);
  return { userName: user?.name, secret: user?.password };
}

function findUser(
  authentication: CacheAuthentication,
  name: string | undefined,
): CacheUser | undefined {
  if (authentication.kind !== "users") {
    return undefined;
  }
  return name === undefined
    ? authentication.users[0]
    : authentication.users.find((user) => user.name === name);
}
