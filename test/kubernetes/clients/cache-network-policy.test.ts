import { TerraformStack, TerraformVariable, Token } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import {
  CacheNetworkPolicy,
  type CacheNetworkPolicyProps,
  KubernetesCache,
  type KubernetesCacheSettings,
} from "cdktf-managed-cache/kubernetes";
import fc from "fast-check";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { CLUSTER, FakeCache } from "../fake-cache";

const SUBNETS = ["10.0.1.0/24", "10.0.2.0/24"];

function make(
  props: Partial<CacheNetworkPolicyProps> = {},
  overrides: Partial<IManagedCache> = {},
) {
  const template = synth((stack) => {
    new CacheNetworkPolicy(stack, "Policy", {
      cache: new FakeCache(stack, { subnetCidrs: SUBNETS, ...overrides }),
      namespace: "shop",
      pods: { app: "shop" },
      ...props,
    });
  });
  return template.only({ type: "kubernetes_network_policy_v1" }).properties;
}

test("everything that is made with the least props", () => {
  expect(make()).toMatchSnapshot();
});

describe("a network policy", () => {
  test("lets the chosen pods connect to the cache's subnets and to DNS only", () => {
    const { metadata, spec } = make();
    expect(metadata).toMatchObject({ name: "redis-egress", namespace: "shop" });
    expect(spec).toEqual({
      pod_selector: { match_labels: { app: "shop" } },
      policy_types: ["Egress"],
      egress: [
        {
          to: [{ ip_block: { cidr: "10.0.1.0/24" } }, { ip_block: { cidr: "10.0.2.0/24" } }],
          ports: [{ port: "6379", protocol: "TCP" }],
        },
        {
          to: [
            {
              namespace_selector: {
                match_labels: { "kubernetes.io/metadata.name": "kube-system" },
              },
              pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
            },
          ],
          ports: [
            { port: "53", protocol: "UDP" },
            { port: "53", protocol: "TCP" },
          ],
        },
      ],
    });
  });

  test("knows the reader's own port", () => {
    const readerEndpoint = { host: "reader.example", hostKind: "dns" as const, port: 6380 };
    expect(make({}, { readerEndpoint }).spec.egress[0].ports).toEqual([
      { port: "6379", protocol: "TCP" },
      { port: "6380", protocol: "TCP" },
    ]);
  });

  test("opens the range of ports on which a Memorystore cluster has its nodes", () => {
    const cluster = { ...CLUSTER, nodePorts: { from: 11_000, to: 13_047 } };
    expect(make({}, cluster).spec.egress[0].ports).toEqual([
      { port: "6379", protocol: "TCP" },
      { port: "11000", end_port: 13_047, protocol: "TCP" },
    ]);
  });

  test("allows other DNS servers", () => {
    const dns = {
      namespaceLabels: { name: "dns" },
      podLabels: { app: "coredns" },
      cidrBlocks: ["169.254.20.10/32"],
    };
    expect(make({ name: "cache", dns }).spec.egress[1].to).toEqual([
      {
        namespace_selector: { match_labels: { name: "dns" } },
        pod_selector: { match_labels: { app: "coredns" } },
      },
      { ip_block: { cidr: "169.254.20.10/32" } },
    ]);
  });

  test("allows DNS on other ports, of pods and of addresses alike", () => {
    const { to, ports } = make({ dns: { ports: [5353, 53], cidrBlocks: ["fd00:10::a/128"] } }).spec
      .egress[1];
    expect(to).toEqual([
      expect.objectContaining({ pod_selector: { match_labels: { "k8s-app": "kube-dns" } } }),
      { ip_block: { cidr: "fd00:10::a/128" } },
    ]);
    expect(ports).toEqual([
      { port: "5353", protocol: "UDP" },
      { port: "5353", protocol: "TCP" },
      { port: "53", protocol: "UDP" },
      { port: "53", protocol: "TCP" },
    ]);
  });

  test("allows the IPv6 blocks of a cache's subnets beside the IPv4 ones", () => {
    const subnetCidrs = ["10.0.1.0/24", "2600:1f18:1::/64"];
    expect(make({}, { subnetCidrs }).spec.egress[0].to).toEqual(
      subnetCidrs.map((cidr) => ({ ip_block: { cidr } })),
    );
  });

  test("takes subnets and ports that only Terraform will know", () => {
    const primaryEndpoint = {
      host: "primary.example",
      hostKind: "dns" as const,
      port: Token.asNumber("${a.port}"),
    };
    const { spec } = make(
      {
        name: Token.asString("${a.name}"),
        dns: { cidrBlocks: ["${a.dns}"], ports: [Token.asNumber("${a.dns_port}")] },
      },
      { primaryEndpoint, readerEndpoint: undefined, subnetCidrs: [Token.asString("${a.cidr}")] },
    );
    expect(spec.egress[0]).toEqual({
      to: [{ ip_block: { cidr: "${a.cidr}" } }],
      ports: [{ port: "${a.port}", protocol: "TCP" }],
    });
    expect(spec.egress[1].ports[0]).toEqual({ port: "${a.dns_port}", protocol: "UDP" });
  });

  test("names every subnet of the cache once, and no other address", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.ipV4(), { minLength: 1, maxLength: 6 }), (addresses) => {
        const subnetCidrs = addresses.map((address) => `${address}/32`);
        const { to } = make({}, { subnetCidrs }).spec.egress[0];
        expect(to).toEqual(subnetCidrs.map((cidr) => ({ ip_block: { cidr } })));
      }),
      { numRuns: 20 },
    );
  });
});

