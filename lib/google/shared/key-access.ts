import { KmsCryptoKeyIamMember } from "@cdktf/provider-google/lib/kms-crypto-key-iam-member";
import { Construct } from "constructs";
import {
  type AgentProject,
  type AgentService,
  projectNumberOf,
  serviceAgent,
} from "./service-agent";

/** How `KeyAccess` is made. */
export interface KeyAccessProps extends AgentProject {
  readonly keyName: string;
}

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
    this.projectNumber = projectNumberOf(this, props);
  }

  /** Lets one service's agent use the key. */
  public grant(service: AgentService): KmsCryptoKeyIamMember {
    return new KmsCryptoKeyIamMember(this, service, {
      cryptoKeyId: this.props.keyName,
      role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      member: serviceAgent(this.projectNumber, service),
      provider: this.props.provider,
    });
  }
}
