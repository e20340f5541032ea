import { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import { KmsKeyRing } from "@cdktf/provider-google/lib/kms-key-ring";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Duration } from "../../core";

/** How an `EncryptionKey` is made. */
export interface EncryptionKeyProps {
  /** Name of the key and of its ring. */
  readonly name: string;
  readonly region: string;
  /** @default - a key ring is made */
  readonly keyRing?: string;
  readonly rotationPeriod: Duration;
  readonly deletionProtection: boolean;
  readonly labels?: Record<string, string>;
  readonly project?: string;
  readonly provider?: TerraformProvider;
}

/**
 * The key of one cache: its data, and its AUTH string if it has one. Google never deletes keys and key rings: when
 * they are destroyed here the key's versions are, and both names stay taken.
 */
export class EncryptionKey extends Construct {
  /** `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. */
  public readonly keyName: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { name, project, provider } = props;
    const keyRing =
      props.keyRing ??
      new KmsKeyRing(this, "KeyRing", { name, location: props.region, project, provider }).id;
    this.keyName = new KmsCryptoKey(this, "Resource", {
      name,
      keyRing,
      purpose: "ENCRYPT_DECRYPT",
      rotationPeriod: `${props.rotationPeriod.toSeconds()}s`,
      labels: props.labels,
      provider,
      lifecycle: { preventDestroy: props.deletionProtection },
    }).id;
  }
}
