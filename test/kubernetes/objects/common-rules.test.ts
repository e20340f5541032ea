import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import { Cpu, type IManagedCache, Size } from "cdktf-managed-cache";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";
import { BY_ADDRESS, FakeCache } from "../fake-cache";
import { CONSTRUCTS, type ObjectProps } from "./constructs";

const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});
const LONG = "a".repeat(64);
const CERTIFICATE = "-----BEGIN CERTIFICATE-----";
const SUBNETS = { subnetCidrs: ["10.0.0.0/24"] };

/** The faults of one construct with these props, for such a cache. */
function faultsOf(construct: string, props: ObjectProps, cache: Partial<IManagedCache> = {}) {
  return [
    ...new Set(
      faultIds(() => {
        const stack = new TerraformStack(testApp(), "test");
        new KubernetesProvider(stack, "kubernetes", {});
        CONSTRUCTS[construct]?.(stack, new FakeCache(stack, { ...SUBNETS, ...cache }), props);
      }),
    ),
  ];
}

const EVERY_CONSTRUCT = Object.keys(CONSTRUCTS);
const OF_A_CACHE = EVERY_CONSTRUCT.filter(
  (name) => !["CacheDashboard", "HttpCacheSidecar", "InClusterRedis"].includes(name),
);
const CONTAINERS = [
  "CacheWarmer",
  "CacheHealthReport",
  "CacheExporter",
  "SharedCacheExporter",
].concat("HttpCacheSidecar", "InClusterRedis");

const WRONG_PROPS: [name: string, id: string, props: ObjectProps][] = [
  ["a namespace with an upper-case letter", "kubernetes.namespace", { namespace: "Cache" }],
  ["a namespace with a dot", "kubernetes.namespace", { namespace: "a.b" }],
  ["a namespace of 64 letters", "kubernetes.namespace", { namespace: LONG }],
  ["a label's value with a space", "kubernetes.labels", { labels: { team: "the shop" } }],
  ["a label's value of 64 letters", "kubernetes.labels", { labels: { team: LONG } }],
  ["a label's value that ends with a dot", "kubernetes.labels", { labels: { team: "shop." } }],
  ["a label's value with a line feed", "kubernetes.labels", { labels: { team: "shop\n" } }],
  ["a label's value with an é", "kubernetes.labels", { labels: { team: "café" } }],
  ["an empty key", "props.name", { labels: { "": "shop" } }],
  ["a key with two slashes", "kubernetes.labels", { labels: { "a/b/c": "shop" } }],
  ["a key with an empty domain", "kubernetes.labels", { labels: { "/team": "shop" } }],
  ["a domain in upper case", "kubernetes.labels", { labels: { "Shop.example/team": "a" } }],
  ["a key of 64 letters", "kubernetes.labels", { labels: { [LONG]: "shop" } }],
  ["a domain of 254 letters", "kubernetes.labels", { labels: { [`${"a".repeat(254)}/b`]: "" } }],
  [
    "a wrong label beside a token",
    "kubernetes.labels",
    {
      labels: { team: later.stringValue, "a b": "c" },
    },
  ],
  ...["app.kubernetes.io/name", "app.kubernetes.io/component", "cdktf-managed-cache/instance"].map(
    (label): [string, string, ObjectProps] => [
      `the label ${label}, by which objects are found`,
      "kubernetes.labels-taken",
      { labels: { [label]: later.stringValue } },
    ],
  ),
  ["an annotation's key with a space", "kubernetes.annotations", { annotations: { "a b": "c" } }],
  ["an annotation's empty key", "props.name", { annotations: { "": "c" } }],
  [
    "annotations of 256 KiB",
    "kubernetes.annotations-size",
    {
      annotations: { note: "é".repeat(2 ** 17) },
    },
  ],
];

