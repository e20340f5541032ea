import { type TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { IManagedCache } from "../../core";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { OBJECT_ID } from "./resource-ids";

/** What the grants of a cache are made of. */
export interface ConnectGrants {
  /** Resource id of the cache. */
  readonly resourceId: string;
  /** Whether `grantConnect` is who lets identities log in. */
  readonly isAllowed: boolean;
  readonly provider?: TerraformProvider;
}

/** The resource that lets an identity log in. The bindings are older than it. */
const ASSIGNMENT = "azurerm_managed_redis_access_policy_assignment";

/** The versions that have it. Source: the provider's changelog, 4.60.0. */
const PROVIDER_VERSION = "~> 4.60";

/** How the ids of grants start in a cache. */
export const GRANT_PREFIX = "Connect-";

const rule = rulesFor<{ readonly objectId: string; readonly isAllowed: boolean }>();

const RULES = [
  rule({
    id: "azure.grant-connect",
    inputs: ({ isAllowed }) => ({ isAllowed }),
    isValid: ({ isAllowed }) => isAllowed,
    expected: "a cache whose identities are let in by grantConnect",
    fix: 'give { kind: "entra-id", assignments: "grant-connect" } as authentication',
  }),
  rule({
    id: "azure.grant-object-id",
    inputs: ({ objectId }) => ({ objectId }),
    isValid: ({ objectId }) => OBJECT_ID.test(objectId),
    confidential: ["objectId"],
    expected: "the object id of an identity or a user of Entra ID",
    fix: "give principal_id of the identity: neither its name nor its client id",
  }),
];

/**
 * Lets an identity log in to one cache, with the rights of an access key: Azure has one access policy. The stack then
 * asks for a provider that has the resource.
 *
 * @throws CacheValidationError for what is no object id, and for a cache that others let identities in to
 */
export function grantConnect(
  cache: IManagedCache,
  { resourceId, isAllowed, provider }: ConnectGrants,
  id: string,
  objectId: string,
): void {
  refuse(`grantConnect of ${cache.node.path}`, findFaults(RULES, { objectId, isAllowed }));
  const assignment = new TerraformResource(new Construct(cache, GRANT_PREFIX + id), "Resource", {
    terraformResourceType: ASSIGNMENT,
    terraformGeneratorMetadata: { providerName: "azurerm" },
    provider,
  });
  assignment.addOverride("managed_redis_id", resourceId);
  assignment.addOverride("object_id", objectId);
  TerraformStack.of(cache).addOverride(
    "terraform.required_providers.azurerm.version",
    PROVIDER_VERSION,
  );
}
