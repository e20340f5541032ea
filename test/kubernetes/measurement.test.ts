import type { IManagedCache } from "cdktf-managed-cache";
import {
  CacheAlertRules,
  CacheClientConfig,
  CacheCredentials,
  CacheExporter,
  KubernetesCache,
  type KubernetesCacheSettings,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";
import { warnings } from "../support/warnings";
import { CLUSTER, FakeCache, secret } from "./fake-cache";

const WARMER = {
  image: "warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  command: ["warm"],
};
const IAM: Partial<IManagedCache> = {
  authentication: { kind: "users", users: [{ name: "app" }] },
};
const OF_WARMERS = ["RedisWarmerLate", "RedisWarmerNeverSucceeded", "RedisWarmerFailed"];

function make(settings: KubernetesCacheSettings = {}, cache: Partial<IManagedCache> = {}) {
  return synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", { ...settings, cache: new FakeCache(stack, cache) });
  });
}

function advice(settings: KubernetesCacheSettings, cache: Partial<IManagedCache> = {}) {
  return warnings((stack) => {
    new KubernetesCache(stack, "Kubernetes", { ...settings, cache: new FakeCache(stack, cache) });
  }).filter((warning) => warning.includes("kubernetes.alerts-unmeasured"));
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

function rules(template: Template): Rule[] {
  return template
    .propertiesOf("kubernetes_manifest")
    .filter(({ manifest }) => manifest.kind === "PrometheusRule")
    .flatMap(({ manifest }) => manifest.spec.groups[0].rules);
}

const names = (template: Template) => rules(template).map(({ alert }) => alert);
const exporters = (template: Template) => template.propertiesOf("kubernetes_deployment_v1");

test("alerts come with the exporter that measures them, whose roll-out nothing waits for", () => {
  const template = make();
  expect(names(template)).toContain("RedisUnmeasured");
  expect(exporters(template)).toMatchObject([{ wait_for_rollout: false }]);
  expect(advice({})).toEqual([]);
});

describe("nobody measures", () => {
  test("a cache without an exporter: there is nothing to alert on", () => {
    const template = make({ exporter: false });
    expect(names(template)).toEqual([]);
    expect(exporters(template)).toEqual([]);
  });

  test("but kube-state-metrics measures its warmers", () => {
    expect(names(make({ exporter: false, warmer: WARMER }))).toEqual(OF_WARMERS);
  });

  test("a cache whose exporter nothing scrapes, which is said", () => {
    const settings: KubernetesCacheSettings = { exporter: { scraping: "none" } };
    expect(names(make(settings))).toEqual([]);
    expect(exporters(make(settings))).toHaveLength(1);
    expect(advice(settings)).toEqual([expect.stringContaining("without anything that scrapes it")]);
  });

  test("a cache that an exporter cannot log in to, which is said", () => {
    expect(exporters(make({ warmer: WARMER }, IAM))).toEqual([]);
    expect(names(make({ warmer: WARMER }, IAM))).toEqual(OF_WARMERS);
    expect(advice({}, IAM)).toEqual([expect.stringContaining("makes no IAM tokens")]);
    expect(faultIds(() => make({ exporter: true }, IAM))).toEqual([
      "kubernetes.exporter-credentials",
    ]);
  });

  test("unless its own client has a password", () => {
    const users = [{ name: "app" }, { name: "exporter", password: secret("t1") }];
    const cache: Partial<IManagedCache> = { authentication: { kind: "users", users } };
    expect(exporters(make({ ownClient: { user: "exporter" } }, cache))).toHaveLength(1);
  });

  test("in cluster mode it is said that the exporter has to be kept from other hosts", () => {
    const said = (settings: KubernetesCacheSettings) =>
      warnings((stack) => {
        const cache = new FakeCache(stack, { ...CLUSTER, subnetCidrs: ["10.0.0.0/24"] });
        new KubernetesCache(stack, "Kubernetes", { ...settings, cache });
      }).join();
    expect(said({})).toContain("kubernetes.exporter-open");
    expect(said({ networkPolicy: { pods: { app: "shop" } } })).toBe("");
  });

  test("a cluster without the operator's kinds, and no exporter is made for nobody", () => {
    expect(exporters(make({ prometheusOperator: false }))).toEqual([]);
    expect(advice({ prometheusOperator: false }, IAM)).toEqual([]);
    expect(exporters(make({ prometheusOperator: false, exporter: true }))).toHaveLength(1);
  });
});

describe("someone else measures", () => {
  const MEASURED: KubernetesCacheSettings = {
    alerts: { measuredBy: { job: "redis", redis: "shop-prod" } },
  };

  test("no exporter is made, and alerts are on the labels of theirs", () => {
    const template = make(MEASURED);
    expect(exporters(template)).toEqual([]);
    const [down, unmeasured] = rules(template);
    expect(down?.expr).toBe(
      'redis_up{job="redis",redis="shop-prod"} == 0 or on (job, redis, instance) up{job="redis",redis="shop-prod"} == 0',
    );
    expect(unmeasured?.expr).toContain(" unless on (job, redis) ");
    expect(
      rules(template)
        .map(({ expr }) => expr)
        .join(),
    ).not.toMatch(/cache="|\(cache/);
    expect(advice(MEASURED)).toEqual([]);
  });

  test("a cache whose exporter nobody could be asked to make", () => {
    expect(names(make(MEASURED, IAM))).toContain("RedisDown");
  });

  test("the exporter that is made, under other labels", () => {
    const template = make({ ...MEASURED, exporter: { scraping: "none" } }, CLUSTER);
    expect(exporters(template)).toHaveLength(1);
    expect(rules(template)[0]?.expr).toContain('redis="shop-prod"');
  });

  test.each<[string, Record<string, string>]>([
    ["no label at all", {}],
    ["a label that tells the nodes", { instance: "a" }],
    ["a name that is none", { "redis-name": "shop" }],
    ["a quote in a value", { cache: 'shop"} or up{a="' }],
  ])("%s is refused", (_, measuredBy) => {
    expect(faultIds(() => make({ alerts: { measuredBy } }))).toEqual(["alerts.measured-by"]);
  });
});

describe("rules of their own", () => {
  function alone(measuredBy: (exporter: CacheExporter) => Record<string, string> | undefined) {
    return synth((stack) => {
      const common = { cache: new FakeCache(stack), namespace: "cache" };
      const credentials = new CacheCredentials(stack, "Credentials", common);
      const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
      const exporter = new CacheExporter(stack, "Exporter", { ...common, client });
      new CacheAlertRules(stack, "Rules", { ...common, measuredBy: measuredBy(exporter) });
    });
  }

  test("take the labels of an exporter", () => {
    expect(names(alone(({ seriesLabels }) => seriesLabels))).toContain("RedisDown");
  });

  test("are refused where nothing gives them data", () => {
    expect(faultIds(() => alone(() => undefined))).toEqual(["alerts.without-data"]);
  });
});

describe("what the Prometheus operator needs", () => {
  test("labels by which it selects are on its objects alone", () => {
    const template = make({
      prometheusLabels: { release: "monitoring" },
      labels: { team: "shop" },
    });
    const labelled = template
      .find()
      .map(({ type, properties }) => ({ type, ...(properties.manifest ?? properties) }))
      .filter(({ metadata }) => metadata.labels?.release !== undefined)
      .map(({ kind, type, metadata }) => [kind ?? type, metadata.labels.team]);
    expect(labelled.sort()).toEqual([
      ["PrometheusRule", "shop"],
      ["ServiceMonitor", "shop"],
    ]);
  });

  test("ScrapeConfig, for the nodes of a cluster, is not in every version of it", () => {
    const settings = { scrapeConfigs: false };
    expect(rules(make({ scrapeConfigs: false }))).not.toEqual([]);
    expect(make(settings, CLUSTER).propertiesOf("kubernetes_manifest")).toEqual([]);
    expect(advice(settings, CLUSTER)).toHaveLength(1);
    expect(
      faultIds(() => make({ ...settings, exporter: { scraping: "operator" } }, CLUSTER)),
    ).toEqual(["kubernetes.exporter-operator"]);
  });
});

describe("Google's managed Prometheus", () => {
  const MANAGED: KubernetesCacheSettings = {
    googleManagedPrometheus: true,
    prometheusLabels: { release: "monitoring" },
  };
  const ofKind = (template: Template, kind: string) =>
    template.only({ type: "kubernetes_manifest", properties: { manifest: { kind } } }).properties
      .manifest;

  test("measures by PodMonitoring and alerts by Rules, in place of the operator", () => {
    const template = make(MANAGED);
    expect(template.propertiesOf("kubernetes_manifest")).toHaveLength(2);
    const { apiVersion, spec } = ofKind(template, "PodMonitoring");
    expect(apiVersion).toBe("monitoring.googleapis.com/v1");
    const [deployment] = exporters(template);
    const pod = deployment?.spec.template;
    const [mapping] = spec.targetLabels.fromPod;
    expect([pod.metadata.labels[mapping.from], mapping.to]).toEqual(["shop", "cache"]);
    expect(pod.metadata.labels).toMatchObject(spec.selector.matchLabels);
    expect(pod.spec.container[0].port[0].name).toBe(spec.endpoints[0].port);
    const rules = ofKind(template, "Rules");
    expect(rules).toMatchObject({
      apiVersion: "monitoring.googleapis.com/v1",
      metadata: { namespace: "cache" },
      spec: { groups: [{ name: "shop-cache" }] },
    });
    expect(rules.spec).toEqual(ofKind(make(), "PrometheusRule").spec);
  });

  test("finds no nodes of a cluster", () => {
    expect(names(make(MANAGED, CLUSTER))).toEqual([]);
    expect(
      faultIds(() => make({ ...MANAGED, exporter: { scraping: "google-managed" } }, CLUSTER)),
    ).toEqual(["kubernetes.exporter-cluster-annotations"]);
  });

  test("does not alert beside the operator", () => {
    expect(faultIds(() => make({ ...MANAGED, prometheusOperator: true }))).toEqual([
      "kubernetes.prometheus-twice",
    ]);
  });
});
