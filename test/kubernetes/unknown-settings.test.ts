import { TerraformStack } from "cdktf";
import type { CacheValidationError } from "cdktf-managed-cache";
import { KubernetesCache, type KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import { testApp } from "../support/test-app";
import { FakeCache } from "./fake-cache";

/*
 * A settings object can have more fields than its type: the compiler does not check an object that comes
 * from a variable or from a file. Each is refused: it would reach the construct that the settings are for,
 * or be a prop that its author wrote in the wrong place.
 */

/** Props of the constructs that get the settings, and a field that nothing knows. */
const UNKNOWN: object = {
  namespace: "other",
  source: { kind: "existing-secret" },
  unknown: "other",
};

const WARMER = { image: "warmer@sha256:abc", command: ["warm"] };

function faultsOf(settings: KubernetesCacheSettings): string[] {
  const stack = new TerraformStack(testApp(), "test");
  try {
    new KubernetesCache(stack, "Kubernetes", { ...settings, cache: new FakeCache(stack) });
  } catch (error) {
    return (error as CacheValidationError).faults.map(({ id, found }) => `${id}: ${found}`);
  }
  return [];
}

test.each<[string, KubernetesCacheSettings]>([
  ["clients.shop", { clients: { shop: UNKNOWN } }],
  ["ownClient", { ownClient: UNKNOWN }],
  ["ownClient.workloads.web", { ownClient: { workloads: { web: { replicas: 2, ...UNKNOWN } } } }],
  ["warmer", { warmer: { ...UNKNOWN, ...WARMER } }],
  ["warmers.prices", { warmers: { prices: { ...UNKNOWN, ...WARMER } } }],
  ["healthReport", { healthReport: { ...UNKNOWN, image: "redis@sha256:abc" } }],
  ["exporter", { exporter: UNKNOWN }],
  ["networkPolicy", { networkPolicy: { ...UNKNOWN, pods: { app: "shop" } } }],
  ["networkPolicy.dns", { networkPolicy: { pods: { app: "shop" }, dns: UNKNOWN } }],
  ["alerts", { alerts: UNKNOWN }],
  ["serviceNames", { serviceNames: UNKNOWN }],
])("unknown fields of %s are refused", (path, settings) => {
  expect(faultsOf(settings)).toEqual(
    ["namespace", "source", "unknown"].map((name) => `props.unknown: ${path}.${name} is set`),
  );
});

test("a further warmer has its name already", () => {
  const settings = { warmers: { prices: { ...WARMER, name: "other" } } };
  expect(faultsOf(settings)).toEqual(["props.unknown: warmers.prices.name is set"]);
});

test("the names that are meant are proposed", () => {
  const stack = new TerraformStack(testApp(), "test");
  const props = { cache: new FakeCache(stack), healthreport: { image: "redis" }, warmmer: WARMER };
  expect(() => new KubernetesCache(stack, "Kubernetes", props)).toThrow(
    /healthreport is set; expected healthReport; rename it\n.*warmmer is set; expected warmer; rename it$/,
  );
});
