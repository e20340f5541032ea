import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { Construct } from "constructs";
import { commonArguments, type ResourceSettings } from "../shared/resource-settings";
import { SCALABLE_COUNTS, type ScalingSettings } from "./autoscaling";

const NAMESPACE = "elasticache";

/** What scaling policies are made of. */
export interface ScalingPoliciesSettings extends ResourceSettings {
  readonly autoscaling: { readonly shards?: ScalingSettings; readonly replicas?: ScalingSettings };
}

/**
 * Makes a target and a policy for each count that follows the load.
 *
 * @param replicationGroupId - a reference: AWS registers counts of a group that is there
 */
export function makeScalingPolicies(
  scope: Construct,
  settings: ScalingPoliciesSettings,
  replicationGroupId: string,
): void {
  for (const { count, dimension } of SCALABLE_COUNTS) {
    const scaling = settings.autoscaling[count];
    if (scaling !== undefined) {
      const target = new AppautoscalingTarget(scope, `Scaling-${count}`, {
        serviceNamespace: NAMESPACE,
        resourceId: `replication-group/${replicationGroupId}`,
        scalableDimension: `elasticache:replication-group:${dimension}`,
        minCapacity: scaling.min,
        maxCapacity: scaling.max,
        ...commonArguments(settings),
      });
      new AppautoscalingPolicy(scope, `ScalingPolicy-${count}`, {
        name: `${settings.cacheName}-${count}`,
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        resourceId: target.resourceId,
        scalableDimension: target.scalableDimension,
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: scaling.metric },
          targetValue: scaling.targetUtilization,
          disableScaleIn: !scaling.scaleIn,
          // Always explicit: without one the next change follows at once.
          scaleOutCooldown: scaling.scaleOutCooldown.toSeconds(),
          scaleInCooldown: scaling.scaleInCooldown.toSeconds(),
        },
        provider: settings.provider,
      });
    }
  }
}

/** The arguments of the replication group that Terraform leaves to Application Auto Scaling. */
export function argumentsLeftTo({ autoscaling }: ScalingPoliciesSettings): string[] {
  return SCALABLE_COUNTS.filter(({ count }) => autoscaling[count] !== undefined).map(
    ({ argument }) => argument,
  );
}
