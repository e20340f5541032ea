import { Duration, EvictionPolicy, Size } from "../../core";
import { evictsEveryKey } from "../../core/eviction-policy";
import type { AlarmDefinition, AlarmSubject } from "../shared/cloudwatch-alarm-definition";
import { NODE_TYPES } from "../shared/node-types";

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** Several cores would hide that the one which executes commands is busy. */
const SMALL_NODE_VCPUS = 2;

function vCpus({ cache: { nodeType } }: AlarmSubject): number | undefined {
  return nodeType === undefined ? undefined : NODE_TYPES.get(nodeType)?.vCpus;
}

function alarms<Name extends string>(table: Record<Name, AlarmDefinition>) {
  return table;
}

/**
 * The alarms of a replication group. EngineCpuHigh, CpuHigh, MemoryHigh, ConnectionsHigh and
 * ReplicationLag are AWS's recommended ones, with its statistics, periods and datapoints; where AWS
 * leaves the threshold open it is ours, as are all other alarms.
 *
 * Sources: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 */
export const ELASTICACHE_ALARMS = alarms({
  EngineCpuHigh: {
    meaning: "the one thread that executes commands has hardly any time left",
    metricName: "EngineCPUUtilization",
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "percent", value: () => 90 },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    severity: "critical",
    advice: "Look for slow commands; then read from replicas or spread the keys over more shards.",
    runbook: "EngineCpuHigh",
  },
  CpuHigh: {
    meaning: "a small node has hardly any processor time left",
    metricName: "CPUUtilization",
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: {
      unit: "percent",
      value: (subject) => 90 / (vCpus(subject) ?? 1),
      from: "90 / vCPUs",
    },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    severity: "critical",
    applies: {
      to: `nodes of up to ${SMALL_NODE_VCPUS} vCPUs`,
      when: (subject) => (vCpus(subject) ?? Number.POSITIVE_INFINITY) <= SMALL_NODE_VCPUS,
    },
    advice: "Look for slow commands and for the credits of a burstable node; take a larger one.",
    runbook: "EngineCpuHigh",
  },
  MemoryHigh: {
    meaning: "a node's memory is filling",
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "percent", value: () => 80 },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    severity: "warning",
    advice: "Look for keys without a TTL; a cache that can evict every key may be full.",
    runbook: "MemoryHigh",
  },
  MemoryCritical: {
    meaning: "a node that cannot evict every key is nearly full",
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "percent", value: () => 90 },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    severity: "critical",
    applies: {
      to: "caches that cannot evict every key",
      when: ({ cache }) => !evictsEveryKey(cache.evictionPolicy),
    },
    advice: "Writes fail when it is full: delete what can be lost, or take a larger node type.",
    runbook: "MemoryHigh",
  },
  ConnectionsHigh: {
    meaning: "a node has more connections than planned, or nearly as many as it takes",
    metricName: "CurrConnections",
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: {
      unit: "connections",
      value: ({ cache, connectionBudget }) =>
        connectionBudget?.inRollout ?? 0.8 * cache.limits.connectionsPerNode,
      from: "the connection budget, or 80 % of what a node takes",
    },
    period: MINUTE,
    datapoints: { breaching: 10, of: 10 },
    missingData: "missing",
    severity: "critical",
    advice: "Look for a client whose pool grew or that was scaled out, and lower its pool size.",
    runbook: "ConnectionsHigh",
  },
  ReplicationLag: {
    meaning: "a replica is behind its primary",
    metricName: "ReplicationLag",
    statistic: "Average",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "seconds", value: () => 1 },
    period: MINUTE,
    datapoints: { breaching: 15, of: 15 },
    // Replicas alone have the metric, and any node may be one after a failover.
    missingData: "notBreaching",
    severity: "warning",
    applies: {
      to: "caches with replicas",
      when: ({ cache: { limits, topology } }) =>
        limits.nodes > (topology.kind === "cluster" ? topology.shards : 1),
    },
    advice: "Look for a burst of writes, large values or a busy replica.",
    runbook: "ReplicationLag",
  },
  Evicting: {
    meaning: "a node evicts keys all the time",
    metricName: "Evictions",
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "keys a period", value: () => 100 },
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
    severity: "warning",
    applies: {
      to: "caches that evict: any policy but `noeviction`",
      when: ({ cache }) => cache.evictionPolicy !== EvictionPolicy.NOEVICTION,
    },
    advice: "Look at the hit rate: if it falls, take a larger node type or more shards.",
    runbook: "Evicting",
  },
  FreeableMemoryLow: {
    meaning: "a node's operating system is running out of memory",
    metricName: "FreeableMemory",
    statistic: "Minimum",
    comparison: "LessThanThreshold",
    threshold: { unit: "bytes", value: () => Size.mebibytes(100).toBytes(), from: "100 MiB" },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    severity: "critical",
    advice: "Reserve more memory, or take a larger node type.",
    runbook: "NodeMemory",
  },
  Swapping: {
    meaning: "a node swaps, and is slow for it",
    metricName: "SwapUsage",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "bytes", value: () => Size.mebibytes(50).toBytes(), from: "50 MiB" },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    severity: "warning",
    advice: "Reserve more memory, or take a larger node type.",
    runbook: "NodeMemory",
  },
  NewConnectionsHigh: {
    meaning: "clients connect again and again instead of keeping connections",
    metricName: "NewConnections",
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "connections a period", value: () => 1000 },
    period: MINUTE,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
    severity: "warning",
    advice: "Look for a client without a pool; each TLS handshake costs the engine's time.",
    runbook: "ConnectionsHigh",
  },
  HitRateLow: {
    meaning: "too few reads find their key",
    metricName: "CacheHitRate",
    statistic: "Average",
    comparison: "LessThanThreshold",
    threshold: { unit: "percent", value: () => 80 },
    period: FIVE_MINUTES,
    datapoints: { breaching: 4, of: 6 },
    // Without reads there is no rate.
    missingData: "notBreaching",
    severity: "warning",
    advice: "Look for evictions, a flush, a new key format or a warmer that failed.",
    runbook: "HitRateLow",
  },
  NetworkInLimited: {
    meaning: "what clients send is held back, because the node's network is at its limit",
    metricName: "NetworkBandwidthInAllowanceExceeded",
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "packets a period", value: () => 0 },
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
    severity: "warning",
    advice: "Look for large values; take a node type with more bandwidth.",
    runbook: "NodeNetwork",
  },
  NetworkOutLimited: {
    meaning: "what the node sends is held back, because its network is at its limit",
    metricName: "NetworkBandwidthOutAllowanceExceeded",
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "packets a period", value: () => 0 },
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
    severity: "warning",
    advice: "Look for large values; take a node type with more bandwidth.",
    runbook: "NodeNetwork",
  },
  TrafficManaged: {
    meaning: "ElastiCache holds traffic back, because the node is too small for it",
    metricName: "TrafficManagementActive",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: { unit: "1 or 0", value: () => 0 },
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
    severity: "warning",
    advice: "Take a larger node type, or spread the keys over more shards.",
    runbook: "NodeNetwork",
  },
});

/** Name of an alarm of a replication group. */
export type ElastiCacheAlarmName = keyof typeof ELASTICACHE_ALARMS;
