import { withShape } from "./shape";
import { SECRET_REFERENCE_PROPS } from "./shapes";

/**
 * Where the value of a secret is kept. Terraform cannot read one that is kept in the cluster alone
 * (`kubernetes-secret`): clients take it from an existing Secret.
 */
export type SecretStore =
  | "aws-secrets-manager"
  | "google-secret-manager"
  | "azure-key-vault"
  | "terraform-variable"
  | "kubernetes-secret";

/** The revision of a secret that was never rotated. @internal */
export const INITIAL_REVISION = "initial";

/** What a reference to a secret is made of. */
export interface SecretReferenceProps {
  /** Where the value is kept. */
  readonly store: SecretStore;
  /** ARN or resource name in the store, the name of the Terraform variable, or that of the Secret in the cluster. */
  /** ARN or resource name in the store, the name in a key vault, or the name of the Terraform variable. */
  readonly id: string;
  /**
   * Key of the value in the store, where it is one of several in a JSON object.
   *
   * @default - the secret is the value itself
   */
  readonly jsonKey?: string;
  /**
   * Changes whenever the value does, so that copies of it (a Kubernetes Secret) are written again.
   * It is shown in plans: a label, never something derived from the value.
   */
  readonly revision: string;
  /** The Terraform expression that gives the value at apply time. */
  readonly expression: string;
}

/**
 * A secret by reference. The value itself is never known at synthesis, and the reference prints as its
 * id, so that it cannot reach an output, a log or an error by accident.
 */
export class SecretReference {
  /** Where the value is kept. */
  public readonly store: SecretStore;
  /** ARN, resource name, or name of the variable or the Secret. */
  public readonly id: string;
  /** Key in a JSON object; `undefined` where the secret is the value itself. */
  public readonly jsonKey?: string;
  /** Changes whenever the value does. */
  public readonly revision: string;
  readonly #expression: string;

  /** @throws CacheValidationError for props of a wrong kind */
  constructor(props: SecretReferenceProps) {
    props = withShape("SecretReference", SECRET_REFERENCE_PROPS, props);
    this.store = props.store;
    this.id = props.id;
    this.jsonKey = props.jsonKey;
    this.revision = props.revision;
    this.#expression = props.expression;
  }

  /**
   * The Terraform expression of the value. For write-only and sensitive arguments alone: anywhere else
   * the value ends up in plain text.
   */
  public unsafeExpression(): string {
    return this.#expression;
  }

  /** For messages: `secret` and the id, never the value. */
  public toString(): string {
    return `secret ${this.id}`;
  }
}
