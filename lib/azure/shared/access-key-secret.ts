import { KeyVaultSecret } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { SecretReference } from "../../core";

/** How an `AccessKeySecret` is made. */
export interface AccessKeySecretProps {
  readonly cacheName: string;
  readonly keyVaultId: string;
  /** The expression of the access key. */
  readonly accessKey: string;
  /** Changes when the access key does. */
  readonly revision: string;
  readonly tags?: Record<string, string>;
  readonly provider?: TerraformProvider;
}

/**
 * The access key that clients send, kept in a key vault. Its value is an ordinary argument: it is in the state of the
 * cache anyway, and a write-only one would not notice that Azure has another key.
 */
export class AccessKeySecret extends Construct {
  /** Name of the secret in the vault. */
  public readonly secretName: string;
  public readonly token: SecretReference;

  constructor(scope: Construct, id: string, props: AccessKeySecretProps) {
    super(scope, id);
    this.secretName = accessKeySecretName(props.cacheName);
    const secret = new KeyVaultSecret(this, "Resource", {
      name: this.secretName,
      keyVaultId: props.keyVaultId,
      value: props.accessKey,
      contentType: "access key of Azure Managed Redis",
      tags: props.tags,
      provider: props.provider,
    });
    this.token = new SecretReference({
      store: "azure-key-vault",
      id: this.secretName,
      revision: props.revision,
      expression: secret.value,
    });
  }
}

/** Name of the secret with a cache's access key. */
export function accessKeySecretName(cacheName: string): string {
  return `redis-${cacheName}-access-key`;
}
