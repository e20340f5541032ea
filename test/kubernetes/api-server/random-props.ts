import { Duration, type IManagedCache, Size } from "cdktf-managed-cache";
import fc from "fast-check";
import { secret } from "../fake-cache";
import { ARGS, POD_SETTINGS, RESOURCES, some } from "./random-pods";
import {
  ANNOTATIONS,
  ANY_TEXT,
  HOST,
  IMAGE,
  LABELS,
  mostly,
  NAME,
  NETWORK,
  SCHEDULE,
  TIME_ZONE,
} from "./texts";

const SECONDS = mostly(
  fc.integer({ min: 1, max: 200 }),
  fc.double({ min: 0, max: 1e10, noNaN: true }),
).map((amount) => Duration.seconds(amount));
const whole = (min: number, max: number) =>
  mostly(fc.integer({ min, max }), fc.integer({ min: min - 2, max: max + 2 }));

const METADATA = { labels: LABELS, annotations: ANNOTATIONS };

const JOB = {
  timeZone: TIME_ZONE,
  suspend: fc.boolean(),
  startingDeadline: SECONDS.map((duration) => Duration.seconds(duration.toSeconds() + 9)),
  backoffLimit: whole(0, 10),
  successfulJobsRetained: whole(0, 100),
  failedJobsRetained: whole(0, 100),
  ttlAfterFinished: SECONDS,
  schedule: SCHEDULE,
};

const COMMAND = fc.array(
  ANY_TEXT.map((text) => `a${text}`),
  { minLength: 1, maxLength: 4 },
);
const SCRIPT = ANY_TEXT.map((text) => `#!/bin/sh\n${text}`);

const WARMER = fc
  .tuple(
    some({ ...JOB, args: ARGS }),
    IMAGE,
    fc.oneof(fc.constant({}), fc.record({ command: COMMAND }), fc.record({ script: SCRIPT })),
    POD_SETTINGS,
  )
  .map(([job, image, run, pod]) => ({ ...job, image, ...run, ...pod }));
const NAMED_WARMER = fc
  .tuple(WARMER, some({ name: NAME }))
  .map((parts) => Object.assign({}, ...parts));

const REPORT = fc
  .tuple(some({ ...JOB, name: NAME, keys: fc.boolean() }), SCHEDULE, IMAGE, POD_SETTINGS)
  .map(([report, schedule, image, pod]) => ({ schedule, ...report, image, ...pod }));

const EXPORTER = fc
  .tuple(some({ name: NAME, image: IMAGE, args: ARGS }), POD_SETTINGS)
  .map((parts): object => Object.assign({}, ...parts));

const NETWORK_POLICY = fc.record(
  {
    pods: LABELS,
    name: NAME,
    dns: some({
      namespaceLabels: LABELS,
      podLabels: LABELS,
      cidrBlocks: fc.array(NETWORK, { maxLength: 3 }),
      ports: fc.array(whole(1, 65_535), { minLength: 1, maxLength: 2 }),
    }),
  },
  { requiredKeys: ["pods"] },
);

const ALERTS = {
  name: NAME,
  alertNamePrefix: fc.constantFrom("Redis", "", "My1"),
  alertLabels: fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_]{0,10}$/), ANY_TEXT, {
    maxKeys: 3,
  }),
  runbookUrl: mostly(
    fc.webUrl().map((url) => `${url}/{alert}`),
    ANY_TEXT,
  ),
  dashboardUrl: mostly(
    fc.webUrl().map((url) => `${url}/{panel}`),
    ANY_TEXT,
  ),
  overrides: some({ Down: some({ for: SECONDS }), Evicting: some({ threshold: whole(0, 100) }) }),
};

const CREDENTIALS = fc.oneof(
  some({ name: NAME }).map((source) => ({ kind: "terraform-secret" as const, ...source })),
  some({ name: NAME, refreshInterval: SECONDS }).chain((source) =>
    NAME.map((name) => ({
      kind: "external-secret" as const,
      store: { name, kind: "SecretStore" as const },
      ...source,
    })),
  ),
  fc
    .tuple(NAME, some({ tokenKey: NAME, usernameKey: NAME }))
    .map(([name, keys]) => ({ kind: "existing-secret" as const, name, ...keys })),
);

const CLIENT = {
  maxConnections: whole(1, 65_000),
  connectTimeout: SECONDS,
  commandTimeout: SECONDS,
};

