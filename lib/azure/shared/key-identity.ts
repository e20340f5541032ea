import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/**
 * The role with what a cache needs of its key: get, wrap and unwrap.
 *
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
 */
const ROLE = "Key Vault Crypto Service Encryption User";

/** The identity with which a cache uses its key. */
export class KeyIdentity extends Construct {
  /** Resource id of the identity. */
  public readonly identityId: string;
  private readonly principalId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly settings: ResourceSettings,
  ) {
    super(scope, id);
    const identity = new UserAssignedIdentity(this, "Resource", {
      name: `${settings.cacheName}-key`,
      ...commonArguments(settings),
    });
    this.identityId = identity.id;
    this.principalId = identity.principalId;
  }

  /** Lets the identity use a key. The cache needs it when it is made, and no argument says so. */
  public grant(keyResourceId: string): ITerraformDependable {
    return new RoleAssignment(this, "KeyAccess", {
      scope: keyResourceId,
      roleDefinitionName: ROLE,
      principalId: this.principalId,
      // Entra ID takes a while to know a new identity: with the type, Azure does not look it up.
      principalType: "ServicePrincipal",
      provider: this.settings.provider,
    });
  }
}