describe("refused", () => {
  const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});

  test.each<[string, string, Partial<CacheNetworkPolicyProps>, Partial<IManagedCache>]>([
    ["a namespace with an upper-case letter", "kubernetes.namespace", { namespace: "Shop" }, {}],
    ["a name with an upper-case letter", "kubernetes.network-policy-name", { name: "Egress" }, {}],
    ["a name of 64 characters", "kubernetes.network-policy-name", { name: "a".repeat(64) }, {}],
    ["a cache without known subnets", "kubernetes.network-policy-subnets", {}, { subnetCidrs: [] }],
    ["no labels of pods", "kubernetes.network-policy-pods", { pods: {} }, {}],
    [
      "an address without the length of its prefix",
      "kubernetes.network-policy-dns",
      { dns: { cidrBlocks: ["169.254.20.10"] } },
      {},
    ],
    [
      "a prefix longer than an IPv4 address",
      "kubernetes.network-policy-dns",
      { dns: { cidrBlocks: ["169.254.20.10/33"] } },
      {},
    ],
    [
      "a prefix longer than an IPv6 address",
      "kubernetes.network-policy-dns",
      { dns: { cidrBlocks: ["fd00::/129"] } },
      {},
    ],
    [
      "a host name in place of an address",
      "kubernetes.network-policy-dns",
      { dns: { cidrBlocks: ["dns/32"] } },
      {},
    ],
    [
      "an address with two prefixes",
      "kubernetes.network-policy-dns",
      { dns: { cidrBlocks: ["10.0.0.0/8/8"] } },
      {},
    ],
    ...[[], [0], [65_536], [53.5], [later.numberValue, -1]].map(
      (ports): [string, string, Partial<CacheNetworkPolicyProps>, Partial<IManagedCache>] => [
        `the DNS ports ${JSON.stringify(ports)}`,
        "kubernetes.network-policy-dns-ports",
        { dns: { ports } },
        {},
      ],
    ),
    ...["10.0.0.1/24", "fd00::1/64", "10.0.0.0/08", "10.0.0.0/", " 10.0.0.0/8"].map(
      (cidr): [string, string, Partial<CacheNetworkPolicyProps>, Partial<IManagedCache>] => [
        `the DNS servers ${cidr}`,
        "kubernetes.network-policy-dns",
        { dns: { cidrBlocks: [later.stringValue, cidr] } },
        {},
      ],
    ),
    ...["10.0.0.1/24", "0.0.0.0/0", "::/0", "10.0.0.0", "subnet-1"].map(
      (cidr): [string, string, Partial<CacheNetworkPolicyProps>, Partial<IManagedCache>] => [
        `the subnet ${cidr}`,
        "kubernetes.network-policy-subnets",
        {},
        { subnetCidrs: [later.stringValue, cidr] },
      ],
    ),
    ["a wrong value of a label", "kubernetes.network-policy-labels", { pods: { app: "a b" } }, {}],
    ["a wrong key of a label", "kubernetes.network-policy-labels", { pods: { "a b": "c" } }, {}],
    [
      "a wrong label of the DNS servers",
      "kubernetes.network-policy-labels",
      { dns: { podLabels: { app: "kube dns" } } },
      {},
    ],
    [
      "a wrong label of their namespace",
      "kubernetes.network-policy-labels",
      { dns: { namespaceLabels: { "/name": "kube-system" } } },
      {},
    ],
  ])("%s", (_, id, props, cache) => {
    expect(faultIds(() => make(props, cache))).toEqual([id]);
  });

  test.each(["10.0.0.10/32", "0.0.0.0/0", "fd00:10::a/128", "fd00::/64", "::ffff:10.0.0.0/120"])(
    "not the DNS servers %s",
    (cidr) => {
      expect(faultIds(() => make({ dns: { cidrBlocks: [cidr] } }))).toEqual([]);
    },
  );
});

describe("in a KubernetesCache", () => {
  function policies(settings: KubernetesCacheSettings, cache: Partial<IManagedCache> = {}) {
    const template = synth((stack) => {
      new KubernetesCache(stack, "Kubernetes", {
        ...settings,
        cache: new FakeCache(stack, { subnetCidrs: SUBNETS, ...cache }),
      });
    });
    return template.propertiesOf("kubernetes_network_policy_v1").map(({ metadata, spec }) => ({
      namespace: metadata.namespace,
      name: metadata.name,
      pods: spec.pod_selector.match_labels,
      dns: spec.egress[1].to.length,
    }));
  }

  test("there is none unless it is asked for", () => {
    expect(policies({ exporter: {} })).toEqual([]);
  });

  test("it is in every client namespace, and the exporter has its own", () => {
    const pods = { app: "shop" };
    const found = policies({
      clients: { shop: { createNamespace: false } },
      exporter: {},
      networkPolicy: { pods, dns: { cidrBlocks: ["169.254.20.10/32"] } },
    });
    expect(found).toHaveLength(3);
    for (const namespace of ["cache", "shop"]) {
      expect(found).toContainEqual({ namespace, name: "redis-egress", pods, dns: 2 });
    }
    expect(found).toContainEqual({
      namespace: "cache",
      name: "redis-egress-exporter",
      pods: expect.objectContaining({ "app.kubernetes.io/name": "redis-exporter" }),
      dns: 2,
    });
  });

  test("a cache without known subnets is refused", () => {
    expect(
      faultIds(() => policies({ networkPolicy: { pods: { app: "a" } } }, { subnetCidrs: [] })),
    ).toEqual(["kubernetes.network-policy-subnets"]);
  });
});
