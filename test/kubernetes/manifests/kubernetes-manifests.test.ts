import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { App, TerraformResource, TerraformStack, TerraformVariable, Testing } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import {
  type CredentialsSource,
  KubernetesCache,
  type KubernetesCacheSettings,
  KubernetesManifests,
  type KubernetesManifestsProps,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import { Construct } from "constructs";
import { run } from "../../../stacks/local/command";
import { environment } from "../../../stacks/local/environment";
import { faultIds } from "../../support/faults";
import { describeWith, TERRAFORM } from "../../support/requirements";
import { testApp } from "../../support/test-app";
import { FakeCache } from "../fake-cache";

jest.setTimeout(60_000);

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "manifests-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const EXISTING: CredentialsSource = { kind: "existing-secret", name: "redis-auth" };
const EXTERNAL: CredentialsSource = {
  kind: "external-secret",
  store: { name: "aws", kind: "ClusterSecretStore" },
};

/** Something of everything that a cache has in the cluster. */
const FULL: KubernetesCacheSettings = {
  credentials: EXTERNAL,
  clients: { shop: { createNamespace: true } },
  warmer: { image: "warmer:1", script: '#!/bin/sh\necho "${HOME}" $1', schedule: "*/5 * * * *" },
  healthReport: { image: "redis:7", schedule: "0 6 * * *" },
  networkPolicy: { pods: { app: "shop" } },
  dashboard: true,
};

const CACHE: Partial<IManagedCache> = { subnetCidrs: ["10.0.0.0/24"] };

interface Synthesized {
  readonly resource?: Record<string, Record<string, object>>;
  readonly output: Record<string, { value: List; sensitive?: boolean }>;
}

interface List {
  readonly apiVersion: string;
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: objects of every kind
  readonly items: any[];
}

/** A stack whose cluster side is manifests, written to its folder. `override` gets each resource after that. */
function synthesized(
  settings: KubernetesCacheSettings,
  cache: (stack: TerraformStack) => Partial<IManagedCache> = () => CACHE,
  override: (resource: TerraformResource) => void = () => {},
) {
  const app = new App({ outdir: fs.mkdtempSync(path.join(folder, "app-")) });
  const stack = new TerraformStack(app, "shop");
  const cluster = new KubernetesCache(stack, "Cluster", {
    cache: new FakeCache(stack, cache(stack)),
    ...settings,
  });
  const resources = resourcesOf(cluster);
  new KubernetesManifests(stack, "Manifests", { objects: cluster });
  resources.forEach(override);
  app.synth();
  const own = path.join(app.outdir, "stacks", "shop");
  const json: Synthesized = JSON.parse(fs.readFileSync(path.join(own, "cdk.tf.json"), "utf8"));
  const file = path.join(own, "manifests", "kubernetes_manifests.json");
  return {
    resources,
    json,
    list: json.output.kubernetes_manifests?.value as List,
    own,
    file: fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined,
  };
}

function resourcesOf(construct: Construct): TerraformResource[] {
  return construct.node
    .findAll()
    .filter((one): one is TerraformResource => TerraformResource.isTerraformResource(one));
}

/** An object by its kind and name. */
function objectOf({ items }: List, kind: string, name: string) {
  return items.find((item) => item.kind === kind && item.metadata.name === name);
}

function unknownHost(stack: TerraformStack): Partial<IManagedCache> {
  const { stringValue: host } = new TerraformVariable(stack, "host", {});
  return { ...CACHE, primaryEndpoint: { host, hostKind: "dns", port: 6379 } };
}

describe("the manifests of a cache", () => {
  test("are all of its objects, and Terraform makes none of them", () => {
    const { json, list } = synthesized(FULL);
    expect(json.resource).toBeUndefined();
    expect(json.output.kubernetes_manifests?.sensitive).not.toBe(true);
    expect(list).toMatchObject({ apiVersion: "v1", kind: "List" });
    const kinds = list.items.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
    expect([...new Set(kinds)].sort()).toEqual([
      "apps/v1 Deployment",
      "batch/v1 CronJob",
      "external-secrets.io/v1 ExternalSecret",
      "monitoring.coreos.com/v1 PrometheusRule",
      "monitoring.coreos.com/v1 ServiceMonitor",
      "networking.k8s.io/v1 NetworkPolicy",
      "v1 ConfigMap",
      "v1 Namespace",
      "v1 Service",
      "v1 ServiceAccount",
    ]);
    expect(kinds.slice(0, 2)).toEqual(["v1 Namespace", "v1 Namespace"]);
  });

  test("are those that Terraform would make, one for each", () => {
    const { list, resources } = synthesized(FULL);
    expect(resources.length).toBeGreaterThan(15);
    expect(list.items).toHaveLength(resources.length);
  });

  test("have the references to the cloud that Terraform resolves, and to nothing else", () => {
    const { list } = synthesized(FULL, unknownHost);
    expect(objectOf(list, "Service", "redis-primary")?.spec.externalName).toBe("${var.host}");
    const references = JSON.stringify(list).match(/kubernetes_\w+\.[A-Z]/g);
    expect(references).toBeNull();
    const { annotations } = objectOf(list, "Deployment", "redis-exporter").spec.template.metadata;
    expect(annotations["checksum/redis-client"]).toMatch(/^\$\{sha256\(jsonencode\(.*var\.host/);
  });

  test("have a checksum that changes with what the pods read, where all of it is known", () => {
    const checksumOf = (settings: KubernetesCacheSettings, cache: Partial<IManagedCache> = CACHE) =>
      objectOf(
        synthesized({ ...FULL, ...settings }, () => cache).list,
        "Deployment",
        "redis-exporter",
      ).spec.template.metadata.annotations["checksum/redis-client"];
    const checksum = checksumOf({});
    expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(checksumOf({})).toBe(checksum);
    expect(checksumOf({ ownClient: { maxConnections: 5 } })).not.toBe(checksum);
    const other = { host: "other.example", hostKind: "dns", port: 6379 } as const;
    expect(checksumOf({}, { ...CACHE, primaryEndpoint: other })).not.toBe(checksum);
  });

  test("have the numbers, lists and names of the API", () => {
    const { list } = synthesized(FULL);
    const job = objectOf(list, "CronJob", "redis-warmer");
    expect(job.spec).toMatchObject({
      timeZone: "Etc/UTC",
      jobTemplate: {
        spec: {
          ttlSecondsAfterFinished: expect.any(Number),
          template: {
            spec: {
              securityContext: { runAsUser: 65532 },
              volumes: [{ name: "script", configMap: { defaultMode: 0o555 } }],
              containers: [{ volumeMounts: [{ mountPath: "/etc/redis-script" }] }],
            },
          },
        },
      },
    });
    expect(objectOf(list, "NetworkPolicy", "redis-egress").spec.egress[0].ports).toEqual([
      { port: 6379, protocol: "TCP" },
    ]);
  });

  test("have what an override says", () => {
    const { list } = synthesized(FULL, undefined, (resource) => {
      if (resource.terraformResourceType === "kubernetes_service_v1") {
        resource.addOverride("metadata.annotations", { owner: "shop" });
      }
    });
    expect(objectOf(list, "Service", "redis-primary")?.metadata.annotations).toEqual({
      owner: "shop",
    });
  });

  test("are compared with all other objects of the stack", () => {
    const stack = new TerraformStack(testApp(), "shop");
    new KubernetesProvider(stack, "kubernetes", {});
    const cluster = new KubernetesCache(stack, "Cluster", {
      cache: new FakeCache(stack),
      credentials: EXISTING,
    });
    new KubernetesManifests(stack, "Manifests", { objects: cluster });
    new ConfigMapV1(stack, "Same", { metadata: { name: "redis-client", namespace: "cache" } });
    expect(() => Testing.synth(stack, true)).toThrow(/kubernetes\.object-twice/);
  });
});

describe("the file beside the stack", () => {
  test("has the same objects, as they are applied", () => {
    const { list, file = "" } = synthesized(FULL);
    const applied: List = JSON.parse(file);
    expect(applied.items).toHaveLength(list.items.length);
    expect(objectOf(applied, "Deployment", "redis-exporter")).toEqual(
      objectOf(list, "Deployment", "redis-exporter"),
    );
    expect(objectOf(list, "ConfigMap", "redis-warmer-script").data.run).toContain('"$${HOME}" $1');
    expect(objectOf(applied, "ConfigMap", "redis-warmer-script").data.run).toBe(
      '#!/bin/sh\necho "${HOME}" $1',
    );
  });

  test("is not there where only Terraform knows all of it", () => {
    expect(synthesized(FULL, unknownHost).file).toBeUndefined();
  });
});

describeWith([TERRAFORM], "the output of the stack", () => {
  test("has the objects with all values when Terraform has applied it, and asks for no provider", async () => {
    const { own } = synthesized(FULL, unknownHost);
    const env = { ...environment(), TF_VAR_host: "shop.example" };
    const terraform = (...args: string[]) => run("terraform", args, { cwd: own, env });
    await terraform("init", "-input=false");
    expect(fs.existsSync(path.join(own, ".terraform/providers"))).toBe(false);
    await terraform("apply", "-auto-approve", "-input=false");
    const list: List = JSON.parse(await terraform("output", "-json", "kubernetes_manifests"));
    expect(objectOf(list, "Service", "redis-primary")?.spec.externalName).toBe("shop.example");
    expect(objectOf(list, "ConfigMap", "redis-warmer-script").data.run).toBe(
      '#!/bin/sh\necho "${HOME}" $1',
    );
    const { data } = objectOf(list, "ConfigMap", "redis-client");
    const { annotations } = objectOf(list, "Deployment", "redis-exporter").spec.template.metadata;
    const read = JSON.stringify({ credentials: "t1", settings: sorted(data) });
    expect(annotations["checksum/redis-client"]).toBe(
      createHash("sha256").update(read).digest("hex"),
    );
  });
});

/** As Terraform writes JSON. */
function sorted(data: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1)));
}

describe("manifests are refused", () => {
  type Build = (stack: TerraformStack) => Construct;
  const clusterWith =
    (credentials?: CredentialsSource): Build =>
    (stack) =>
      new KubernetesCache(stack, "Cluster", { cache: new FakeCache(stack), credentials });

  test.each<[string, string, Build, Partial<KubernetesManifestsProps>?]>([
    ["of Secrets that Terraform writes", "kubernetes.manifests-secret", clusterWith()],
    [
      "of the passwords of a shared exporter",
      "kubernetes.manifests-secret",
      (stack) =>
        new SharedCacheExporter(stack, "Exporter", {
          namespace: "cache",
          targets: { shop: { cache: new FakeCache(stack) } },
        }),
    ],
    [
      "of a Secret by hand",
      "kubernetes.manifests-secret",
      (stack) =>
        new Manifest(stack, "Secret", {
          manifest: { apiVersion: "v1", kind: "Secret", metadata: { name: "a" } },
        }),
    ],
    ["of nothing", "kubernetes.manifests-none", (stack) => new Construct(stack, "Nothing")],
    [
      "of an object that this library never makes",
      "kubernetes.manifests-type",
      (stack) =>
        new RoleV1(stack, "Role", {
          metadata: { name: "a" },
          rule: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
        }),
    ],
    [
      "of an object that Terraform makes several times",
      "kubernetes.manifests-type",
      (stack) => new ConfigMapV1(stack, "Twice", { metadata: { name: "a" }, count: 2 }),
    ],
    [
      "under a name with a space",
      "kubernetes.manifests-output",
      clusterWith(EXISTING),
      { output: "the manifests" },
    ],
  ])("%s", (_, id, build, props = {}) => {
    const stack = new TerraformStack(testApp(), "shop");
    const objects = build(stack);
    expect(faultIds(() => new KubernetesManifests(stack, "It", { objects, ...props }))).toEqual([
      id,
    ]);
  });

  describe("with a workload of the stack that reads them", () => {
    const build = (isBelow: boolean) => {
      const stack = new TerraformStack(testApp(), "shop");
      new KubernetesProvider(stack, "kubernetes", {});
      const scope = new Construct(stack, "Objects");
      const cluster = new KubernetesCache(scope, "Cluster", {
        cache: new FakeCache(stack),
        credentials: EXTERNAL,
      });
      new DeploymentV1(isBelow ? scope : stack, "Shop", {
        metadata: { name: "shop", namespace: "cache" },
        spec: {
          selector: { matchLabels: { app: "shop" } },
          template: cluster.client("cache").attach({
            metadata: { labels: { app: "shop" } },
            spec: { container: [{ name: "shop", image: "shop:1" }] },
          }),
        },
      });
      new KubernetesManifests(stack, "Manifests", { objects: scope });
      return () => Testing.synth(stack, true);
    };

    test("unless it is a manifest too", () => {
      expect(build(false)).toThrow(
        /kubernetes\.manifests-reference\] .*Client-cache\/Config\/Resource/,
      );
      expect(build(true)).not.toThrow();
    });
  });

  test("under a name that others have already", () => {
    const stack = new TerraformStack(testApp(), "shop");
    const configMap = (name: string) => new ConfigMapV1(stack, name, { metadata: { name } });
    new KubernetesManifests(stack, "First", { objects: configMap("a") });
    expect(
      faultIds(() => new KubernetesManifests(stack, "Second", { objects: configMap("b") })),
    ).toEqual(["kubernetes.manifests-output-twice"]);
    new KubernetesManifests(stack, "Third", { objects: configMap("c"), output: "third" });
  });
});
