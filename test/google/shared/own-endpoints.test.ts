import { TerraformOutput } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import {
  type IMemorystoreNodeCache,
  MemorystoreRedisCluster,
  MemorystoreValkey,
} from "cdktf-managed-cache/google";
import { MINIMAL_CLUSTER, MINIMAL_VALKEY, SUBNET, synth } from "../make";

const RULES = { connectionPolicy: { kind: "forwarding-rules", subnet: SUBNET } } as const;

const SERVICES = [
  {
    name: "Valkey with cluster mode off",
    make: (stack: never): IMemorystoreNodeCache =>
      new MemorystoreValkey(stack, "Cache", { ...MINIMAL_VALKEY, ...RULES }),
    type: "google_memorystore_instance",
    registration: "google_memorystore_instance_desired_user_created_endpoints",
    endpointsArgument: "desired_user_created_endpoints",
    addressArgument: "ip_address",
    attachments: "psc_attachment_details",
    endpoints: [
      ["PrimaryEndpoint", '== "CONNECTION_TYPE_PRIMARY"'],
      ["ReaderEndpoint", '== "CONNECTION_TYPE_READER"'],
    ],
  },
  {
    name: "Valkey with cluster mode on",
    make: (stack: never): IMemorystoreNodeCache =>
      new MemorystoreValkey(stack, "Cache", { ...MINIMAL_VALKEY, ...RULES, shards: 3 }),
    type: "google_memorystore_instance",
    registration: "google_memorystore_instance_desired_user_created_endpoints",
    endpointsArgument: "desired_user_created_endpoints",
    addressArgument: "ip_address",
    attachments: "psc_attachment_details",
    endpoints: [
      ["DiscoveryEndpoint", '== "CONNECTION_TYPE_DISCOVERY"'],
      ["NodesEndpoint", '!= "CONNECTION_TYPE_DISCOVERY"'],
    ],
  },
  {
    name: "Redis Cluster",
    make: (stack: never): IMemorystoreNodeCache =>
      new MemorystoreRedisCluster(stack, "Cache", { ...MINIMAL_CLUSTER, ...RULES }),
    type: "google_redis_cluster",
    registration: "google_redis_cluster_user_created_connections",
    endpointsArgument: "cluster_endpoints",
    addressArgument: "address",
    attachments: "psc_service_attachments",
    endpoints: [
      ["DiscoveryEndpoint", '== "CONNECTION_TYPE_DISCOVERY"'],
      ["NodesEndpoint", '!= "CONNECTION_TYPE_DISCOVERY"'],
    ],
  },
];

describe.each(SERVICES)("$name whose endpoints are made here", (service) => {
  let cache!: IManagedCache;
  const template = synth((stack) => {
    cache = service.make(stack as never);
    new TerraformOutput(stack, "primary", { value: cache.primaryEndpoint.host });
    new TerraformOutput(stack, "cidrs", { value: cache.subnetCidrs });
  });
  const resource = template.only({ type: service.type });
  const made = service.endpoints.map(([id]) => ({
    address: template.only({ type: "google_compute_address", path: `test/Cache/${id}` }),
    rule: template.only({ type: "google_compute_forwarding_rule", path: `test/Cache/${id}` }),
  }));

  test("needs no service connection policy, and Google makes no endpoints of its own", () => {
    expect(template.count({ type: /service_connection_policy/ })).toBe(0);
    expect(resource.properties).not.toHaveProperty("psc_configs");
    expect(resource.properties).not.toHaveProperty("desired_auto_created_endpoints");
  });

  test("has a forwarding rule to each service attachment, chosen by its kind", () => {
    expect(made.map(({ rule }) => rule.properties.target)).toEqual(
      service.endpoints.map(
        ([, condition]) =>
          `\${one([for it in ${resource.address}.${service.attachments} : it.service_attachment if it.connection_type ${condition}])}`,
      ),
    );
    for (const { rule, address } of made) {
      expect(rule.properties).toMatchObject({
        region: "europe-west1",
        network: MINIMAL_VALKEY.network,
        load_balancing_scheme: "",
        ip_address: `\${${address.address}.id}`,
      });
      expect(address.properties).toMatchObject({
        subnetwork: SUBNET,
        address_type: "INTERNAL",
        purpose: "GCE_ENDPOINT",
      });
    }
    expect(new Set(made.map(({ rule }) => rule.properties.name)).size).toBe(2);
  });

  test("knows both", () => {
    const [endpoint, ...more] = template.only({ type: service.registration }).properties[
      service.endpointsArgument
    ];
    expect(more).toEqual([]);
    expect(endpoint.connections).toEqual(
      made.map(({ rule, address }) => ({
        psc_connection: {
          [service.addressArgument]: `\${${address.address}.address}`,
          forwarding_rule: `\${${rule.address}.id}`,
          psc_connection_id: `\${${rule.address}.psc_connection_id}`,
          network: MINIMAL_VALKEY.network,
          service_attachment: rule.properties.target,
        },
      })),
    );
  });

  test("is reached at their addresses alone", () => {
    const addresses = made.map(({ address }) => `\${${address.address}.address}`);
    expect(template.output("primary").value).toBe(addresses[0]);
    expect(template.output("cidrs").value).toEqual(addresses.map((it) => `${it}/32`));
  });
});

test("a primary without replicas has no reader, and a rule to both attachments all the same", () => {
  let cache!: IManagedCache;
  const template = synth((stack) => {
    cache = new MemorystoreValkey(stack, "Cache", { ...MINIMAL_VALKEY, ...RULES, replicas: 0 });
  });
  expect(cache.readerEndpoint).toBeUndefined();
  expect(template.count({ type: "google_compute_forwarding_rule" })).toBe(2);
});
