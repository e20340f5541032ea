import { MonitoringDashboard } from "@cdktf/provider-google/lib/monitoring-dashboard";
import { Fn, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { IMemorystoreRedis } from "../redis/instance";
import { type Aligner, instanceMetric } from "../redis/metric";

/** How a `MemorystoreDashboard` is made. */
export interface MemorystoreDashboardProps {
  readonly cache: IMemorystoreRedis;
  readonly project?: string;
  readonly provider?: TerraformProvider;
}

/** The graphs, from left to right and from top to bottom. */
const GRAPHS: readonly { title: string; metric: string; aligner: Aligner }[] = [
  {
    title: "Memory of the system",
    metric: "stats/memory/system_memory_usage_ratio",
    aligner: "ALIGN_MEAN",
  },
  { title: "Memory for data", metric: "stats/memory/usage_ratio", aligner: "ALIGN_MEAN" },
  { title: "Engine's thread", metric: "stats/cpu_utilization_main_thread", aligner: "ALIGN_RATE" },
  { title: "Commands a second", metric: "commands/calls", aligner: "ALIGN_RATE" },
  { title: "Reads that found their key", metric: "stats/cache_hit_ratio", aligner: "ALIGN_MEAN" },
  { title: "Keys evicted a second", metric: "stats/evicted_keys", aligner: "ALIGN_RATE" },
  { title: "Connections", metric: "clients/connected", aligner: "ALIGN_MEAN" },
  {
    title: "Connections refused a second",
    metric: "stats/reject_connections_count",
    aligner: "ALIGN_RATE",
  },
  {
    title: "Replicas' lag, seconds",
    metric: "replication/master/slaves/lag",
    aligner: "ALIGN_MEAN",
  },
  { title: "Keys", metric: "keyspace/keys", aligner: "ALIGN_MEAN" },
  { title: "Network, bytes a second", metric: "stats/network_traffic", aligner: "ALIGN_RATE" },
  { title: "Uptime, seconds", metric: "server/uptime", aligner: "ALIGN_MEAN" },
];

/** Of the 48 columns that a mosaic has. */
const WIDTH = 16;
const HEIGHT = 12;

/**
 * A Cloud Monitoring dashboard of one instance.
 *
 * Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v1/projects.dashboards
 */
export class MemorystoreDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { cache, project, provider }: MemorystoreDashboardProps,
  ) {
    super(scope, id);
    const tiles = GRAPHS.map(({ title, metric, aligner }, index) => {
      const { filter, periodSeconds } = instanceMetric(cache.resourceName, metric, { aligner });
      return {
        xPos: (index * WIDTH) % 48,
        yPos: Math.floor((index * WIDTH) / 48) * HEIGHT,
        width: WIDTH,
        height: HEIGHT,
        widget: {
          title,
          xyChart: {
            dataSets: [
              {
                plotType: "LINE",
                timeSeriesQuery: {
                  timeSeriesFilter: {
                    filter,
                    aggregation: {
                      alignmentPeriod: `${periodSeconds}s`,
                      perSeriesAligner: aligner,
                    },
                  },
                },
              },
            ],
          },
        },
      };
    });
    new MonitoringDashboard(this, "Resource", {
      dashboardJson: Fn.jsonencode({
        displayName: `Memorystore ${cache.cacheName}`,
        mosaicLayout: { columns: 48, tiles },
      }),
      project,
      provider,
    });
  }
}
