/** Made of the panels by `npm run dashboard`: change those. */
export const REDIS_DASHBOARD_MODEL: object = {
  timezone: "browser",
  editable: true,
  graphTooltip: 0,
  fiscalYearStartMonth: 0,
  schemaVersion: 42,
  templating: {
    list: [
      {
        type: "datasource",
        name: "datasource",
        skipUrlSync: false,
        multi: false,
        allowCustomValue: true,
        includeAll: false,
        auto: false,
        auto_min: "10s",
        auto_count: 30,
        label: "Data source",
        query: "prometheus",
      },
      {
        type: "query",
        name: "cache",
        skipUrlSync: false,
        multi: false,
        allowCustomValue: true,
        includeAll: false,
        auto: false,
        auto_min: "10s",
        auto_count: 30,
        label: "Cache",
        datasource: {
          type: "prometheus",
          uid: "$datasource",
        },
        query: "label_values(redis_up, cache)",
        refresh: 2,
        sort: 1,
      },
      {
        type: "query",
        name: "instance",
        skipUrlSync: false,
        multi: true,
        allowCustomValue: true,
        includeAll: true,
        auto: false,
        auto_min: "10s",
        auto_count: 30,
        label: "Node",
        datasource: {
          type: "prometheus",
          uid: "$datasource",
        },
        query: 'label_values(redis_up{cache="$cache"}, instance)',
        refresh: 2,
        sort: 1,
        allValue: ".*",
      },
      {
        type: "query",
        name: "warmer",
        skipUrlSync: false,
        multi: true,
        allowCustomValue: true,
        includeAll: true,
        auto: false,
        auto_min: "10s",
        auto_count: 30,
        label: "Warmer",
        datasource: {
          type: "prometheus",
          uid: "$datasource",
        },
        query: "label_values(kube_cronjob_created, cronjob)",
        refresh: 2,
        sort: 1,
        regex: "/.*warmer.*/",
        allValue: ".*warmer.*",
      },
    ],
  },
  annotations: {},
  title: "Redis cache",
  uid: "redis-cache",
  description: "One cache: what its clients ask of it, and how it bears it.",
  tags: ["redis", "cache"],
  time: {
    from: "now-6h",
    to: "now",
  },
  refresh: "1m",
  panels: [
    {
      type: "row",
      collapsed: false,
      id: 1001,
      panels: [],
      title: "Now",
      gridPos: {
        x: 0,
        y: 0,
        h: 1,
        w: 24,
      },
    },
    {
      type: "table",
      transparent: false,
      repeatDirection: "h",
      options: {
        frameIndex: 0,
        showHeader: true,
        showTypeIcons: false,
        footer: {
          show: false,
          reducer: [],
          countRows: false,
        },
        cellHeight: "sm",
      },
      fieldConfig: {
        defaults: {
          custom: {
            align: "auto",
            inspect: false,
          },
          unit: "none",
        },
        overrides: [],
      },
      id: 1,
      title: "Firing alerts",
      description: "Empty when all is well.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 1,
      },
      targets: [
        {
          expr: 'count by (alertname, severity, instance) (ALERTS{cache="$cache",alertstate="firing"})',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{alertname}}",
          instant: true,
          range: false,
          format: "table",
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "none",
        },
        overrides: [],
      },
      id: 2,
      title: "Nodes that answer",
      description: "1 for a node that answers the exporter, 0 for one that does not.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 8,
        y: 1,
      },
      targets: [
        {
          expr: 'redis_up{cache="$cache",instance=~"$instance"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "row",
      collapsed: false,
      id: 1002,
      panels: [],
      title: "Traffic",
      gridPos: {
        x: 0,
        y: 9,
        h: 1,
        w: 24,
      },
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "ops",
        },
        overrides: [],
      },
      id: 3,
      title: "Commands",
      description: "By command, over the chosen nodes.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 10,
      },
      targets: [
        {
          expr: 'sum by (cmd) (rate(redis_commands_total{cache="$cache",instance=~"$instance"}[$__rate_interval]))',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{cmd}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "s",
        },
        overrides: [],
      },
      id: 4,
      title: "Time a command takes",
      description: "In the engine, without the network. Alerts look at the average of each node.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 8,
        y: 10,
      },
      targets: [
        {
          expr: 'sum by (instance) (rate(redis_commands_duration_seconds_total{cache="$cache",instance=~"$instance"}[$__rate_interval])) / sum by (instance) (rate(redis_commands_total{cache="$cache",instance=~"$instance"}[$__rate_interval]))',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
        {
          expr: 'topk(5, sum by (cmd) (rate(redis_commands_duration_seconds_total{cache="$cache",instance=~"$instance"}[$__rate_interval])) / sum by (cmd) (rate(redis_commands_total{cache="$cache",instance=~"$instance"}[$__rate_interval])))',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{cmd}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "percentunit",
        },
        overrides: [],
      },
      id: 7,
      title: "Reads that found their key",
      description: "The rest went to the database.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 16,
        y: 10,
      },
      targets: [
        {
          expr: 'sum (rate(redis_keyspace_hits_total{cache="$cache",instance=~"$instance"}[$__rate_interval])) / (sum (rate(redis_keyspace_hits_total{cache="$cache",instance=~"$instance"}[$__rate_interval])) + sum (rate(redis_keyspace_misses_total{cache="$cache",instance=~"$instance"}[$__rate_interval])))',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "hit rate",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "ops",
        },
        overrides: [],
      },
      id: 5,
      title: "Slow commands",
      description: "Entries of the slow log in a second.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 18,
      },
      targets: [
        {
          expr: 'deriv(redis_slowlog_last_id{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "percentunit",
        },
        overrides: [],
      },
      id: 6,
      title: "Engine's thread",
      description: "How much of the time the one thread that executes commands is busy.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 8,
        y: 18,
      },
      targets: [
        {
          expr: 'rate(redis_cpu_sys_main_thread_seconds_total{cache="$cache",instance=~"$instance"}[$__rate_interval]) + rate(redis_cpu_user_main_thread_seconds_total{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "Bps",
        },
        overrides: [],
      },
      id: 8,
      title: "Network",
      description: "Bytes in a second.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 16,
        y: 18,
      },
      targets: [
        {
          expr: 'rate(redis_net_input_bytes_total{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "in {{instance}}",
          range: true,
          instant: false,
        },
        {
          expr: 'rate(redis_net_output_bytes_total{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "out {{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "row",
      collapsed: false,
      id: 1003,
      panels: [],
      title: "Memory",
      gridPos: {
        x: 0,
        y: 26,
        h: 1,
        w: 24,
      },
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "bytes",
        },
        overrides: [],
      },
      id: 9,
      title: "Memory",
      description: "In use, and the limit where there is one.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 27,
      },
      targets: [
        {
          expr: 'redis_memory_used_bytes{cache="$cache",instance=~"$instance"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "used {{instance}}",
          range: true,
          instant: false,
        },
        {
          expr: 'redis_memory_max_bytes{cache="$cache",instance=~"$instance"} > 0',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "limit {{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "ops",
        },
        overrides: [],
      },
      id: 11,
      title: "Keys evicted and expired",
      description: "Evicted for want of memory, expired because their time was over.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 8,
        y: 27,
      },
      targets: [
        {
          expr: 'rate(redis_evicted_keys_total{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "evicted {{instance}}",
          range: true,
          instant: false,
        },
        {
          expr: 'rate(redis_expired_keys_total{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "expired {{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "short",
        },
        overrides: [],
      },
      id: 12,
      title: "Keys",
      description: "With and without a TTL, on the primaries.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 16,
        y: 27,
      },
      targets: [
        {
          expr: 'sum (redis_db_keys_expiring{cache="$cache",instance=~"$instance"} and on (cache, instance) redis_instance_info{cache="$cache",instance=~"$instance",role="master"})',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "with a TTL",
          range: true,
          instant: false,
        },
        {
          expr: 'sum (redis_db_keys{cache="$cache",instance=~"$instance"} and on (cache, instance) redis_instance_info{cache="$cache",instance=~"$instance",role="master"}) - sum (redis_db_keys_expiring{cache="$cache",instance=~"$instance"} and on (cache, instance) redis_instance_info{cache="$cache",instance=~"$instance",role="master"})',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "without a TTL",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "none",
        },
        overrides: [],
      },
      id: 10,
      title: "Fragmentation",
      description: "What the operating system gave, by what data takes; well above 1.5 is waste.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 35,
      },
      targets: [
        {
          expr: 'redis_mem_fragmentation_ratio{cache="$cache",instance=~"$instance"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "row",
      collapsed: false,
      id: 1004,
      panels: [],
      title: "Clients",
      gridPos: {
        x: 0,
        y: 43,
        h: 1,
        w: 24,
      },
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "short",
        },
        overrides: [],
      },
      id: 13,
      title: "Connections",
      description: "Of clients, and the limit where the exporter tells it.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 44,
      },
      targets: [
        {
          expr: 'redis_connected_clients{cache="$cache",instance=~"$instance"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "connected {{instance}}",
          range: true,
          instant: false,
        },
        {
          expr: 'redis_max_clients{cache="$cache",instance=~"$instance"} or redis_config_maxclients{cache="$cache",instance=~"$instance"}',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "limit {{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "ops",
        },
        overrides: [],
      },
      id: 14,
      title: "Connections refused",
      description: "Because the node had as many as it takes.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 8,
        y: 44,
      },
      targets: [
        {
          expr: 'rate(redis_rejected_connections_total{cache="$cache",instance=~"$instance"}[$__rate_interval])',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "ops",
        },
        overrides: [],
      },
      id: 15,
      title: "Errors",
      description:
        "By kind: OOM is a write without memory, NOAUTH and WRONGPASS wrong credentials.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 16,
        y: 44,
      },
      targets: [
        {
          expr: 'sum by (err) (rate(redis_errors_total{cache="$cache",instance=~"$instance"}[$__rate_interval]))',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{err}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "row",
      collapsed: false,
      id: 1005,
      panels: [],
      title: "Replicas and shards",
      gridPos: {
        x: 0,
        y: 52,
        h: 1,
        w: 24,
      },
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "none",
        },
        overrides: [],
      },
      id: 16,
      title: "Replicas",
      description: "How far replicas are behind, and how many each primary has.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 53,
      },
      targets: [
        {
          expr: 'max by (instance) (redis_connected_slave_lag_seconds{cache="$cache",instance=~"$instance"})',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "seconds behind {{instance}}",
          range: true,
          instant: false,
        },
        {
          expr: 'redis_connected_slaves{cache="$cache",instance=~"$instance"} and on (cache, instance) redis_instance_info{cache="$cache",instance=~"$instance",role="master"}',
          refId: "B",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "replicas of {{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "ops",
        },
        overrides: [],
      },
      id: 17,
      title: "Commands of each shard",
      description: "One line far above the others is a hot shard.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 8,
        y: 53,
      },
      targets: [
        {
          expr: 'rate(redis_commands_processed_total{cache="$cache",instance=~"$instance"}[$__rate_interval]) and on (cache, instance) redis_instance_info{cache="$cache",instance=~"$instance",role="master"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "bytes",
        },
        overrides: [],
      },
      id: 18,
      title: "Memory of each shard",
      description: "One line far above the others is a large key, or a hash tag of many keys.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 16,
        y: 53,
      },
      targets: [
        {
          expr: 'redis_memory_used_bytes{cache="$cache",instance=~"$instance"} and on (cache, instance) redis_instance_info{cache="$cache",instance=~"$instance",role="master"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{instance}}",
          range: true,
          instant: false,
        },
      ],
    },
    {
      type: "row",
      collapsed: false,
      id: 1006,
      panels: [],
      title: "Warmers",
      gridPos: {
        x: 0,
        y: 61,
        h: 1,
        w: 24,
      },
    },
    {
      type: "timeseries",
      transparent: false,
      repeatDirection: "h",
      options: {
        legend: {
          displayMode: "list",
          placement: "bottom",
          showLegend: true,
          calcs: [],
        },
        tooltip: {
          mode: "single",
          sort: "asc",
        },
      },
      fieldConfig: {
        defaults: {
          custom: {},
          unit: "s",
        },
        overrides: [],
      },
      id: 19,
      title: "Time since a warmer's last success",
      description: "More than two of its periods is too long.",
      datasource: {
        type: "prometheus",
        uid: "$datasource",
      },
      gridPos: {
        h: 8,
        w: 8,
        x: 0,
        y: 62,
      },
      targets: [
        {
          expr: 'time() - kube_cronjob_status_last_successful_time{cronjob=~"$warmer"}',
          refId: "A",
          datasource: {
            type: "prometheus",
            uid: "$datasource",
          },
          legendFormat: "{{namespace}}/{{cronjob}}",
          range: true,
          instant: false,
        },
      ],
    },
  ],
};
