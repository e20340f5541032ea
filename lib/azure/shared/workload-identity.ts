import { FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { IDENTITY_ID, OBJECT_ID } from "./resource-ids";

/** As whom pods of AKS log in to a cache: Workload Identity lends them a user-assigned identity. */
export interface AzureWorkloadIdentity {
  /** Resource id of the user-assigned identity. */
  readonly identityId: string;
  /** Name of the identity's resource group. @default - that of the cache */
  readonly resourceGroupName?: string;
  /** Client id of the identity, with which pods ask for a token. */
  readonly clientId: string;
  /** Object id of the identity (`principal_id`), which is its name at the cache. */
  readonly objectId: string;
  /** The cluster's OIDC issuer: `oidc_issuer_url` of the AKS cluster. */
  readonly issuer: string;
}

/** Where credentials are made. */
interface FederationPlace {
  readonly resourceGroupName: string;
  readonly provider?: TerraformProvider;
}

/** A service account of a cluster. */
interface KubernetesServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * What gives pods the identity: an annotation of the service account, and a label of the pods.
 *
 * Source: https://learn.microsoft.com/azure/aks/workload-identity-overview
 */
export function workloadIdentityMarks({ clientId }: AzureWorkloadIdentity) {
  return {
    serviceAccountAnnotations: { "azure.workload.identity/client-id": clientId },
    podLabels: { "azure.workload.identity/use": "true" },
  };
}

/** The audience of tokens that Entra ID takes in exchange for its own. */
const AUDIENCE = "api://AzureADTokenExchange";

const rule = rulesFor<
  AzureWorkloadIdentity & { readonly accounts: readonly KubernetesServiceAccount[] }
>();

const RULES = [
  rule({
    id: "azure.workload-identity-id",
    inputs: ({ identityId }) => ({ identityId }),
    isValid: ({ identityId }) => IDENTITY_ID.test(identityId),
    confidential: ["identityId"],
    expected: "the resource id of a user-assigned identity",
    fix: "write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.ManagedIdentity/userAssignedIdentities/IDENTITY",
  }),
  rule({
    id: "azure.workload-identity-client",
    inputs: ({ clientId, objectId }) => ({ clientId, objectId }),
    isValid: ({ clientId, objectId }) =>
      OBJECT_ID.test(clientId) && OBJECT_ID.test(objectId) && clientId !== objectId,
    confidential: ["clientId", "objectId"],
    expected: "the client id and the object id of the identity, which differ",
    fix: "give client_id and principal_id of the identity",
  }),
  rule({
    id: "azure.workload-identity-issuer",
    inputs: ({ issuer }) => ({ issuer }),
    isValid: ({ issuer }) => /^https:\/\/[^\s]+$/.test(issuer),
    expected: "the address of the cluster's OIDC issuer",
    fix: "give oidc_issuer_url of the AKS cluster",
  }),
  rule({
    id: "azure.workload-identity-unused",
    inputs: ({ accounts }) => ({ warmers: accounts.length }),
    isValid: ({ warmers }) => warmers > 0,
    expected: "at least one warmer, which logs in by it",
    fix: "leave workloadIdentity out: applications have service accounts of their own",
  }),
];

/**
 * Lets pods of service accounts act as an identity.
 *
 * @throws CacheValidationError that lists every fault of the identity
 */
export function federate(
  scope: Construct,
  identity: AzureWorkloadIdentity,
  accounts: readonly KubernetesServiceAccount[],
  { resourceGroupName, provider }: FederationPlace,
): void {
  refuse(`workloadIdentity of ${scope.node.path}`, findFaults(RULES, { ...identity, accounts }));
  const credentials = new Construct(scope, "WorkloadIdentity");
  for (const { namespace, name } of accounts) {
    new FederatedIdentityCredential(credentials, `${namespace}-${name}`, {
      name: `${namespace}-${name}`,
      parentId: identity.identityId,
      resourceGroupName: identity.resourceGroupName ?? resourceGroupName,
      issuer: identity.issuer,
      subject: `system:serviceaccount:${namespace}:${name}`,
      audience: [AUDIENCE],
      provider,
    });
  }
}
