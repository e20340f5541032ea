import { Duration } from "../../core";
import { withShape } from "../../core/shape";
import { findFaults, mustBeKnown, refuse, rulesFor } from "../../core/validation";
import {
  CLUSTER_NODE_METRICS_ARGUMENTS,
  MEMBER_METRICS_ARGUMENTS,
  SERVERLESS_METRIC_ARGUMENTS,
} from "../shapes";

/** How a metric is read. */
export interface MetricOptions {
  /**
   * What is made of the values within a period.
   *
   * @default - the statistic that fits the metric
   */
  readonly statistic?: "Average" | "Maximum" | "Minimum" | "Sum" | "SampleCount";
  /** Length of one period, a multiple of 60 seconds. @default - the period that fits the metric */
  readonly period?: Duration;
}

/** A CloudWatch metric of one node, or of a whole serverless cache: ElastiCache publishes no others. */
export interface ElastiCacheMetric {
  /** ElastiCache's namespace in CloudWatch. */
  readonly namespace: "AWS/ElastiCache";
  /** Name of the metric. */
  readonly metricName: string;
  /** Names the node: `CacheClusterId`, for some metrics `CacheNodeId` too; or the serverless cache: `clusterId`. */
  readonly dimensions: Record<string, string>;
  /** What is made of the values within a period. */
  readonly statistic: string;
  /** Length of one period, seconds. */
  readonly periodSeconds: number;
}

/** Metrics that carry the node's number in its cluster as a dimension of their own. */
const WITH_NODE_ID = ["CPUUtilization", "CurrConnections"];

/**
 * A metric of each of the given members.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
 */
export function memberMetrics(
  memberIds: readonly string[],
  metricName: string,
  options?: MetricOptions,
): ElastiCacheMetric[] {
  const given = { memberIds, metricName, options };
  const shaped = withShape("memberMetrics", MEMBER_METRICS_ARGUMENTS, given);
  refuse("memberMetrics", findFaults(RULES, shaped));
  const { statistic = "Average", period = Duration.minutes(1) } = shaped.options ?? {};
  return shaped.memberIds.map((memberId) => ({
    namespace: "AWS/ElastiCache",
    metricName,
    dimensions: {
      CacheClusterId: memberId,
      // A member of a replication group is a cluster of one node, and that node is always 0001.
      ...(WITH_NODE_ID.includes(metricName) && { CacheNodeId: "0001" }),
    },
    statistic,
    periodSeconds: period.toSeconds(),
  }));
}

/**
 * A metric of each node of a Memcached cluster.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html, which are all of single
 * nodes
 */
export function clusterNodeMetrics(
  clusterId: string,
  nodeIds: readonly string[],
  metricName: string,
  options?: MetricOptions,
): ElastiCacheMetric[] {
  const given = { clusterId, nodeIds, metricName, options };
  const shaped = withShape("clusterNodeMetrics", CLUSTER_NODE_METRICS_ARGUMENTS, given);
  refuse("clusterNodeMetrics", findFaults(RULES, shaped));
  const { statistic = "Average", period = Duration.minutes(1) } = shaped.options ?? {};
  return shaped.nodeIds.map((nodeId) => ({
    namespace: "AWS/ElastiCache",
    metricName,
    dimensions: { CacheClusterId: clusterId, CacheNodeId: nodeId },
    statistic,
    periodSeconds: period.toSeconds(),
  }));
}

/**
 * A metric of a serverless cache.
 *
 * Source of the dimension, which AWS's pages do not name: `aws cloudwatch list-metrics`, as in
 * https://github.com/cdklabs/cdk-monitoring-constructs/pull/766
 */
export function serverlessMetric(
  cacheName: string,
  metricName: string,
  options?: MetricOptions,
): ElastiCacheMetric {
  const given = { cacheName, metricName, options };
  const shaped = withShape("serverlessMetric", SERVERLESS_METRIC_ARGUMENTS, given);
  refuse("serverlessMetric", findFaults(RULES, shaped));
  const { statistic = "Average", period = Duration.minutes(1) } = shaped.options ?? {};
  return {
    namespace: "AWS/ElastiCache",
    metricName,
    dimensions: { clusterId: cacheName },
    statistic,
    periodSeconds: period.toSeconds(),
  };
}

const RULES = [
  rulesFor<{ readonly metricName: string }>()({
    id: "elasticache.metric-name",
    inputs: ({ metricName }) => ({ metricName: mustBeKnown(metricName) }),
    isValid: ({ metricName }) => /^[A-Za-z0-9]+$/.test(metricName),
    expected: "the name of a metric, known at synthesis: it decides the dimensions",
    fix: "write it as EngineCPUUtilization",
  }),
];
