import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { Fn, propertyAccess, Token } from "cdktf";
import { Construct } from "constructs";
import { type Duration, SecretReference } from "../../core";
import {
  type ExistingSecretToken,
  type GeneratedToken,
  INITIAL_ROTATION,
  type TokenUpdateStrategy,
  type VariableToken,
} from "./elasticache-authentication";
import { GeneratedSecret } from "./generated-secret";
import type { ResourceSettings } from "./resource-settings";

/** How an `AuthToken` is made. */
export interface AuthTokenProps extends ResourceSettings {
  readonly source: GeneratedToken | ExistingSecretToken | VariableToken;
  readonly kmsKeyArn?: string;
  readonly recoveryWindow: Duration;
}

/** The token that all clients of a cache send, wherever it comes from. */
export class AuthToken extends Construct {
  public readonly token: SecretReference;
  public readonly updateStrategy: TokenUpdateStrategy;
  /** `undefined` for a token from a variable. */
  public readonly secretArn?: string;

  constructor(scope: Construct, id: string, props: AuthTokenProps) {
    super(scope, id);
    const { source } = props;
    const { label, strategy } = source.rotation ?? INITIAL_ROTATION;
    this.updateStrategy = strategy;

    switch (source.kind) {
      case "generated-token": {
        const secret = new GeneratedSecret(this, "Secret", {
          name: `${props.names.secrets}/auth-token`,
          description: `Token that clients of cache ${props.cacheName} send`,
          labels: [label],
          kmsKeyArn: props.kmsKeyArn,
          recoveryWindow: props.recoveryWindow,
          tags: props.tags,
          provider: props.provider,
        });
        this.secretArn = secret.secretArn;
        this.token = secret.current;
        break;
      }
      case "secret-token": {
        const { secretString } = new DataAwsSecretsmanagerSecretVersion(this, "Value", {
          secretId: source.secretArn,
          provider: props.provider,
        });
        this.secretArn = source.secretArn;
        this.token = new SecretReference({
          store: "aws-secrets-manager",
          id: source.secretArn,
          jsonKey: source.jsonKey,
          revision: label,
          expression:
            source.jsonKey === undefined
              ? secretString
              : Token.asString(propertyAccess(Fn.jsondecode(secretString), [source.jsonKey])),
        });
        break;
      }
      case "variable-token":
        this.token = new SecretReference({
          store: "terraform-variable",
          id: source.variable.friendlyUniqueId,
          revision: label,
          expression: source.variable.stringValue,
        });
    }
  }
}
