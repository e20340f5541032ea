// Made from the types of the API by `npm run shapes`.

import {
  boolean,
  choice,
  either,
  INSTANCES,
  list,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from "./shape";

/** @internal */
export const BUDGET_CLIENT = object({
  name: required(text),
  replicas: required(number),
  maxReplicas: optional(number),
  connectionsPerPod: optional(number),
  endpoint: optional(choice("both", "primary", "reader")),
  maxSurge: optional(either(text, number)),
  closesOnTermination: optional(boolean),
});

/** @internal */
export const CLUSTER_TOPOLOGY = object({
  kind: required(choice("cluster")),
  shards: required(number),
  replicasPerShard: required(number),
});

/** @internal */
export const NODES_TOPOLOGY = object({ kind: required(choice("nodes")), nodes: required(number) });

/** @internal */
export const PRIMARY_TOPOLOGY = object({
  kind: required(choice("primary")),
  replicas: required(number),
});

/** @internal */
export const SERVERLESS_TOPOLOGY = object({ kind: required(choice("serverless")) });

/** @internal */
export const CONNECTION_BUDGET_PROPS = object({
  clients: required(list(BUDGET_CLIENT)),
  topology: required(
    variants("kind", {
      cluster: CLUSTER_TOPOLOGY,
      nodes: NODES_TOPOLOGY,
      primary: PRIMARY_TOPOLOGY,
      serverless: SERVERLESS_TOPOLOGY,
    }),
  ),
  connectionsPerNode: optional(number),
  reserve: optional(number),
});

/** @internal */
export const NODE_MEMORY = object({
  name: required(text),
  usable: required(INSTANCES.Size),
  memory: optional(INSTANCES.Size),
});

/** @internal */
export const EVICTION_POLICY = choice(
  "noeviction",
  "allkeys-lru",
  "allkeys-lfu",
  "allkeys-random",
  "volatile-lru",
  "volatile-lfu",
  "volatile-random",
  "volatile-ttl",
);

/** @internal */
export const AVAILABLE_MEMORY = object({
  usable: optional(INSTANCES.Size),
  memory: optional(INSTANCES.Size),
  name: optional(text),
  nodes: optional(list(NODE_MEMORY)),
  fixedEvictionPolicy: optional(EVICTION_POLICY),
});

/** @internal */
export const REVIEW_SIZING_ARGUMENTS = object({
  cache: required(INSTANCES.Construct),
  sizing: required(INSTANCES.CacheSizing),
  available: required(AVAILABLE_MEMORY),
});

/** @internal */
export const CACHE_PURPOSE = choice("cache", "store");

/** @internal */
export const DECLARE_PURPOSE_ARGUMENTS = object({
  construct: required(INSTANCES.Construct),
  purpose: required(CACHE_PURPOSE),
});

/** @internal */
export const CONNECTION_THRESHOLDS = object({ warn: optional(number), fail: optional(number) });

/** @internal */
export const REVIEW_CONNECTIONS_ARGUMENTS = object({
  cache: required(INSTANCES.Construct),
  budget: required(INSTANCES.ConnectionBudget),
  thresholds: optional(CONNECTION_THRESHOLDS),
});

/** @internal */
export const EXPECTED_ITEMS = object({
  count: required(number),
  averageSize: required(INSTANCES.Size),
});

/** @internal */
export const EXPECTED_DATA = object({
  data: optional(INSTANCES.Size),
  items: optional(list(EXPECTED_ITEMS)),
  growth: optional(number),
  overhead: optional(number),
  everyKeyExpires: optional(boolean),
});

/** @internal */
export const CACHE_SIZING_PROPS = object({
  ...EXPECTED_DATA.properties,
  topology: required(
    variants("kind", {
      cluster: CLUSTER_TOPOLOGY,
      nodes: NODES_TOPOLOGY,
      primary: PRIMARY_TOPOLOGY,
      serverless: SERVERLESS_TOPOLOGY,
    }),
  ),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
});

/** @internal */
export const CACHE_SIZING_HEADROOM_ARGUMENTS = object({ usable: required(INSTANCES.Size) });

/** @internal */
export const CLIENT_SETTINGS = object({
  maxConnections: optional(number),
  connectTimeout: optional(INSTANCES.Duration),
  commandTimeout: optional(INSTANCES.Duration),
});

/** @internal */
export const CLIENT_HOSTS = object({ primary: optional(text), reader: optional(text) });

/** @internal */
export const CLIENT_ENVIRONMENT_ARGUMENTS = object({
  cache: required(INSTANCES.IManagedCache),
  settings: optional(CLIENT_SETTINGS),
  hosts: optional(CLIENT_HOSTS),
});

/** @internal */
export const DECLARE_DEVELOPMENT_ARGUMENTS = object({ construct: required(INSTANCES.Construct) });

/** @internal */
export const CACHE_ENGINE_REDIS_ARGUMENTS = object({ version: required(text) });

/** @internal */
export const CACHE_ENGINE_IS_AT_LEAST_ARGUMENTS = object({ version: required(text) });

/** @internal */
export const SECRET_REFERENCE_PROPS = object({
  store: required(
    choice(
      "aws-secrets-manager",
      "azure-key-vault",
      "google-secret-manager",
      "kubernetes-secret",
      "terraform-variable",
    ),
  ),
  id: required(text),
  jsonKey: optional(text),
  revision: required(text),
  expression: required(text),
});

/** @internal */
export const NODE_COUNT_ARGUMENTS = object({
  topology: required(
    variants("kind", {
      cluster: CLUSTER_TOPOLOGY,
      nodes: NODES_TOPOLOGY,
      primary: PRIMARY_TOPOLOGY,
      serverless: SERVERLESS_TOPOLOGY,
    }),
  ),
});

/** @internal */
export const DAILY_WINDOW_PROPS = object({
  start: required(text),
  duration: optional(INSTANCES.Duration),
});

/** @internal */
export const WEEKDAY = choice("mon", "tue", "wed", "thu", "fri", "sat", "sun");

/** @internal */
export const WEEKLY_WINDOW_PROPS = object({
  ...DAILY_WINDOW_PROPS.properties,
  day: required(WEEKDAY),
});

/** @internal */
export const WEEKLY_WINDOW_OVERLAPS_ARGUMENTS = object({ daily: required(INSTANCES.DailyWindow) });
