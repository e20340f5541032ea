import { DataGoogleProject } from "@cdktf/provider-google/lib/data-google-project";
import { KmsCryptoKeyIamMember } from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

/** How `KeyAccess` is made. */
export interface KeyAccessProps {
  readonly keyName: string;
  readonly project?: string;
  /** @default - looked up */
  readonly projectNumber?: string;
  readonly provider?: TerraformProvider;
}

/**
 * Domains of the service agents that use a cache's key.
 *
 * Source: https://cloud.google.com/iam/docs/service-agents
 */
const AGENT_DOMAINS = {
  Memorystore: "cloud-redis.iam.gserviceaccount.com",
  MemorystoreValkey: "gcp-sa-memorystore.iam.gserviceaccount.com",
  SecretManager: "gcp-sa-secretmanager.iam.gserviceaccount.com",
};

/**
 * What lets Google's services encrypt with a key. They need it when they make the instance or the
 * secret: whatever they make depends on its grant.
 */
export class KeyAccess extends Construct {
  private readonly projectNumber: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: KeyAccessProps,
  ) {
    super(scope, id);
    const { project: projectId, provider } = props;
    this.projectNumber =
      props.projectNumber ?? new DataGoogleProject(this, "Project", { projectId, provider }).number;
  }

  /** Lets one service's agent use the key. */
  public grant(service: keyof typeof AGENT_DOMAINS): KmsCryptoKeyIamMember {
    return new KmsCryptoKeyIamMember(this, service, {
      cryptoKeyId: this.props.keyName,
      role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      member: `serviceAccount:service-${this.projectNumber}@${AGENT_DOMAINS[service]}`,
      provider: this.props.provider,
    });
  }
}
