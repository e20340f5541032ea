import { TerraformStack } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import { KubernetesCache, type KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import { synth } from "../support/synth";
import { testApp } from "../support/test-app";
import { BY_ADDRESS, FakeCache, secret } from "./fake-cache";

/*
 * A settings object can have more fields than its type: the compiler does not check an object that comes
 * from a variable or from a file. No such field may reach the construct that the settings are for.
 */

const other = new FakeCache(new TerraformStack(testApp(), "other"), { cacheName: "other" });

/** Props of the constructs that get the settings, and a field that nothing knows. */
const UNKNOWN = {
  cache: other,
  namespace: "other",
  labels: { other: "label" },
  annotations: { other: "annotation" },
  dependsOn: ["other"],
  provider: "other",
  client: "other",
  source: { kind: "existing-secret", name: "other" },
  hosts: { primary: "other.example" },
  unknown: "other",
};

const WARMER = {
  image: "warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  command: ["warm"],
};

const SETTINGS: KubernetesCacheSettings = {
  clients: { shop: { createNamespace: false, maxConnections: 5 } },
  ownClient: { maxConnections: 6 },
  warmer: WARMER,
  warmers: { prices: WARMER },
  healthReport: {
    image: "redis@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    schedule: "0 6 * * *",
  },
  exporter: {
    image: "exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  },
  networkPolicy: { pods: { app: "shop" }, dns: { cidrBlocks: ["169.254.20.10/32"] } },
  alerts: { name: "shop-alerts" },
};

const CACHE: Partial<IManagedCache> = {
  ...BY_ADDRESS,
  subnetCidrs: ["10.0.0.0/24"],
  authentication: { kind: "users", users: [{ name: "app", password: secret("t1") }] },
};

function make(settings: KubernetesCacheSettings) {
  return synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", { ...settings, cache: new FakeCache(stack, CACHE) });
  });
}

const EXPECTED = make(SETTINGS);

test.each<[string, KubernetesCacheSettings]>([
  ["a client namespace", { clients: { shop: { ...UNKNOWN, ...SETTINGS.clients?.shop } } }],
  ["the own client", { ownClient: { ...UNKNOWN, ...SETTINGS.ownClient } }],
  ["the warmer", { warmer: { ...UNKNOWN, ...WARMER } }],
  [
    "a further warmer, even a name,",
    { warmers: { prices: { ...UNKNOWN, ...WARMER, ...{ name: "other" } } } },
  ],
  [
    "the health report",
    {
      healthReport: {
        ...UNKNOWN,
        image: "redis@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        schedule: "0 6 * * *",
      },
    },
  ],
  [
    "the exporter",
    {
      exporter: {
        ...UNKNOWN,
        image: "exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      },
    },
  ],
  [
    "the network policy",
    {
      networkPolicy: {
        ...UNKNOWN,
        pods: { app: "shop" },
        dns: { cidrBlocks: ["169.254.20.10/32"] },
      },
    },
  ],
  ["the alerts", { alerts: { ...UNKNOWN, name: "shop-alerts" } }],
])("unknown fields of %s change nothing", (_, settings) => {
  expect(make({ ...SETTINGS, ...settings })).toEqual(EXPECTED);
});

test("unknown fields of a workload change no connection budget", () => {
  const budget = (more: object) => {
    const stack = new TerraformStack(testApp(), "test");
    const workloads = { web: { replicas: 2, ...more } };
    return new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack),
      clients: { shop: { createNamespace: false, workloads } },
    }).connectionBudget?.clients;
  };
  expect(budget({ name: "other", connections: 1000 })).toEqual(budget({}));
});
