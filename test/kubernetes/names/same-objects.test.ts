import { ConfigMap } from "@cdktf/provider-kubernetes/lib/config-map";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { ConfigMapV1Data } from "@cdktf/provider-kubernetes/lib/config-map-v1-data";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Labels } from "@cdktf/provider-kubernetes/lib/labels";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Namespace } from "@cdktf/provider-kubernetes/lib/namespace";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { Aspects, type TerraformElement, TerraformStack, TerraformVariable } from "cdktf";
import { CacheServices, KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import { Construct } from "constructs";
import { MINIMAL as CACHE } from "../../aws/props";
import { synth } from "../../support/synth";
import { warnings } from "../../support/warnings";
import { FakeCache } from "../fake-cache";
import { CONSTRUCTS } from "../objects/constructs";

/** What synthesis says of objects that are there twice: a line for each. */
function refusals(build: (stack: TerraformStack) => void): string[] {
  try {
    synth(build);
    return [];
  } catch (error) {
    return String(error).match(/\[kubernetes\.(object|selector)-twice\].*/g) ?? [String(error)];
  }
}

function twoPatterns(stack: TerraformStack, name?: string): void {
  const clients = { shop: { createNamespace: true } };
  new ElastiCacheForKubernetes(stack, "Catalogue", { cache: CACHE, kubernetes: { clients } });
  new ElastiCacheForKubernetes(stack, "Sessions", { cache: CACHE, kubernetes: { name, clients } });
}

describe("two patterns with the same client", () => {
  test("are refused without a name, each object with both paths and what to set", () => {
    const found = refusals((stack) => twoPatterns(stack));
    expect(found).toContainEqual(
      expect.stringMatching(
        /test\/Catalogue\/Kubernetes\/Client-shop\/Config\/Resource and test\/Sessions\/Kubernetes\/Client-shop\/Config\/Resource make the same configmap: shop\/redis-client; .*name: "sessions"/,
      ),
    );
    const objects = found.map((line) => /make the same ([^;]+);/.exec(line)?.[1]);
    expect(objects.sort()).toEqual([
      "configmap: cache/redis-client",
      "configmap: shop/redis-client",
      "deployment: cache/redis-exporter",
      "monitoring.coreos.com/prometheusrule: cache/redis-alerts",
      "monitoring.coreos.com/servicemonitor: cache/redis-exporter",
      "secret: cache/redis-auth",
      "secret: shop/redis-auth",
      "service: cache/redis-exporter",
      "service: cache/redis-primary",
      "service: cache/redis-reader",
    ]);
  });

  test("are right with one, and make each namespace once", () => {
    const template = synth((stack) => twoPatterns(stack, "sessions"));
    const namespaces = template.propertiesOf("kubernetes_namespace_v1");
    expect(namespaces.map(({ metadata }) => metadata.name).sort()).toEqual(["cache", "shop"]);
    const client = template
      .propertiesOf("kubernetes_config_map_v1")
      .find(({ metadata }) => metadata.name === "sessions-client" && metadata.namespace === "shop");
    expect(client?.depends_on).toEqual([
      expect.stringMatching(/^kubernetes_namespace_v1\.Catalogue_Kubernetes_Namespace-shop_/),
    ]);
  });
});

test.each(Object.keys(CONSTRUCTS).filter((name) => name !== "KubernetesCache"))(
  "two of %s are refused",
  (name) => {
    const make = CONSTRUCTS[name];
    expect(
      refusals((stack) => {
        for (const id of ["One", "Other"]) {
          const scope = new Construct(stack, id) as TerraformStack;
          make?.(scope, new FakeCache(scope, { subnetCidrs: ["10.0.0.0/24"] }), {});
        }
      }),
    ).toContainEqual(expect.stringMatching(/One\/It\b.* and test\/Other\/It\b.* make the same/));
  },
);

/** A ConfigMap that has the same name as one of a cache. */
const NAME = { name: "redis-client", namespace: "cache" };
const MANIFEST = { apiVersion: "v1", kind: "ConfigMap", metadata: NAME };

function withCache(more: (stack: TerraformStack) => void) {
  return (stack: TerraformStack) => {
    more(stack);
    new KubernetesCache(stack, "Kubernetes", { cache: new FakeCache(stack) });
  };
}

const provider = (stack: TerraformStack) =>
  new KubernetesProvider(stack, "other", { alias: "other" });

describe("an object of a user", () => {
  test.each<[string, (stack: TerraformStack) => void]>([
    ["by the bindings", (stack) => new ConfigMapV1(stack, "Own", { metadata: NAME })],
    ["by the older bindings", (stack) => new ConfigMap(stack, "Own", { metadata: NAME })],
    ["in a manifest", (stack) => new Manifest(stack, "Own", { manifest: MANIFEST })],
    [
      "in a namespace by reference",
      (stack) => {
        const namespace = new NamespaceV1(stack, "Own namespace", { metadata: { name: "tools" } });
        for (const id of ["One", "Other"]) {
          const name = {
            name: "tool",
            namespace: id === "One" ? "tools" : namespace.metadata.name,
          };
          new ConfigMapV1(stack, id, { metadata: name });
        }
      },
    ],
    [
      "with a name by the same reference",
      (stack) => {
        const later = new TerraformVariable(stack, "later", {});
        for (const id of ["One", "Other"]) {
          new ConfigMapV1(stack, id, { metadata: { ...NAME, name: later.stringValue } });
        }
      },
    ],
    [
      "whose name an override sets",
      (stack) =>
        new ConfigMapV1(stack, "Own", { metadata: { ...NAME, name: "other" } }).addOverride(
          "metadata.name",
          NAME.name,
        ),
    ],
    [
      "in the namespace of every object without one",
      (stack) => {
        new ConfigMapV1(stack, "One", { metadata: { name: "tool" } });
        new Manifest(stack, "Other", {
          manifest: { ...MANIFEST, metadata: { name: "tool", namespace: "default" } },
        });
      },
    ],
    ["a namespace", (stack) => new Namespace(stack, "Own", { metadata: { name: "cache" } })],
  ])("%s is refused", (_, more) => {
    expect(refusals(withCache(more))).toHaveLength(1);
  });

  test("that is a namespace is told with what to set", () => {
    const own = (stack: TerraformStack) =>
      new NamespaceV1(stack, "Own", { metadata: { name: "cache" } });
    expect(refusals(withCache(own))).toEqual([
      expect.stringMatching(
        /test\/Own and test\/Kubernetes\/Namespace-cache make the same namespace: cache; .*createNamespace to false/,
      ),
    ]);
  });

  test.each<[string, (stack: TerraformStack) => TerraformElement]>([
    [
      "of another kind",
      (stack) => new SecretV1(stack, "Own", { metadata: { ...NAME, name: "redis-client" } }),
    ],
    [
      "in another namespace",
      (stack) => new ConfigMapV1(stack, "Own", { metadata: { ...NAME, namespace: "shop" } }),
    ],
    [
      "in another cluster",
      (stack) => new ConfigMapV1(stack, "Own", { metadata: NAME, provider: provider(stack) }),
    ],
    [
      "of a group that is not of Kubernetes",
      (stack) =>
        new Manifest(stack, "Own", { manifest: { ...MANIFEST, apiVersion: "example.com/v1" } }),
    ],
    [
      "that changes a part of the other one",
      (stack) => new ConfigMapV1Data(stack, "Own", { metadata: NAME, data: { own: "1" } }),
    ],
    [
      "that labels the other one",
      (stack) =>
        new Labels(stack, "Own", {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: NAME,
          labels: { own: "1" },
        }),
    ],
    [
      "that Terraform may make or not",
      (stack) =>
        new ConfigMapV1(stack, "Own", {
          metadata: NAME,
          count: new TerraformVariable(stack, "count", {}).numberValue,
        }),
    ],
    [
      "that the API server names",
      (stack) => new ConfigMapV1(stack, "Own", { metadata: { generateName: "redis-client" } }),
    ],
    [
      "that an override renames",
      (stack) => {
        const own = new ConfigMapV1(stack, "Own", { metadata: NAME });
        own.addOverride("metadata.name", "own");
        return own;
      },
    ],
  ])("%s is not refused", (_, more) => {
    expect(refusals(withCache(more))).toEqual([]);
  });

  test("that an aspect renames is judged by its last name", () => {
    const build = withCache((stack) => {
      const own = new ConfigMapV1(stack, "Own", { metadata: { ...NAME, name: "own" } });
      Aspects.of(stack).add({
        visit: (construct) => {
          if (construct === own) {
            own.putMetadata(NAME);
          }
        },
      });
    });
    expect(refusals(build)).toHaveLength(1);
  });
});

test("two clusters may have the same objects, and so may two stacks", () => {
  expect(
    refusals((stack) => {
      const cache = new FakeCache(stack);
      new KubernetesCache(stack, "One", { cache });
      new KubernetesCache(stack, "Other", { cache, provider: provider(stack) });
      const second = new TerraformStack(stack, "second");
      new KubernetesProvider(second, "kubernetes", {});
      new CacheServices(second, "Services", { cache: new FakeCache(second), namespace: "cache" });
    }),
  ).toEqual([]);
});

describe("a namespace that two caches want", () => {
  const shared = (first: object, second: object) =>
    warnings((stack) => {
      const cache = new FakeCache(stack);
      const store = new FakeCache(new Construct(stack, "Store"), { cacheName: "sessions" });
      new KubernetesCache(stack, "Catalogue", { cache, ...first });
      new KubernetesCache(stack, "Sessions", { cache: store, name: "sessions", ...second });
    });

  test("keeps the labels of the first, which is told where the second has others", () => {
    expect(shared({ labels: { team: "shop" } }, { labels: { team: "login" } })).toEqual([
      expect.stringMatching(
        /\[kubernetes\.namespace-shared\] test\/Catalogue\/Namespace-cache makes the namespace cache with other labels,/,
      ),
    ]);
    expect(shared({}, { annotations: { a: "b" } })).toEqual([
      expect.stringContaining("with other annotations"),
    ]);
  });

  test("needs no word where they are the same", () => {
    const labels = { team: "shop", env: "prod" };
    expect(shared({ labels }, { labels: { env: "prod", team: "shop" } })).toEqual([]);
  });

  test("is made at each provider", () => {
    const template = synth((stack) => {
      const cache = new FakeCache(stack);
      new KubernetesCache(stack, "One", { cache });
      new KubernetesCache(stack, "Other", { cache, provider: provider(stack) });
    });
    expect(template.propertiesOf("kubernetes_namespace_v1")).toHaveLength(2);
  });
});

describe("two workloads with one selector", () => {
  const NAMESPACE = { namespace: "cache" };

  function deployment(scope: Construct, name: string, matchLabels?: Record<string, string>) {
    new DeploymentV1(scope, name, {
      metadata: { name, namespace: "cache" },
      spec: {
        selector: { matchLabels },
        template: { metadata: { labels: matchLabels }, spec: { container: [{ name: "shop" }] } },
      },
    });
  }

  test("are refused: two exporters of one cache", () => {
    const found = refusals((stack) => {
      const cache = new FakeCache(stack);
      new KubernetesCache(stack, "One", { cache });
      new KubernetesCache(stack, "Two", { cache, name: "two" });
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^\[kubernetes\.selector-twice\] test\/One\/Exporter\/Resource and test\/Two\/Exporter\/Resource select the same pods in cache;/,
      ),
    ]);
  });

  test.each<[string, Record<string, string>, Record<string, string>, number]>([
    ["the same labels in another order", { a: "1", b: "2" }, { b: "2", a: "1" }, 1],
    ["other labels", { a: "1" }, { a: "2" }, 0],
  ])("whoever makes them, by %s", (_, left, right, count) => {
    const found = refusals((stack) => {
      new CacheServices(stack, "Services", { ...NAMESPACE, cache: new FakeCache(stack) });
      deployment(stack, "left", left);
      deployment(stack, "right", right);
    });
    expect(found).toHaveLength(count);
  });

  test("are fine in two namespaces, and under labels that only Terraform knows", () => {
    const found = refusals((stack) => {
      const cache = new FakeCache(stack);
      new KubernetesCache(stack, "One", { cache, namespace: "one" });
      new KubernetesCache(stack, "Two", { cache, namespace: "two" });
      const later = new TerraformVariable(stack, "later", {}).stringValue;
      deployment(stack, "left", { a: later });
      deployment(stack, "right", { a: later });
    });
    expect(found).toEqual([]);
  });
});
