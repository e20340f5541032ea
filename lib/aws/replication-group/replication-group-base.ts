import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import {
  CacheValidationError,
  Duration,
  type KnownCache,
  ManagedCacheBase,
  type NodeLimits,
} from "../../core";
import { describe } from "../../core/validation/values";
import {
  type ElastiCacheMetric,
  type MetricOptions,
  memberMetrics,
} from "../shared/elasticache-metric";
import {
  type IElastiCacheReplicationGroup,
  memberIds,
  type ReplicationGroupTopology,
} from "./members";

/** What synthesis knows of a replication group. */
export interface KnownReplicationGroup extends KnownCache {
  readonly topology: ReplicationGroupTopology;
  readonly limits: NodeLimits;
  /** Node type; `undefined` when it is not known. */
  readonly nodeType?: string;
}

/** What grants of a replication group are made of. */
export interface ReplicationGroupGrants {
  /** ARN of the replication group. */
  readonly arn: string | undefined;
  /** ARNs of the users who authenticate by IAM, by their names. */
  readonly iamUserArns: ReadonlyMap<string, string>;
  /** The AWS provider that makes the grants. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/** A replication group with its metrics and grants, made here or imported. */
export abstract class ReplicationGroupBase
  extends ManagedCacheBase
  implements IElastiCacheReplicationGroup
{
  declare public readonly topology: ReplicationGroupTopology;
  declare public readonly limits: NodeLimits;
  public readonly memberIds: readonly string[];
  public readonly nodeType?: string;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownReplicationGroup) {
    super(scope, id, known);
    this.memberIds = memberIds(known.cacheName, known.topology);
    this.nodeType = known.nodeType;
  }

  /** What `grantConnect` needs. */
  protected abstract grants(): ReplicationGroupGrants;

  public grantConnect(id: string, roleName: string, userName: string): void {
    const { arn, iamUserArns, provider } = this.grants();
    const userArn = iamUserArns.get(userName);
    if (arn === undefined || userArn === undefined) {
      throw new CacheValidationError(`grantConnect of ${this.node.path}`, [
        {
          id: "elasticache.grant-connect",
          found: describe({ userName, ...(arn === undefined && { arn }) }),
          expected: `users who authenticate by IAM: ${[...iamUserArns.keys()].join(", ") || "there are none"}`,
          fix: 'give the cache a user with authentication: "iam"; an imported cache needs arn and iamUserArns',
        },
      ]);
    }
    const grant = new Construct(this, `Connect-${id}`);
    const policy = new DataAwsIamPolicyDocument(grant, "Policy", {
      statement: [{ actions: ["elasticache:Connect"], resources: [arn, userArn] }],
      provider,
    });
    new IamRolePolicy(grant, "Resource", {
      name: `elasticache-connect-${this.cacheName}-${userName}`,
      role: roleName,
      policy: policy.json,
      provider,
    });
  }

  public metric(metricName: string, options?: MetricOptions): ElastiCacheMetric[] {
    return memberMetrics(this.memberIds, metricName, options);
  }

  public metricEngineCpuUtilization(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("EngineCPUUtilization", options);
  }

  public metricDatabaseMemoryUsagePercentage(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("DatabaseMemoryUsagePercentage", options);
  }

  public metricCurrConnections(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CurrConnections", options);
  }

  public metricEvictions(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("Evictions", {
      statistic: "Sum",
      period: Duration.minutes(5),
      ...options,
    });
  }

  public metricCacheHitRate(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CacheHitRate", { period: Duration.minutes(5), ...options });
  }

  public metricReplicationLag(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("ReplicationLag", options);
  }
}
