import { MonitoringDashboard } from "@cdktf/provider-google/lib/monitoring-dashboard";
import { Fn, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { IManagedCache } from "../../core";
import type { MonitoringTables } from "./monitoring-reading";

/** How a `MonitoringCacheDashboard` is made. */
export interface MonitoringCacheDashboardProps<Cache extends IManagedCache> {
  readonly cache: Cache;
  /** The graphs, and the metrics in them. */
  readonly tables: MonitoringTables<Cache>;
  readonly project?: string;
  readonly provider?: TerraformProvider;
}

/** Of the 48 columns that a mosaic has. */
const WIDTH = 16;
const HEIGHT = 12;

/**
 * A Cloud Monitoring dashboard of one cache.
 *
 * Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v1/projects.dashboards
 */
export class MonitoringCacheDashboard<Cache extends IManagedCache> extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { cache, tables, project, provider }: MonitoringCacheDashboardProps<Cache>,
  ) {
    super(scope, id);
    const tiles = tables.graphs.map(({ title, metric, aligner }, index) => {
      const { filter, periodSeconds } = tables.metric(cache, { name: metric, aligner });
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
                    // cdktf writes texts into jsonencode as they are.
                    filter: filter.replaceAll('"', '\\"'),
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
        displayName: tables.dashboardName(cache),
        mosaicLayout: { columns: 48, tiles },
      }),
      project,
      provider,
    });
  }
}
