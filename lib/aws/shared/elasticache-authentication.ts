import type { TerraformVariable } from "cdktf";
import { INITIAL_REVISION } from "../../core/secret-reference";

/** What ElastiCache does with the token in use when another one is set. */
export enum TokenUpdateStrategy {
  /** Accept both tokens: the first of the two deploys of a rotation. */
  ROTATE = "ROTATE",
  /** Accept the newest token alone: the second deploy, and the state between rotations. */
  SET = "SET",
}

/**
 * The state of a token. A rotation is two deploys: a new label with `ROTATE`, and, when all
 * clients have the new token, the same label with `SET`.
 */
export interface TokenRotation {
  /**
   * Any name for the token: `2026-11`, up to 40 letters, digits and hyphens. With a new label AWS
   * generates a new token, where it generates tokens.
   */
  readonly label: string;
  /** Which tokens are accepted. */
  readonly strategy: TokenUpdateStrategy;
}

/** The rotation of a token that was never rotated: where a finished rotation ends. @internal */
export const INITIAL_ROTATION: TokenRotation = {
  label: INITIAL_REVISION,
  strategy: TokenUpdateStrategy.SET,
};

/** The password labels of a user who was never rotated. @internal */
export const DEFAULT_PASSWORD_LABELS: readonly string[] = [INITIAL_REVISION];

/** A token that AWS generates, kept in Secrets Manager under the cache's key. */
export interface GeneratedToken {
  /** Which kind this is. */
  readonly kind: "generated-token";
  /** Change the label to generate a new token. @default - label `initial`, strategy `SET` */
  readonly rotation?: TokenRotation;
}

/** A token from a Secrets Manager secret that exists already. */
export interface ExistingSecretToken {
  /** Which kind this is. */
  readonly kind: "secret-token";
  /** ARN of the secret. */
  readonly secretArn: string;
  /**
   * Key of the token when the secret's value is a JSON object.
   *
   * @default - the whole value is the token
   */
  readonly jsonKey?: string;
  /**
   * Change the label when the secret's value has changed, so that it is passed on.
   *
   * @default - label `initial`, strategy `SET`
   */
  readonly rotation?: TokenRotation;
}

/** A token from a sensitive Terraform variable. */
export interface VariableToken {
  /** Which kind this is. */
  readonly kind: "variable-token";
  /** The variable, which must be `sensitive`. */
  readonly variable: TerraformVariable;
  /**
   * Change the label when the variable's value has changed, so that it is passed on.
   *
   * @default - label `initial`, strategy `SET`
   */
  readonly rotation?: TokenRotation;
}

/** A user of the cache. */
export interface ElastiCacheUserProps {
  /**
   * What the user may do, in the engine's ACL language: `on ~app:* +@all -@dangerous`.
   *
   * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly accessString: string;
  /**
   * How the user logs in. `password`: AWS generates it, kept in Secrets Manager. `iam`: clients make
   * short-lived tokens from their role (Redis OSS 7.0, Valkey 7.2 and later); the user's name then
   * is its id.
   *
   * @default "password"
   */
  readonly authentication?: "password" | "iam";
  /**
   * One label for each password that is accepted, 1 or 2, oldest first. Clients get the last
   * one. To rotate without a gap: add a label, deploy, move the clients, remove the old label.
   *
   * @default ["initial"]
   */
  readonly passwordLabels?: readonly string[];
}

/** Users with rights of their own, in a user group. The engine's `default` user is turned off. */
export interface Users {
  /** Which kind this is. */
  readonly kind: "users";
  /**
   * The users by name, at least one; the first is the one that clients use unless they name
   * another.
   */
  readonly users: Record<string, ElastiCacheUserProps>;
  /**
   * Whether a replication group has had a token before: ElastiCache takes users only with a request that deletes the
   * token. It needs version 6.31 or later of the AWS provider. Keep it afterwards: the provider sends an empty token
   * when it goes.
   *
   * @default false
   */
  readonly deletesToken?: boolean;
}

/** No authentication: anyone who reaches the port may use the cache. */
export interface Unauthenticated {
  /** Which kind this is. */
  readonly kind: "none";
}

/** How clients of an ElastiCache cache prove who they are. */
export type ElastiCacheAuthentication =
  | GeneratedToken
  | ExistingSecretToken
  | VariableToken
  | Users
  | Unauthenticated;
