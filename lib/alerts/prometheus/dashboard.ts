import { type DashboardPanel, REDIS_PANELS, REDIS_ROWS } from "./panels";

/** Without braces: Terraform would take them for an expression of its own. */
const DATASOURCE = { type: "prometheus", uid: "$datasource" };

/** Of the 24 columns that a dashboard has: three panels stand side by side. */
const WIDTH = 8;
const HEIGHT = 8;
const COLUMNS = 24;
/** Rows have ids of their own, far from those of the panels. */
const FIRST_ROW_ID = 1001;

/** Defaults of Grafana, which it would add when someone saves the dashboard. */
const VARIABLE = {
  skipUrlSync: false,
  multi: false,
  allowCustomValue: true,
  includeAll: false,
  auto: false,
  auto_min: "10s",
  auto_count: 30,
};
const ON_TIME_RANGE_CHANGED = 2;
const ALPHABETICAL = 1;

/** The Grafana dashboard of all caches, as Grafana imports it. */
export function redisDashboard(): string {
  const dashboard = {
    uid: "redis-cache",
    title: "Redis cache",
    description: "One cache: what its clients ask of it, and how it bears it.",
    tags: ["redis", "cache"],
    timezone: "browser",
    editable: true,
    graphTooltip: 0,
    fiscalYearStartMonth: 0,
    schemaVersion: 42,
    time: { from: "now-6h", to: "now" },
    refresh: "1m",
    annotations: {},
    templating: { list: variables() },
    panels: panels(),
  };
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}

function variables(): object[] {
  const all = { multi: true, includeAll: true };
  return [
    {
      ...VARIABLE,
      type: "datasource",
      name: "datasource",
      label: "Data source",
      query: "prometheus",
    },
    variable("cache", "Cache", 'label_values({__name__=~"redis_up|memcached_up"}, cache)'),
    {
      ...variable(
        "instance",
        "Node",
        'label_values({__name__=~"redis_up|memcached_up",cache="$cache"}, instance)',
      ),
      ...all,
      allValue: ".*",
    },
    {
      ...variable("warmer", "Warmer", "label_values(kube_cronjob_created, cronjob)"),
      ...all,
      regex: "/.*warmer.*/",
      allValue: ".*warmer.*",
    },
  ];
}

function variable(name: string, label: string, query: string): object {
  return {
    ...VARIABLE,
    type: "query",
    name,
    label,
    datasource: DATASOURCE,
    query,
    refresh: ON_TIME_RANGE_CHANGED,
    sort: ALPHABETICAL,
  };
}

/** Each row's title over its panels, three to a line. */
function panels(): object[] {
  let y = 0;
  return REDIS_ROWS.flatMap(({ title, panels: names }, row) => {
    const heading = {
      type: "row",
      id: FIRST_ROW_ID + row,
      title,
      collapsed: false,
      panels: [],
      gridPos: { x: 0, y, w: COLUMNS, h: 1 },
    };
    const top = y + 1;
    const perLine = COLUMNS / WIDTH;
    y = top + Math.ceil(names.length / perLine) * HEIGHT;
    return [
      heading,
      ...names.map((name, index) => ({
        ...panel(REDIS_PANELS[name]),
        gridPos: {
          x: (index % perLine) * WIDTH,
          y: top + Math.floor(index / perLine) * HEIGHT,
          w: WIDTH,
          h: HEIGHT,
        },
      })),
    ];
  });
}

function panel({ id, title, description, kind, unit, queries }: DashboardPanel): object {
  const isTable = kind === "table";
  const custom = isTable ? { align: "auto", inspect: false } : {};
  return {
    type: kind ?? "timeseries",
    id,
    title,
    description,
    transparent: false,
    repeatDirection: "h",
    datasource: DATASOURCE,
    fieldConfig: { defaults: { custom, unit }, overrides: [] },
    options: isTable ? TABLE_OPTIONS : TIMESERIES_OPTIONS,
    targets: queries.map(({ expression, legend }, index) => ({
      refId: String.fromCharCode("A".charCodeAt(0) + index),
      datasource: DATASOURCE,
      expr: expression,
      legendFormat: legend,
      instant: isTable,
      range: !isTable,
      ...(isTable && { format: "table" }),
    })),
  };
}

const TABLE_OPTIONS = {
  frameIndex: 0,
  showHeader: true,
  showTypeIcons: false,
  footer: { show: false, reducer: [], countRows: false },
  cellHeight: "sm",
};

const TIMESERIES_OPTIONS = {
  legend: { displayMode: "list", placement: "bottom", showLegend: true, calcs: [] },
  tooltip: { mode: "single", sort: "asc" },
};
