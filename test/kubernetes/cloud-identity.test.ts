import { type IManagedCache, Size } from "cdktf-managed-cache";
import { redisAlerts } from "cdktf-managed-cache/alerts";
import {
  CacheClientConfig,
  CacheCredentials,
  KubernetesCache,
  type KubernetesCacheProps,
} from "cdktf-managed-cache/kubernetes";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";
import { FakeCache } from "./fake-cache";

const ENTRA: Partial<IManagedCache> = {
  topology: { kind: "serverless" },
  readerEndpoint: undefined,
  authentication: {
    kind: "cloud-identity",
    mode: "entra-id",
    scope: "https://redis.azure.com/.default",
    userName: "6f2c1c5e",
  },
  limits: { usableMemoryPerNode: Size.gibibytes(10) },
};

test("clients of a cache with cloud identity get a name and no secret", () => {
  const template = synth((stack) => {
    const common = { cache: new FakeCache(stack, ENTRA), namespace: "shop" };
    const credentials = new CacheCredentials(stack, "Credentials", common);
    const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
    expect(client.env.map(({ name }) => name)).not.toContain("REDIS_AUTH_TOKEN");
    expect(client.env).toContainEqual({ name: "REDIS_AUTH_USERNAME", value: "6f2c1c5e" });
  });
  expect(template.propertiesOf("kubernetes_secret_v1")).toEqual([]);
  expect(template.only({ type: "kubernetes_config_map_v1" }).properties.data).toMatchObject({
    REDIS_CLUSTER_MODE: "true",
    REDIS_AUTH_MODE: "entra-id",
    REDIS_AUTH_SCOPE: "https://redis.azure.com/.default",
  });
});

test("alerts on connections read the exporter's limit alone where the service has none", () => {
  synth((stack) => {
    const expressions = redisAlerts(new FakeCache(stack, ENTRA)).map(
      ({ expression }) => expression,
    );
    expect(expressions.join()).toContain("redis_max_clients");
    expect(expressions.join()).not.toContain("undefined");
  });
});

const GOOGLE: Partial<IManagedCache> = {
  authentication: {
    kind: "cloud-identity",
    mode: "google-iam",
    scope: "https://www.googleapis.com/auth/cloud-platform",
  },
};

test("a warmer makes its tokens with the identity of its service account", () => {
  const template = synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack, GOOGLE),
      warmer: {
        image: `warmer@sha256:${"0".repeat(64)}`,
        command: ["node", "warm.js"],
        schedule: "*/10 * * * *",
        serviceAccountAnnotations: {
          "iam.gke.io/gcp-service-account": "shop@shop-prod.iam.gserviceaccount.com",
        },
      },
    });
  });
  expect(template.propertiesOf("kubernetes_service_account_v1")).toMatchObject([
    {
      metadata: {
        annotations: { "iam.gke.io/gcp-service-account": "shop@shop-prod.iam.gserviceaccount.com" },
      },
    },
  ]);
  const config = template
    .propertiesOf("kubernetes_config_map_v1")
    .find(({ metadata }) => metadata.name === "redis-client");
  expect(config?.data).toMatchObject({
    REDIS_AUTH_MODE: "google-iam",
    REDIS_AUTH_SCOPE: "https://www.googleapis.com/auth/cloud-platform",
  });
});

test("no exporter is made, and the missing alerts are warned of", () => {
  const template = synth((stack) => {
    const kubernetes = new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack, GOOGLE),
    });
    expect(kubernetes.node.metadata.map(({ data }) => data)).toContainEqual(
      expect.stringContaining("[kubernetes.alerts-unmeasured]"),
    );
  });
  expect(template.count({ type: "kubernetes_deployment_v1" })).toBe(0);
});

test("an exporter and a health report that are asked for are refused", () => {
  const refused = (props: Partial<KubernetesCacheProps>) =>
    faultIds(() =>
      synth((stack) => {
        new KubernetesCache(stack, "Kubernetes", {
          cache: new FakeCache(stack, GOOGLE),
          ...props,
        });
      }),
    );
  expect(refused({ exporter: true })).toEqual(["kubernetes.exporter-credentials"]);
  expect(refused({ exporter: false, healthReport: { image: "redis:7" } })).toEqual([
    "kubernetes.report-authentication",
  ]);
});
