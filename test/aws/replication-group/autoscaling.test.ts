import { TerraformOutput } from "cdktf";
import { CacheEngine, Duration, EvictionPolicy } from "cdktf-managed-cache";
import {
  ElastiCacheAlarms,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  ShardScalingMetric,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { synth } from "../../support/synth";
import { MINIMAL } from "../props";

const CLUSTER = { ...MINIMAL, shards: 2, replicas: 1 };

function make(props: Partial<ElastiCacheReplicationGroupProps>): {
  cache: ElastiCacheReplicationGroup;
  template: Template;
} {
  let cache!: ElastiCacheReplicationGroup;
  const template = synth((stack) => {
    cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...CLUSTER, ...props });
    new TerraformOutput(stack, "id", { value: cache.replicationGroupId });
  });
  return { cache, template };
}

describe("shards that follow the load", () => {
  const { cache, template } = make({ autoscaling: { shards: { min: 2, max: 4 } } });
  const group = template.only({ type: "aws_elasticache_replication_group" });
  const target = template.only({ type: "aws_appautoscaling_target" });

  test("are registered after the cache is made, with their range", () => {
    expect(target.properties).toMatchObject({
      service_namespace: "elasticache",
      resource_id: `replication-group/\${${group.address}.id}`,
      scalable_dimension: "elasticache:replication-group:NodeGroups",
      min_capacity: 2,
      max_capacity: 4,
    });
  });

  test("keep the load of the primaries at 60 %, and become no fewer", () => {
    const policy = template.only({ type: "aws_appautoscaling_policy" }).properties;
    expect(policy).toMatchObject({
      policy_type: "TargetTrackingScaling",
      resource_id: `\${${target.address}.resource_id}`,
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: {
          predefined_metric_type: "ElastiCachePrimaryEngineCPUUtilization",
        },
        target_value: 60,
        disable_scale_in: true,
        scale_out_cooldown: 300,
        scale_in_cooldown: 900,
      },
    });
  });

  test("are no longer Terraform's, while replicas are", () => {
    expect(group.properties.num_node_groups).toBe(2);
    expect(group.properties.lifecycle.ignore_changes).toEqual([
      "snapshot_name",
      "snapshot_arns",
      "num_node_groups",
    ]);
  });

  test("have metrics and alarms for every node that there may be", () => {
    expect(cache.topology).toEqual({ kind: "cluster", shards: 2, replicasPerShard: 1 });
    expect(cache.memberIds).toHaveLength(8);
    expect(cache.memberIds.at(-1)).toBe("test-cache-0004-002");
    const alarms = synth((stack) => {
      const autoscaling = { shards: { min: 2, max: 4 } };
      const scaled = new ElastiCacheReplicationGroup(stack, "Cache", { ...CLUSTER, autoscaling });
      new ElastiCacheAlarms(stack, "Alarms", { cache: scaled });
    });
    const ofNodes = alarms.propertiesOf("aws_cloudwatch_metric_alarm");
    expect(ofNodes.filter(({ alarm_name: name }) => /-Evicting-/.test(name))).toHaveLength(8);
    // A node that is not there yet has no data, and nobody is called for it.
    for (const { treat_missing_data, insufficient_data_actions } of ofNodes) {
      expect(treat_missing_data).not.toBe("breaching");
      expect(insufficient_data_actions).toBeUndefined();
    }
  });
});

test("replicas follow the load of the replicas, with what was set", () => {
  const { cache, template } = make({
    autoscaling: {
      replicas: {
        min: 1,
        max: 3,
        targetUtilization: 50,
        scaleIn: true,
        scaleOutCooldown: Duration.minutes(1),
        scaleInCooldown: Duration.hours(1),
      },
    },
  });
  expect(template.only({ type: "aws_appautoscaling_target" }).properties).toMatchObject({
    scalable_dimension: "elasticache:replication-group:Replicas",
  });
  expect(template.only({ type: "aws_appautoscaling_policy" }).properties).toMatchObject({
    target_tracking_scaling_policy_configuration: {
      predefined_metric_specification: {
        predefined_metric_type: "ElastiCacheReplicaEngineCPUUtilization",
      },
      target_value: 50,
      disable_scale_in: false,
      scale_out_cooldown: 60,
      scale_in_cooldown: 3600,
    },
  });
  const group = template.only({ type: "aws_elasticache_replication_group" }).properties;
  expect(group.lifecycle.ignore_changes).toContain("replicas_per_node_group");
  expect(group.lifecycle.ignore_changes).not.toContain("num_node_groups");
  expect(cache.memberIds).toHaveLength(8);
});

test("a store may follow its memory", () => {
  const { template } = make({
    evictionPolicy: EvictionPolicy.NOEVICTION,
    engine: CacheEngine.VALKEY_8_0,
    autoscaling: { shards: { min: 2, max: 4, metric: ShardScalingMetric.MEMORY } },
  });
  expect(template.only({ type: "aws_appautoscaling_policy" }).properties).toMatchObject({
    target_tracking_scaling_policy_configuration: {
      predefined_metric_specification: {
        predefined_metric_type: "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
      },
    },
  });
});

test("without autoscaling nothing is registered", () => {
  const { template } = make({});
  expect(template.count({ type: /appautoscaling/ })).toBe(0);
});