const RIGHT_PROPS: [name: string, props: ObjectProps][] = [
  ["a namespace of 63 letters", { namespace: "a".repeat(63) }],
  ["a namespace that starts with a digit", { namespace: "1-a" }],
  [
    "labels in every form",
    {
      labels: {
        team: "",
        a_B: "1.x_Y-z",
        "shop.example/team": "a",
        ["a".repeat(63)]: "b".repeat(63),
      },
    },
  ],
  [
    "labels by which others find objects",
    { labels: { "app.kubernetes.io/instance": "shop", "app.kubernetes.io/managed-by": "argocd" } },
  ],
  ["labels that only Terraform knows", { labels: { team: later.stringValue } }],
  [
    "annotations of any text",
    {
      annotations: {
        note: "two\nlines, %{ and é",
        "Shop.example/Team": "",
        long: "a".repeat(200_000),
      },
    },
  ],
];

describe.each(EVERY_CONSTRUCT)("%s", (construct) => {
  test.each(WRONG_PROPS)("refuses %s", (_, id, props) => {
    expect(faultsOf(construct, props)).toEqual([id]);
  });

  test.each(RIGHT_PROPS)("takes %s", (_, props) => {
    expect(faultsOf(construct, props)).toEqual([]);
  });
});

const host = (name: string, hostKind: "dns" | "ip"): Partial<IManagedCache> => ({
  primaryEndpoint: { host: name, hostKind, port: 6379 },
});

const WRONG_CACHES: [name: string, id: string, cache: Partial<IManagedCache>][] = [
  ["a name with a quote", "kubernetes.cache-name", { cacheName: 'shop",a="' }],
  ["a name of 64 letters", "kubernetes.cache-name", { cacheName: LONG }],
  ["an empty name", "kubernetes.cache-name", { cacheName: "" }],
  ["a host with a port", "kubernetes.endpoint-host", host("h:6379", "dns")],
  ["a host with a scheme", "kubernetes.endpoint-host", host("rediss://h", "dns")],
  ["a host in upper case", "kubernetes.endpoint-host", host("Redis.example", "dns")],
  ["an empty host", "kubernetes.endpoint-host", host("", "dns")],
  ["an address as a name", "kubernetes.endpoint-host", host("10.0.0.3", "dns")],
  ["a name as an address", "kubernetes.endpoint-host", host("redis.example", "ip")],
  ["an IPv6 address", "kubernetes.endpoint-host", host("fd00::3", "ip")],
  ["a loopback address", "kubernetes.endpoint-host", host("127.0.0.1", "ip")],
  ["a link-local address", "kubernetes.endpoint-host", host("169.254.0.3", "ip")],
  [
    "a wrong reader",
    "kubernetes.endpoint-host",
    {
      readerEndpoint: { host: "a b", hostKind: "dns", port: 6379 },
    },
  ],
  [
    "a port of 0",
    "kubernetes.endpoint-port",
    {
      primaryEndpoint: { host: "redis.example", hostKind: "dns", port: 0 },
    },
  ],
  [
    "a wrong port beside a token",
    "kubernetes.endpoint-port",
    {
      primaryEndpoint: { host: "redis.example", hostKind: "dns", port: later.numberValue },
      readerEndpoint: { host: "reader.example", hostKind: "dns", port: 65_536 },
    },
  ],
  [
    "ports that end before they start",
    "kubernetes.endpoint-port",
    {
      nodePorts: { from: 11_000, to: 10_000 },
    },
  ],
  [
    "a server name with a scheme",
    "kubernetes.tls-server-name",
    {
      tls: { enabled: true, serverName: "https://redis.example" },
    },
  ],
  [
    "a private key as certificates",
    "kubernetes.ca-certificates",
    {
      tls: { enabled: true, caCertificates: `${CERTIFICATE}\n-----BEGIN RSA PRIVATE KEY-----` },
    },
  ],
  [
    "a path as certificates",
    "kubernetes.ca-certificates",
    {
      tls: { enabled: true, caCertificates: "/etc/ssl/ca.pem" },
    },
  ],
];

const RIGHT_CACHES: [name: string, cache: Partial<IManagedCache>][] = [
  ["hosts that are addresses", BY_ADDRESS],
  ["a host in a deep domain", host("master.shop.ab12cd.euw1.cache.amazonaws.com", "dns")],
  ["a server name in upper case", { tls: { enabled: true, serverName: "Redis.example" } }],
  ["a server name that is an address", { tls: { enabled: true, serverName: "10.0.0.3" } }],
  [
    "values that only Terraform knows",
    {
      ...host(later.stringValue, "dns"),
      tls: { enabled: true, serverName: later.stringValue, caCertificates: later.stringValue },
    },
  ],
];

