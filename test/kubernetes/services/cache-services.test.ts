import { TerraformStack, TerraformVariable } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import { CacheServices, type CacheServicesProps } from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import fc from "fast-check";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { BY_ADDRESS, CLUSTER, FakeCache } from "../fake-cache";

function make(
  props: Partial<CacheServicesProps> = {},
  cache: Partial<IManagedCache> = {},
): { template: Template; services: CacheServices } {
  let services: CacheServices | undefined;
  const template = synth((stack) => {
    services = new CacheServices(stack, "Services", {
      cache: new FakeCache(stack, cache),
      namespace: "cache",
      ...props,
    });
  });
  return { template, services: services as CacheServices };
}

test.each<[string, Partial<IManagedCache>]>([
  ["of a cache with DNS names", {}],
  ["of a cache with addresses", BY_ADDRESS],
  ["of a cache in cluster mode", CLUSTER],
])("the Services %s, with the least props", (_, cache) => {
  const { template, services } = make({}, cache);
  expect({ resource: sections(template).resource, hosts: services.hosts }).toMatchSnapshot();
});

test("names, namespace and cluster domain are in the hosts that clients connect to", () => {
  const { services } = make({
    namespace: "data",
    names: { primary: "main", reader: "copies" },
    clusterDomain: "k8s.example",
  });
  expect(services.hosts).toEqual({
    primary: "main.data.svc.k8s.example",
    reader: "copies.data.svc.k8s.example",
  });
});

test("in cluster mode, an annotation says what the Service is for, unless it is overridden", () => {
  const note = (annotations?: Record<string, string>) =>
    make({ annotations }, CLUSTER).template.only({ type: "kubernetes_service_v1" }).properties
      .metadata.annotations;
  expect(note()).toEqual({ "kubernetes.io/description": expect.stringMatching(/real hosts/) });
  expect(note({ "kubernetes.io/description": "ours" })).toEqual({
    "kubernetes.io/description": "ours",
  });
});

test("any name of a Service is taken as it is", () => {
  const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
  fc.assert(
    fc.property(name, name, (primary, reader) => {
      fc.pre(primary !== reader);
      const services = make({ names: { primary, reader } }).template.propertiesOf(
        "kubernetes_service_v1",
      );
      expect(services.map(({ metadata }) => metadata.name)).toEqual([primary, reader]);
    }),
    { numRuns: 25 },
  );
});

describe("refused", () => {
  const at = (port: number): Partial<IManagedCache> => ({
    primaryEndpoint: { host: "primary.example", hostKind: "dns", port },
  });
  const EVERY_FAULT: [string, string, Partial<CacheServicesProps>, Partial<IManagedCache>?][] = [
    ["an empty namespace", "props.kind", { namespace: "" }],
    [
      "a name that starts with a digit",
      "kubernetes.service-name",
      { names: { primary: "1redis" } },
    ],
    ["a name with an underscore", "kubernetes.service-name", { names: { reader: "redis_reader" } }],
    [
      "a name of 64 characters",
      "kubernetes.service-name",
      { names: { discovery: "a".repeat(64) } },
      CLUSTER,
    ],
    [
      "two Services of one name",
      "kubernetes.service-name-twice",
      { names: { primary: "redis", reader: "redis" } },
    ],
    [
      "a reader with the default name of the primary",
      "kubernetes.service-name-twice",
      { names: { reader: "redis-primary" } },
    ],
    [
      "a name for the reader of a cache without one",
      "kubernetes.service-missing",
      { names: { reader: "r" } },
      { readerEndpoint: undefined },
    ],
    [
      "a name for a reader in cluster mode",
      "kubernetes.service-missing",
      { names: { reader: "r" } },
      CLUSTER,
    ],
    [
      "a name for a primary in cluster mode",
      "kubernetes.service-missing",
      { names: { primary: "p" } },
      CLUSTER,
    ],
    [
      "a name for discovery outside cluster mode",
      "kubernetes.service-missing",
      { names: { discovery: "d" } },
    ],
    [
      "a cluster domain that ends with a dot",
      "kubernetes.cluster-domain",
      { clusterDomain: "cluster.local." },
    ],
    [
      "a cluster domain that leaves no room for names",
      "kubernetes.cluster-domain",
      { clusterDomain: `${"a.".repeat(60)}b` },
    ],
    ["port 0", "kubernetes.endpoint-port", {}, at(0)],
    ["port 65536", "kubernetes.endpoint-port", {}, at(65_536)],
  ];

  test.each(EVERY_FAULT)("%s", (_, id, props, cache = {}) => {
    expect(faultIds(() => make(props, cache))).toEqual([id]);
  });

  test("not what only Terraform will know", () => {
    const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});
    const props = { names: { primary: later.stringValue }, clusterDomain: later.stringValue };
    expect(faultIds(() => make(props, at(later.numberValue)))).toEqual([]);
  });
});
