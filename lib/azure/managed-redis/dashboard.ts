import { PortalDashboard } from "@cdktf/provider-azurerm/lib/portal-dashboard";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { AzureAggregation } from "../shared/azure-metric";
import type { IAzureManagedRedis } from "./azure-managed-redis-base";
import type { AzureManagedRedisMetricAlertsProps } from "./metric-alerts-props";

/** The graphs, from left to right and from top to bottom: title, metric, aggregation. */
export const GRAPHS: readonly (readonly [string, string, AzureAggregation])[] = [
  ["Memory, percent", "usedmemorypercentage", "Maximum"],
  ["Processor of the busiest node, percent", "percentProcessorTime", "Maximum"],
  ["Commands a second", "operationsPerSecond", "Maximum"],
  ["Reads that found their key", "cachehits", "Total"],
  ["Reads that found no key", "cachemisses", "Total"],
  ["Keys evicted", "evictedkeys", "Total"],
  ["Connections", "connectedclients", "Maximum"],
  ["Latency, microseconds", "cacheLatency", "Average"],
  ["Keys", "totalkeys", "Maximum"],
];

/** How the portal numbers aggregations. Source: https://learn.microsoft.com/rest/api/monitor/metrics/list, aggregation types */
const AGGREGATION_TYPES: Readonly<Record<AzureAggregation, number>> = {
  Total: 1,
  Minimum: 2,
  Maximum: 3,
  Average: 4,
};

/** Of the portal's columns. */
const WIDTH = 6;
const HEIGHT = 4;
const IN_A_ROW = 3;

/**
 * A dashboard of one cache in the Azure portal.
 *
 * Source: https://learn.microsoft.com/azure/azure-portal/azure-portal-dashboards-structure
 */
export class CacheDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { cache, resourceGroupName, location, tags, provider }: AzureManagedRedisMetricAlertsProps,
  ) {
    super(scope, id);
    const parts = GRAPHS.map((graph, index) => [index, chart(cache, graph, index)]);
    new PortalDashboard(this, "Resource", {
      name: `${cache.cacheName}-redis`,
      resourceGroupName,
      location,
      dashboardProperties: Fn.jsonencode({
        lenses: { 0: { order: 0, parts: Object.fromEntries(parts) } },
        metadata: { model: {} },
      }),
      // The portal shows this tag as the dashboard's title.
      tags: { ...tags, "hidden-title": `Azure Managed Redis ${cache.cacheName}` },
      provider,
    });
  }
}

function chart(
  cache: IAzureManagedRedis,
  [title, metricName, aggregation]: (typeof GRAPHS)[number],
  index: number,
) {
  const metric = cache.metric(metricName, { aggregation });
  return {
    position: {
      x: (index % IN_A_ROW) * WIDTH,
      y: Math.floor(index / IN_A_ROW) * HEIGHT,
      colSpan: WIDTH,
      rowSpan: HEIGHT,
    },
    metadata: {
      type: "Extension/HubsExtension/PartType/MonitorChartPart",
      inputs: [
        { name: "options", isOptional: true },
        { name: "sharedTimeRange", isOptional: true },
      ],
      settings: {
        content: {
          options: {
            chart: {
              title,
              // The title as it is written here.
              titleKind: 2,
              metrics: [
                {
                  resourceMetadata: { id: metric.resourceId },
                  name: metric.name,
                  namespace: metric.namespace,
                  aggregationType: AGGREGATION_TYPES[metric.aggregation],
                  metricVisualization: { displayName: title },
                },
              ],
            },
          },
        },
      },
    },
  };
}
