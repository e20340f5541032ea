import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Fn, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { IManagedCache } from "../../core";
import type { CloudWatchGraph, CloudWatchTables } from "./cloudwatch-reading";
import { shareLine } from "./cloudwatch-share";

/** A threshold that is drawn. */
interface ThresholdLine {
  /** Name of the alert. */
  readonly name: string;
  /** What is written at the line. */
  readonly id: string;
  /** In the unit of the metric. */
  readonly value: number;
}

/** How a `CloudWatchCacheDashboard` is made. */
export interface CloudWatchCacheDashboardProps<Cache extends IManagedCache> {
  readonly cache: Cache;
  /** The graphs, and the metrics in them. */
  readonly tables: CloudWatchTables<Cache>;
  /** Alarms whose state is on top. */
  readonly alarmArns: readonly string[];
  /** Where alarms fire. */
  readonly lines: readonly ThresholdLine[];
  /** @default - `elasticache-` and the cache's name */
  readonly dashboardName?: string;
  readonly provider?: TerraformProvider;
}

/** Of the 24 columns that a dashboard has. */
const WIDTH = 8;
const HEIGHT = 6;
const STATUS_HEIGHT = 2;

/**
 * A CloudWatch dashboard of every node of a cache.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export class CloudWatchCacheDashboard<Cache extends IManagedCache> extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CloudWatchCacheDashboardProps<Cache>,
  ) {
    super(scope, id);
    const { cache, dashboardName, tables, alarmArns, provider } = props;
    // `id` is the region's name in version 5 and 6 of the provider alike; `name` is deprecated in 6.
    const region = new DataAwsRegion(this, "Region", { provider }).id;
    const status = {
      type: "alarm",
      ...{ x: 0, y: 0, width: 24, height: STATUS_HEIGHT },
      properties: { title: `Cache ${cache.cacheName}`, alarms: alarmArns },
    };
    const widgets = tables.graphs.map((graph, index) => this.widget(graph, index, region));
    new CloudwatchDashboard(this, "Resource", {
      dashboardName: dashboardName ?? `elasticache-${cache.cacheName}`,
      dashboardBody: Fn.jsonencode({ widgets: [status, ...widgets] }),
      provider,
    });
  }

  private widget(graph: CloudWatchGraph, index: number, region: string) {
    const { title, statistic, alerts = [] } = graph;
    const { lines } = this.props;
    const horizontal = lines
      .filter(({ name }) => alerts.includes(name))
      .map(({ id, value }) => ({ label: id, value }));
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
        metrics: this.metrics(graph),
        ...(horizontal.length > 0 && { annotations: { horizontal } }),
      },
    };
  }
  /** The lines of a graph, one for each node. */
  private metrics({ title, metricName, complement }: CloudWatchGraph): unknown[] {
    const { cache, tables } = this.props;
    const others = complement === undefined ? [] : tables.metrics(cache, complement);
    return tables.metrics(cache, metricName).flatMap(({ node, ...part }, index): unknown[] => {
      const rest = others[index];
      return rest === undefined
        ? [[part.namespace, metricName, ...Object.entries(part.dimensions).flat()]]
        : shareLine({ part, rest }, index, node ?? title);
    });
  }
}
