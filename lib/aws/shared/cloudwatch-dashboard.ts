import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Fn, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { ElastiCacheAlarmName } from "../replication-group/alarms";
import type { IElastiCacheReplicationGroup } from "../replication-group/members";
import { memberMetrics } from "./elasticache-metric";

/** How an `ElastiCacheDashboard` is made. */
export interface ElastiCacheDashboardProps {
  readonly cache: IElastiCacheReplicationGroup;
  /** Alarms whose state is on top. */
  readonly alarmArns: readonly string[];
  /** Where alarms fire, drawn as lines. */
  readonly thresholds: ReadonlyMap<string, number>;
  readonly provider?: TerraformProvider;
}

/** One graph of a metric of every node. */
interface Graph {
  readonly title: string;
  readonly metricName: string;
  readonly statistic: "Average" | "Maximum" | "Sum";
  /** Alarms whose thresholds are drawn. */
  readonly alarms?: readonly ElastiCacheAlarmName[];
}

/** The graphs, from left to right and from top to bottom. */
const GRAPHS: readonly Graph[] = [
  {
    title: "Engine's thread, percent",
    metricName: "EngineCPUUtilization",
    statistic: "Average",
    alarms: ["EngineCpuHigh"],
  },
  {
    title: "Processors, percent",
    metricName: "CPUUtilization",
    statistic: "Average",
    alarms: ["CpuHigh"],
  },
  {
    title: "Memory in use, percent",
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    alarms: ["MemoryHigh", "MemoryCritical"],
  },
  { title: "Keys evicted", metricName: "Evictions", statistic: "Sum", alarms: ["Evicting"] },
  {
    title: "Reads that found their key, percent",
    metricName: "CacheHitRate",
    statistic: "Average",
    alarms: ["HitRateLow"],
  },
  {
    title: "Connections",
    metricName: "CurrConnections",
    statistic: "Average",
    alarms: ["ConnectionsHigh"],
  },
  {
    title: "New connections",
    metricName: "NewConnections",
    statistic: "Sum",
    alarms: ["NewConnectionsHigh"],
  },
  {
    title: "Replication lag, seconds",
    metricName: "ReplicationLag",
    statistic: "Average",
    alarms: ["ReplicationLag"],
  },
  { title: "Keys", metricName: "CurrItems", statistic: "Average" },
  { title: "Network in, bytes", metricName: "NetworkBytesIn", statistic: "Sum" },
  { title: "Network out, bytes", metricName: "NetworkBytesOut", statistic: "Sum" },
  {
    title: "Freeable memory, bytes",
    metricName: "FreeableMemory",
    statistic: "Average",
    alarms: ["FreeableMemoryLow"],
  },
];

/** Metrics that the dashboard has of each node. */
export const METRICS_A_NODE = GRAPHS.length;

/** Of the 24 columns that a dashboard has. */
const WIDTH = 8;
const HEIGHT = 6;
const STATUS_HEIGHT = 2;

/**
 * A CloudWatch dashboard of every node of a replication group.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export class ElastiCacheDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ElastiCacheDashboardProps,
  ) {
    super(scope, id);
    const { cache, alarmArns, provider } = props;
    // `id` is the region's name in version 5 and 6 of the provider alike; `name` is deprecated in 6.
    const region = new DataAwsRegion(this, "Region", { provider }).id;
    const status = {
      type: "alarm",
      ...{ x: 0, y: 0, width: 24, height: STATUS_HEIGHT },
      properties: { title: `Cache ${cache.cacheName}`, alarms: alarmArns },
    };
    new CloudwatchDashboard(this, "Resource", {
      dashboardName: `elasticache-${cache.cacheName}`,
      dashboardBody: Fn.jsonencode({
        widgets: [status, ...GRAPHS.map((graph, index) => this.widget(graph, index, region))],
      }),
      provider,
    });
  }

  private widget(
    { title, metricName, statistic, alarms = [] }: Graph,
    index: number,
    region: string,
  ) {
    const { cache, thresholds } = this.props;
    const lines = alarms
      .filter((name) => thresholds.has(name))
      .map((name) => ({ label: name, value: thresholds.get(name) }));
    return {
      type: "metric",
      x: (index * WIDTH) % 24,
      y: STATUS_HEIGHT + Math.floor((index * WIDTH) / 24) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: {
        title,
        region,
        view: "timeSeries",
        stat: statistic,
        period: 60,
        metrics: memberMetrics(cache.memberIds, metricName).map(({ namespace, dimensions }) => [
          namespace,
          metricName,
          ...Object.entries(dimensions).flat(),
        ]),
        ...(lines.length > 0 && { annotations: { horizontal: lines } }),
      },
    };
  }
}
