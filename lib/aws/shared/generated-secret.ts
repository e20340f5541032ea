import { DataAwsSecretsmanagerRandomPassword } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-random-password";
import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type Duration, SecretReference } from "../../core";

/** How a `GeneratedSecret` is made. */
export interface GeneratedSecretProps {
  readonly name: string;
  readonly description: string;
  /** There is one value for each label; the last is the current one. */
  readonly labels: readonly string[];
  /** @default - the key that AWS manages for Secrets Manager */
  readonly kmsKeyArn?: string;
  readonly recoveryWindow: Duration;
  readonly tags?: Record<string, string>;
  readonly provider?: TerraformProvider;
}

/** Letters and digits alone: 64 of them are 381 bits, and ElastiCache takes few symbols (16 to 128). */
const LENGTH = 64;

/**
 * A secret whose values AWS generates, with no provider but the AWS one. A value is generated when its
 * label first appears and never again: `ignore_changes` keeps it through later plans.
 */
export class GeneratedSecret extends Construct {
  public readonly secretArn: string;
  /** One for each label, in the order of the labels. */
  public readonly values: readonly SecretReference[];
  /** The value of the last label. */
  public readonly current: SecretReference;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, "Resource", {
      name: props.name,
      description: props.description,
      kmsKeyId: props.kmsKeyArn,
      recoveryWindowInDays: props.recoveryWindow.toDays(),
      tags: props.tags,
      provider: props.provider,
    });
    this.secretArn = secret.arn;
    this.values = props.labels.map((label) => this.generate(secret, label, props.provider));
    this.current = this.values[this.values.length - 1] as SecretReference;
  }

  private generate(
    secret: SecretsmanagerSecret,
    label: string,
    provider: TerraformProvider | undefined,
  ): SecretReference {
    const generated = new DataAwsSecretsmanagerRandomPassword(this, `Random-${label}`, {
      passwordLength: LENGTH,
      excludePunctuation: true,
      provider,
    });
    const version = new SecretsmanagerSecretVersion(this, `Version-${label}`, {
      secretId: secret.id,
      secretString: generated.randomPassword,
      provider,
      // The data source generates a value in every plan; only the first one counts. A new label's version
      // exists before the old one goes, so that there is always a current value.
      lifecycle: { ignoreChanges: ["secret_string"], createBeforeDestroy: true },
    });
    // Read back by its version, so that clients get the value that was kept.
    const kept = new DataAwsSecretsmanagerSecretVersion(this, `Value-${label}`, {
      secretId: secret.id,
      versionId: version.versionId,
      provider,
    });
    return new SecretReference({
      store: "aws-secrets-manager",
      id: this.secretArn,
      revision: label,
      expression: kept.secretString,
    });
  }
}