/** Random props of every construct, by its name; the client and the cache come from the test. */
export const RANDOM_PROPS: Readonly<Record<string, fc.Arbitrary<object>>> = {
  KubernetesCache: some({
    ...METADATA,
    namespace: NAME,
    createNamespace: fc.boolean(),
    clients: fc.dictionary(NAME, some({ ...CLIENT, createNamespace: fc.boolean() }), {
      maxKeys: 2,
    }),
    serviceNames: some({ primary: NAME, reader: NAME }),
    clusterDomain: HOST,
    credentials: CREDENTIALS,
    warmer: NAMED_WARMER,
    warmers: fc.dictionary(NAME, WARMER, { maxKeys: 2 }),
    healthReport: REPORT,
    exporter: fc.oneof(fc.boolean(), EXPORTER),
    dashboard: fc.boolean(),
    googleManagedPrometheus: fc.boolean(),
    scrapeConfigs: fc.boolean(),
    networkPolicy: NETWORK_POLICY,
    prometheusOperator: fc.boolean(),
    alerts: some(ALERTS),
    // Two that read the same rules are refused.
  }).map(({ prometheusOperator, ...props }) =>
    props.googleManagedPrometheus ? props : { ...props, prometheusOperator },
  ),
  CacheServices: some({
    ...METADATA,
    names: some({ primary: NAME, reader: NAME }),
    clusterDomain: HOST,
  }),
  CacheCredentials: some({ ...METADATA, source: CREDENTIALS }),
  CacheClientConfig: some({
    ...METADATA,
    ...CLIENT,
    name: NAME,
    hosts: some({ primary: HOST, reader: HOST }),
  }),
  CacheNetworkPolicy: fc
    .tuple(some(METADATA), NETWORK_POLICY)
    .map((parts) => Object.assign({}, ...parts)),
  CacheWarmer: fc.tuple(some(METADATA), NAMED_WARMER).map((parts) => Object.assign({}, ...parts)),
  CacheHealthReport: fc.tuple(some(METADATA), REPORT).map((parts) => Object.assign({}, ...parts)),
  CacheExporter: fc
    .tuple(
      some({
        ...METADATA,
        scraping: fc.constantFrom("operator", "google-managed", "annotations", "none"),
      }),
      EXPORTER,
    )
    .map((parts) => Object.assign({}, ...parts)),
  SharedCacheExporter: fc
    .tuple(some(METADATA), EXPORTER)
    .map((parts) => Object.assign({}, ...parts)),
  CacheAlertRules: some({ ...METADATA, ...ALERTS }),
  CacheAlertRuleFile: some({ ...METADATA, ...ALERTS }),
  CacheDashboard: some({ ...METADATA, name: NAME }),
  InClusterRedis: fc
    .tuple(
      some({
        ...METADATA,
        name: NAME,
        image: IMAGE,
        port: whole(1024, 65_535),
        maxmemory: whole(8, 200).map((amount) => Size.mebibytes(Math.max(amount, 0))),
        credentials: CREDENTIALS,
        token: fc.constant(secret("t1")),
        clientNamespaces: fc.array(NAME, { maxLength: 2 }),
        clusterDomain: HOST,
      }),
      POD_SETTINGS,
    )
    .map((parts) => Object.assign({}, ...parts)),
  HttpCacheSidecar: some({
    ...METADATA,
    name: NAME,
    image: IMAGE,
    resources: RESOURCES,
    port: whole(1024, 65_535),
    applicationPort: whole(1, 65_535),
    maxSize: mostly(
      fc.integer({ min: 1, max: 102_400 }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
    ).map((amount) => Size.mebibytes(amount)),
    requestTimeout: SECONDS,
    healthPath: mostly(fc.webPath(), ANY_TEXT).map((path) => `/h${path}`),
  }),
};

const endpoint = (port: number): fc.Arbitrary<IManagedCache["primaryEndpoint"]> =>
  fc.oneof(
    HOST.map((host) => ({ host, hostKind: "dns" as const, port })),
    mostly(
      fc.nat(255).map((part) => `10.0.0.${part}`),
      fc.ipV4(),
    ).map((host) => ({ host, hostKind: "ip" as const, port })),
  );

/** What is random about the cache. */
export const RANDOM_CACHE: fc.Arbitrary<Partial<IManagedCache>> = fc.record({
  cacheName: NAME,
  primaryEndpoint: whole(1, 65_535).chain(endpoint),
  readerEndpoint: fc.option(whole(1, 65_535).chain(endpoint), { nil: undefined }),
  subnetCidrs: fc.array(NETWORK, { minLength: 1, maxLength: 3 }),
  tls: fc.constantFrom(
    { enabled: false },
    { enabled: true },
    { enabled: true, caCertificates: "-----BEGIN CERTIFICATE-----" },
  ),
  authentication: fc.oneof(
    fc.constant({ kind: "token" as const, token: secret("t1") }),
    ANY_TEXT.map((name) => ({
      kind: "users" as const,
      users: [{ name: `a${name.replace(/\s/gu, "")}`, password: secret("p1") }] as const,
    })),
  ),
});
