import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import {
  LegendDisplayMode,
  LegendPlacement,
  VizLegendOptionsBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import {
  type Dashboard,
  DashboardBuilder,
  type DataSourceRef,
  DatasourceVariableBuilder,
  type Panel,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as TableBuilder } from "@grafana/grafana-foundation-sdk/table";
import { PanelBuilder as TimeseriesBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import { type DashboardPanel, REDIS_PANELS, REDIS_ROWS } from "cdktf-managed-cache/alerts";

/** Without braces: Terraform would take them for an expression of its own. */
const DATASOURCE: DataSourceRef = { type: "prometheus", uid: "$datasource" };

/** Of the 24 columns that a dashboard has. */
const WIDTH = 8;
const HEIGHT = 8;
/** Rows have ids of their own, far from those of the panels. */
const FIRST_ROW_ID = 1001;

const LEGEND = new VizLegendOptionsBuilder()
  .showLegend(true)
  .displayMode(LegendDisplayMode.List)
  .placement(LegendPlacement.Bottom);

/** The dashboard as Grafana's own library makes it of the panels. */
export function sdkDashboard(): Dashboard {
  const builder = new DashboardBuilder("Redis cache")
    .uid("redis-cache")
    .description("One cache: what its clients ask of it, and how it bears it.")
    .tags(["redis", "cache"])
    .timezone("browser")
    .time({ from: "now-6h", to: "now" })
    .refresh("1m")
    .withVariable(
      new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"),
    )
    .withVariable(
      variable("cache", "Cache", 'label_values({__name__=~"redis_up|memcached_up"}, cache)'),
    )
    .withVariable(
      variable(
        "instance",
        "Node",
        'label_values({__name__=~"redis_up|memcached_up",cache="$cache"}, instance)',
      )
        .multi(true)
        .includeAll(true)
        .allValue(".*"),
    )
    .withVariable(
      variable("warmer", "Warmer", "label_values(kube_cronjob_created, cronjob)")
        .regex("/.*warmer.*/")
        .multi(true)
        .includeAll(true)
        .allValue(".*warmer.*"),
    );
  REDIS_ROWS.forEach(({ title, panels }, index) => {
    builder.withRow(new RowBuilder(title).id(FIRST_ROW_ID + index));
    for (const name of panels) {
      builder.withPanel(panelBuilder(REDIS_PANELS[name]));
    }
  });
  return builder.build();
}

function variable(name: string, label: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATASOURCE)
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);
}

function panelBuilder(panel: DashboardPanel): Builder<Panel> {
  const isTable = panel.kind === "table";
  const builder = isTable ? new TableBuilder() : new TimeseriesBuilder().legend(LEGEND);
  builder
    .id(panel.id)
    .title(panel.title)
    .description(panel.description)
    .datasource(DATASOURCE)
    .unit(panel.unit)
    .span(WIDTH)
    .height(HEIGHT);
  panel.queries.forEach(({ expression, legend }, index) => {
    const query = new DataqueryBuilder()
      .refId(String.fromCharCode("A".charCodeAt(0) + index))
      .datasource(DATASOURCE)
      .expr(expression)
      .legendFormat(legend);
    builder.withTarget(isTable ? query.instant().format(PromQueryFormat.Table) : query.range());
  });
  return builder;
}
