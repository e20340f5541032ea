import type { CacheSubject } from "../../alerts";
import { readingsOf } from "../../alerts/catalogue";
import { Duration } from "../../core";
import type { CloudWatchReading } from "../shared/cloudwatch-reading";
import { NODE_READINGS } from "../shared/node-readings";
import { NODE_TYPES } from "../shared/node-types";
import type { IElastiCacheReplicationGroup } from "./members";

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** Most metrics count a share in percent. */
const PERCENT = () => 100;

/** Several cores would hide that the one which executes commands is busy. */
const SMALL_NODE_VCPUS = 2;

function vCpus({ cache: { nodeType } }: CacheSubject<IElastiCacheReplicationGroup>) {
  return nodeType === undefined ? undefined : NODE_TYPES.get(nodeType)?.vCpus;
}

/**
 * How CloudWatch measures the alerts of a replication group. AWS recommends EngineCpuHigh, CpuHigh,
 * MemoryHigh, ConnectionsHigh and ReplicationLag, with these statistics, periods and datapoints; the others
 * are ours.
 *
 * Sources: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 */
export const ELASTICACHE_ALARMS = readingsOf<CloudWatchReading<IElastiCacheReplicationGroup>>()({
  EngineCpuHigh: {
    metricName: "EngineCPUUtilization",
    statistic: "Average",
    scale: PERCENT,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  CpuHigh: {
    metricName: "CPUUtilization",
    statistic: "Average",
    scale: PERCENT,
    // The engine's one thread is all that a node can use of its processors: AWS recommends 90 % / vCPUs.
    threshold: { value: (subject) => 0.9 / (vCpus(subject) ?? 1), inWords: "0.9 / vCPUs" },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    applies: {
      to: `nodes of up to ${SMALL_NODE_VCPUS} vCPUs`,
      when: (subject) => (vCpus(subject) ?? Number.POSITIVE_INFINITY) <= SMALL_NODE_VCPUS,
    },
  },
  MemoryHigh: {
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    scale: PERCENT,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  MemoryHighNoEviction: {
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    scale: PERCENT,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  StoreEvicting: {
    metricName: "Evictions",
    statistic: "Sum",
    period: MINUTE,
    datapoints: { breaching: 1, of: 1 },
    missingData: "missing",
  },
  StoreMemoryHigh: {
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    scale: PERCENT,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  ConnectionsHigh: NODE_READINGS.ConnectionsHigh,
  ReplicationLag: {
    metricName: "ReplicationLag",
    statistic: "Average",
    period: MINUTE,
    datapoints: { breaching: 15, of: 15 },
    // Replicas alone have the metric, and any node may be one after a failover.
    missingData: "notBreaching",
  },
  Evicting: NODE_READINGS.Evicting,
  FreeableMemoryLow: NODE_READINGS.FreeableMemoryLow,
  Swapping: NODE_READINGS.Swapping,
  NewConnectionsHigh: NODE_READINGS.NewConnectionsHigh,
  HitRateLow: {
    metricName: "CacheHitRate",
    statistic: "Average",
    scale: PERCENT,
    period: FIVE_MINUTES,
    datapoints: { breaching: 4, of: 6 },
    // Without reads there is no rate.
    missingData: "notBreaching",
  },
  NetworkInLimited: NODE_READINGS.NetworkInLimited,
  NetworkOutLimited: NODE_READINGS.NetworkOutLimited,
  TrafficManaged: {
    metricName: "TrafficManagementActive",
    statistic: "Maximum",
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
  },
});

/** Name of an alarm of a replication group. */
export type ElastiCacheAlarmName = keyof typeof ELASTICACHE_ALARMS;
