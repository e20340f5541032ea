import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { IManagedCache } from "../../core";
import { findFaults, refuse, rulesFor } from "../../core/validation";

/** What the grants of a cache are made of. */
export interface ConnectGrants {
  /** Id of the project of the cache. */
  readonly project: string;
  /** The role that lets a principal log in. */
  readonly role: string;
  /** Full name of the cache. */
  readonly resourceName: string;
  /** Whether clients log in at all. */
  readonly iamAuthentication: boolean;
  /** The Google provider that makes the grants. @default - the stack's default Google provider */
  readonly provider?: TerraformProvider;
}

/** Whom Memorystore knows. Source: https://cloud.google.com/memorystore/docs/valkey/about-iam-auth */
const PRINCIPAL = /^(serviceAccount|user):[^\s:@]+@[^\s:@]+$/;

const rule = rulesFor<{ readonly member: string; readonly iamAuthentication: boolean }>();

const RULES = [
  rule({
    id: "memorystore.grant-connect",
    inputs: ({ iamAuthentication }) => ({ iamAuthentication }),
    isValid: ({ iamAuthentication }) => iamAuthentication,
    expected: "a cache whose clients log in by IAM",
    fix: "leave iamAuthentication at true",
  }),
  rule({
    id: "memorystore.grant-member",
    inputs: ({ member }) => ({ member }),
    isValid: ({ member }) => PRINCIPAL.test(member),
    expected: "a service account or a user: Memorystore knows no groups and no other principals",
    fix: "write it as serviceAccount:NAME@PROJECT.iam.gserviceaccount.com",
  }),
];

/**
 * Lets a principal log in to one cache: the role is the project's, and a condition limits it.
 *
 * @throws CacheValidationError for a principal that Memorystore does not know, and for a cache without IAM
 * authentication
 */
export function grantConnect(
  cache: IManagedCache,
  { project, role, resourceName, iamAuthentication, provider }: ConnectGrants,
  id: string,
  member: string,
): void {
  refuse(`grantConnect of ${cache.node.path}`, findFaults(RULES, { member, iamAuthentication }));
  new ProjectIamMember(new Construct(cache, `Connect-${id}`), "Resource", {
    project,
    role,
    member,
    condition: {
      title: `Connect to ${cache.cacheName}`,
      expression: `resource.name == "${resourceName}"`,
    },
    provider,
  });
}