// A shared exporter verifies no other server name, and has a rule of its own for that.
const OWN_SERVER_NAME = OF_A_CACHE.filter((name) => name !== "SharedCacheExporter");

describe.each(OWN_SERVER_NAME)("%s for a cache", (construct) => {
  test.each(WRONG_CACHES)("with %s is refused", (_, id, cache) => {
    expect(faultsOf(construct, {}, cache)).toEqual([id]);
  });

  test.each(RIGHT_CACHES)("with %s is taken", (_, cache) => {
    expect(faultsOf(construct, {}, cache)).toEqual([]);
  });
});

test("a shared exporter judges the caches of its targets", () => {
  expect(faultsOf("SharedCacheExporter", {}, host("h:6379", "dns"))).toEqual([
    "kubernetes.endpoint-host",
  ]);
});

test("no error shows the value of a label, nor a private key", () => {
  const stack = new TerraformStack(testApp(), "test");
  const tls = { enabled: true, caCertificates: "PRIVATE KEY hunter2" };
  const cache = new FakeCache(stack, { tls });
  expect(() => CONSTRUCTS.CacheServices?.(stack, cache, { labels: { token: "hunter2 " } })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("hunter2") }),
  );
});

const memory = (request: number, limit: number) => ({
  request: Size.mebibytes(request),
  limit: Size.mebibytes(limit),
});

const WRONG_RESOURCES: [name: string, id: string, resources: object][] = [
  ["the notation of Kubernetes", "props.unknown", { requests: { cpu: "100m" } }],
  ["a text as an amount", "props.kind", { memory: { request: "64Mi" } }],
  ["memory as processor time", "props.kind", { cpu: { request: Size.mebibytes(1) } }],
  ["too little memory", "kubernetes.resource-limits", { memory: memory(2, 1) }],
  ["too little disk", "kubernetes.resource-limits", { ephemeralStorage: memory(2, 1) }],
  [
    "too little processor time",
    "kubernetes.resource-limits",
    { cpu: { request: Cpu.units(1), limit: Cpu.millis(999) } },
  ],
];

const RIGHT_RESOURCES: [name: string, resources: object][] = [
  ["nothing", {}],
  ["limits alone", { cpu: { limit: Cpu.units(2) }, memory: { limit: Size.gibibytes(1) } }],
  ["equal amounts", { cpu: { request: Cpu.units(1), limit: Cpu.millis(1000) } }],
  ["all three", { memory: memory(1, 2), ephemeralStorage: memory(1, 2) }],
];

/** A server in the cluster needs a limit of memory; its own tests have what it takes. */
const ANY_RESOURCES = CONTAINERS.filter((name) => name !== "InClusterRedis");

describe.each(ANY_RESOURCES)("the container of %s", (construct) => {
  test.each(WRONG_RESOURCES)("is refused with %s", (_, id, resources) => {
    expect(faultsOf(construct, { resources })).toEqual([id]);
  });

  test.each(RIGHT_RESOURCES)("is taken with %s", (_, resources) => {
    expect(faultsOf(construct, { resources })).toEqual([]);
  });
});

describe.each(CONTAINERS)("the container of %s", (construct) => {
  test.each([
    "Redis",
    "redis 7",
    "redis:7 ",
    "https://registry.example/redis",
    "redis:",
    "redis:.7",
    "redis@sha256:abc",
    "registry.example/Redis",
    "redis//redis",
    `redis:${"7".repeat(129)}`,
    `${"a/".repeat(128)}a`,
  ])("is refused with the image %j", (image) => {
    expect(faultsOf(construct, { image })).toEqual([
      expect.stringMatching(/^kubernetes\..*image$/),
    ]);
  });

  test.each([
    "redis",
    "redis:7.2-alpine",
    "localhost:5000/redis__a/b.c-d:V_1",
    "Registry.example/redis",
    "[fd00::1]:5000/redis",
    `redis:7@sha256:${"0a".repeat(32)}`,
    later.stringValue,
  ])("is taken with the image %j", (image) => {
    expect(faultsOf(construct, { image })).toEqual([]);
  });
});
