import { KeyVaultKey } from "@cdktf/provider-azurerm/lib/key-vault-key";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Duration } from "../../core";

/** How an `EncryptionKey` is made. */
export interface EncryptionKeyProps {
  readonly name: string;
  readonly keyVaultId: string;
  readonly rotationPeriod: Duration;
  readonly deletionProtection: boolean;
  readonly tags?: Record<string, string>;
  readonly provider?: TerraformProvider;
}

/** Azure Managed Redis takes RSA keys alone. Source: https://learn.microsoft.com/azure/redis/how-to-encryption */
const KEY_SIZE = 3072;

/**
 * The key of one cache, which wraps and unwraps Azure's own. It has no end: data under an expired key cannot be read.
 * A new version reaches the cache with the next apply.
 */
export class EncryptionKey extends Construct {
  /** Address of the key's version. */
  public readonly keyId: string;
  /** Resource id of the key, whatever its version. */
  public readonly resourceId: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const key = new KeyVaultKey(this, "Resource", {
      name: props.name,
      keyVaultId: props.keyVaultId,
      keyType: "RSA",
      keySize: KEY_SIZE,
      keyOpts: ["unwrapKey", "wrapKey"],
      rotationPolicy: {
        automatic: { timeAfterCreation: `P${props.rotationPeriod.toDays()}D` },
      },
      tags: props.tags,
      provider: props.provider,
      lifecycle: { preventDestroy: props.deletionProtection },
    });
    this.keyId = key.id;
    this.resourceId = key.resourceVersionlessId;
  }
}
