/** Clients send one of the cache's two access keys as the password. */
export interface AzureAccessKeys {
  /** Both keys are in Terraform's state as soon as access keys are on. */
  readonly kind: "access-keys";
  /**
   * Which of the two keys clients get. To rotate, change it and apply, then regenerate the other key.
   *
   * @default "primary"
   */
  readonly key?: "primary" | "secondary";
  /**
   * Names the value of the key: 1 to 40 letters, digits and hyphens. Change it after the key was regenerated, so that
   * the copies in the cluster are written again. It is shown in plans.
   *
   * @default "initial"
   */
  readonly rotationLabel?: string;
}

/**
 * Clients log in with the identity of their workload: they send a token of Entra ID's as the password. Access keys are
 * off, and no secret is in the state.
 */
export interface AzureEntraId {
  /** The cache takes tokens of Entra ID alone. */
  readonly kind: "entra-id";
  /**
   * Who lets identities log in. Without it the cache is refused, since nobody could.
   *
   * - `grant-connect`: `grantConnect` does, and the stack asks for azurerm 4.60 or later, which has the resource
   * - `elsewhere`: it happens outside this stack
   *
   * @default - the cache is refused
   */
  readonly assignments?: "grant-connect" | "elsewhere";
  /**
   * Object id of the identity with which clients log in, which they send as the user's name.
   *
   * @default - each client knows its own
   */
  readonly userName?: string;
}

/** How clients of an `AzureManagedRedis` log in. */
export type AzureRedisAuthentication = AzureAccessKeys | AzureEntraId;
