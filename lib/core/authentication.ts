import type { SecretReference } from "./secret-reference";

/** Anyone who reaches the endpoint may use the cache. */
export interface NoAuthentication {
  /** Which kind this is. */
  readonly kind: "none";
}

/** Every client sends the same token. */
export interface TokenAuthentication {
  /** Which kind this is. */
  readonly kind: "token";
  /** The token, which clients send as the password. */
  readonly token: SecretReference;
}

/** Every client is a user with rights of its own. */
export interface UserAuthentication {
  /** Which kind this is. */
  readonly kind: "users";
  /** At least one; the first is the one that clients use unless they name another. */
  readonly users: readonly CacheUser[];
}

/**
 * Clients log in with the identity of their workload at the cloud. They make short-lived tokens
 * themselves and send them as the password: there is no secret to deliver.
 */
export interface CloudIdentityAuthentication {
  /** Which kind this is. */
  readonly kind: "cloud-identity";
  /** Who issues the tokens. */
  readonly mode: "google-iam" | "entra-id";
  /** The OAuth scope that clients request a token for: `https://redis.azure.com/.default`. */
  readonly scope: string;
  /**
   * Name that clients log in with: with Entra ID the object id of the identity.
   *
   * @default - clients send the token alone
   */
  readonly userName?: string;
}

/** How clients prove to the cache who they are. */
export type CacheAuthentication =
  | NoAuthentication
  | TokenAuthentication
  | UserAuthentication
  | CloudIdentityAuthentication;

/** A user of a cache. */
export interface CacheUser {
  /**
   * The user's name in the props of the cache. Grants and clients in the cluster choose the user by it.
   */
  readonly name: string;
  /**
   * Name that clients log in with, where it is another one. For a user who authenticates by IAM it is the
   * user's id.
   *
   * @default - `name`
   */
  readonly loginName?: string;
  /** `undefined` for a user who authenticates by IAM: its clients make short-lived tokens themselves. */
  readonly password?: SecretReference;
}
