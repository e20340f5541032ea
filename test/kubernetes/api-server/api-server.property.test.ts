import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack } from "cdktf";
import { CacheValidationError, type IManagedCache } from "cdktf-managed-cache";
import { HttpCacheSidecar } from "cdktf-managed-cache/kubernetes";
import { Template } from "cdktf-managed-cache/testing";
import fc from "fast-check";
import { isRendered, manifestOf } from "../../../lib/kubernetes/manifests/manifest";
import { pythonWith } from "../../../stacks/local/python";
import { describeWith, PYTHON, PYTHON_REGISTRY } from "../../support/requirements";
import { testApp } from "../../support/test-app";
import { FakeCache } from "../fake-cache";
import { CONSTRUCTS, type ObjectProps } from "../objects/constructs";
import { RANDOM_CACHE, RANDOM_PROPS } from "./random-props";

/** From the oldest that this library is for to the newest that has schemas. */
const VERSIONS = Array.from({ length: 9 }, (_, index) => `1.${29 + index}`);

/** Constructs with something of everything. */
const EVERYTHING: Record<string, object> = {
  KubernetesCache: {
    clients: { shop: { createNamespace: true } },
    warmer: { image: "warmer:1", command: ["warm"], schedule: "*/5 * * * *" },
    healthReport: { image: "redis:7" },
    networkPolicy: { pods: { app: "shop" } },
    dashboard: true,
  },
  InClusterRedis: { clientNamespaces: ["shop"] },
};

/** Random props for each construct. */
const RUNS = 100;

interface Resource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The resources of a construct; `undefined` for props that it refuses. */
function resourcesOf(
  construct: string,
  cache: Partial<IManagedCache>,
  props: object,
): Resource[] | undefined {
  const stack = new TerraformStack(testApp(), "test");
  new KubernetesProvider(stack, "kubernetes", {});
  try {
    const made = CONSTRUCTS[construct]?.(stack, new FakeCache(stack, cache), props as ObjectProps);
    if (made instanceof HttpCacheSidecar) {
      addWorkload(stack, made);
    }
  } catch (error) {
    if (error instanceof CacheValidationError) {
      return undefined;
    }
    throw error;
  }
  return Template.fromStack(stack)
    .blocks.filter(({ kind }) => kind === "resource")
    .map(({ type, properties }) => ({ type, properties }));
}

/** A sidecar is judged in the pod of an application. */
function addWorkload(
  stack: TerraformStack,
  { container, volumes, podAnnotations }: HttpCacheSidecar,
) {
  const labels = { app: "shop" };
  new DeploymentV1(stack, "Workload", {
    metadata: { name: "shop", namespace: "shop" },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: podAnnotations },
        spec: { container: [{ name: "shop", image: "shop" }, container], volume: volumes },
      },
    },
  });
}

async function faultsOf(resources: readonly Resource[], ...version: string[]): Promise<string[][]> {
  const python = await pythonWith(join(__dirname, "requirements.txt"));
  const { status, stdout, stderr } = spawnSync(
    python,
    [join(__dirname, "validate.py"), ...version],
    {
      input: JSON.stringify(
        resources.map((resource) => ({
          ...resource,
          manifest: isRendered(resource.type)
            ? manifestOf(resource.type, resource.properties)
            : null,
        })),
      ),
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

describeWith([PYTHON, PYTHON_REGISTRY], "the API server", () => {
  test("takes whatever the constructs take, as Terraform's resources and as manifests", async () => {
    const made = Object.entries(RANDOM_PROPS).flatMap(([construct, props]) =>
      fc
        .sample(fc.tuple(RANDOM_CACHE, props), { numRuns: RUNS, seed: 13 })
        .map(([cache, props]) => ({
          construct,
          cache,
          props,
          resources: resourcesOf(construct, cache, props),
        })),
    );
    const taken = made.flatMap(({ resources, ...input }) =>
      (resources ?? []).map((resource) => ({ ...input, resource })),
    );
    const faults = await faultsOf(taken.map(({ resource }) => resource));
    const refused = taken.filter((_, index) => faults[index]?.length !== 0);
    expect({ faults: [...new Set(faults.flat())], first: refused[0] }).toEqual({ faults: [] });

    for (const construct of Object.keys(CONSTRUCTS)) {
      const ofConstruct = made.filter((input) => input.construct === construct);
      const accepted = ofConstruct.filter(({ resources }) => resources !== undefined);
      expect([construct, accepted.length > RUNS / 4]).toEqual([construct, true]);
    }
  }, 120_000);

  test("takes what the clients of a serverless cache get", async () => {
    const made = fc
      .sample(fc.tuple(RANDOM_CACHE, RANDOM_PROPS.KubernetesCache as fc.Arbitrary<object>), {
        numRuns: RUNS,
        seed: 13,
      })
      .map(([cache, props]) =>
        resourcesOf(
          "KubernetesCache",
          { ...cache, topology: { kind: "serverless" } },
          // Refused: there is no exporter, and another Service.
          { ...props, exporter: false, serviceNames: {} },
        ),
      )
      .filter((resources) => resources !== undefined);
    expect(made.length).toBeGreaterThan(RUNS / 4);
    expect((await faultsOf(made.flat())).flat()).toEqual([]);
  }, 120_000);

  test.each(VERSIONS)(
    "of Kubernetes %s takes all objects, as resources and as manifests",
    async (version) => {
      const made = Object.entries(EVERYTHING).flatMap(
        ([construct, props]) =>
          resourcesOf(construct, { subnetCidrs: ["10.0.0.0/24"] }, props) ?? [],
      );
      expect(made.length).toBeGreaterThan(20);
      expect((await faultsOf(made, version)).flat()).toEqual([]);
    },
  );

  test.each<[string, string, object]>([
    [
      "a field that is none",
      "kubernetes_service_v1",
      { spec: { port: [{ port: 1, prot: "TCP" }] } },
    ],
    ["a text for a number", "kubernetes_job_v1", { spec: { backoff_limit: "x" } }],
    ["a name in upper case", "kubernetes_config_map_v1", { metadata: { name: "A" } }],
    ["a label with a space", "kubernetes_namespace_v1", { metadata: { labels: { a: "b c" } } }],
  ])("refuses %s", async (_, type, properties) => {
    const [faults] = await faultsOf([
      { type, properties: { metadata: { name: "a" }, ...properties } },
    ]);
    expect(faults).not.toEqual([]);
  });
});
