import type { Duration } from "../../core";

/** Terraform writes a Secret with the value from the cloud's secret store. */
export interface TerraformSecretSource {
  /** Which kind this is. */
  readonly kind: "terraform-secret";
  /**
   * Name of the Secret.
   *
   * @default "redis-auth"
   */
  readonly name?: string;
}

/**
 * The External Secrets Operator writes a Secret with the value from the cloud's secret store. Terraform
 * gives the cluster only a reference. The operator's CRDs must be in the cluster when Terraform plans.
 */
export interface ExternalSecretSource {
  /** Which kind this is. */
  readonly kind: "external-secret";
  /** The operator's store for the cloud's secret store. It must exist already. */
  readonly store: {
    readonly name: string;
    readonly kind: "SecretStore" | "ClusterSecretStore";
  };
  /**
   * How often the operator reads the value again, in whole seconds, at least 1. When the rotation label
   * changes, the operator reads the value at once.
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
  /**
   * Name of the ExternalSecret and of its Secret.
   *
   * @default "redis-auth"
   */
  readonly name?: string;
}

/** A Secret that exists already, and that you keep up to date. */
export interface ExistingSecretSource {
  /** Which kind this is. */
  readonly kind: "existing-secret";
  /** Name of the Secret, in the namespace of the clients. */
  readonly name: string;
  /**
   * Key of the token, or of the user's password.
   *
   * @default "token"
   */
  readonly tokenKey?: string;
  /**
   * Key of the user's name.
   *
   * @default - the name of the cache's user
   */
  readonly usernameKey?: string;
}

/** Key of the token in a Secret, unless a user says otherwise. @internal */
export const TOKEN_KEY = "token";

/** Where the Secret with a client's credentials comes from. */
export type CredentialsSource = TerraformSecretSource | ExternalSecretSource | ExistingSecretSource;
