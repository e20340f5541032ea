import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { CacheValidationError, type IManagedCache } from "../../core";
import { describe } from "../../core/validation";

/** What the grants of a cache are made of. */
export interface ElastiCacheGrants {
  /** ARN of the cache. */
  readonly arn: string | undefined;
  /** ARNs of the users who authenticate by IAM, by their names. */
  readonly iamUserArns: ReadonlyMap<string, string>;
  /** The AWS provider that makes the grants. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/** Lets a role connect to a cache as a user who authenticates by IAM. */
export function grantConnect(
  cache: IManagedCache,
  { arn, iamUserArns, provider }: ElastiCacheGrants,
  id: string,
  roleName: string,
  userName: string,
): void {
  const userArn = iamUserArns.get(userName);
  if (arn === undefined || userArn === undefined) {
    throw new CacheValidationError(`grantConnect of ${cache.node.path}`, [
      {
        id: "elasticache.grant-connect",
        found: describe({ userName, ...(arn === undefined && { arn }) }),
        expected: `users who authenticate by IAM: ${[...iamUserArns.keys()].join(", ") || "there are none"}`,
        fix: 'give the cache a user with authentication: "iam"; an imported cache needs arn and iamUserArns',
      },
    ]);
  }
  const grant = new Construct(cache, `Connect-${id}`);
  const policy = new DataAwsIamPolicyDocument(grant, "Policy", {
    statement: [{ actions: ["elasticache:Connect"], resources: [arn, userArn] }],
    provider,
  });
  new IamRolePolicy(grant, "Resource", {
    name: `elasticache-connect-${cache.cacheName}-${userName}`,
    role: roleName,
    policy: policy.json,
    provider,
  });
}
