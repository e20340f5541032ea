import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput } from "cdktf";
import { CacheEngine, Duration, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  AzMode,
  ElastiCacheMemcached,
  type ElastiCacheMemcachedProps,
  NetworkType,
} from "cdktf-managed-cache/aws";
import { sections, synth } from "../../support/synth";
import { warnings } from "../../support/warnings";
import { MEMCACHED } from "../props";

function make(props: Partial<ElastiCacheMemcachedProps> = {}) {
  let made: ElastiCacheMemcached | undefined;
  const template = synth((stack) => {
    made = new ElastiCacheMemcached(stack, "Cache", { ...MEMCACHED, ...props });
    new TerraformOutput(stack, "endpoints", {
      value: { primary: made.primaryEndpoint, nodes: made.nodeEndpoints, tls: made.tls },
    });
  });
  return {
    template,
    cache: made as ElastiCacheMemcached,
    resource: template.only({ type: "aws_elasticache_cluster", kind: "resource" }).properties,
    parameters: template.only({ type: "aws_elasticache_parameter_group" }).properties,
    // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
    endpoints: template.output("endpoints").value as any,
  };
}

test("minimal props make this, and nothing else", () => {
  expect(sections(make().template)).toMatchSnapshot();
});

describe("defaults", () => {
  test.each<[string, object]>([
    ["the engine, with its patch version", { engine: "memcached", engine_version: "1.6.22" }],
    ["three nodes over several zones", { num_cache_nodes: 3, az_mode: "cross-az" }],
    ["TLS", { transit_encryption_enabled: true }],
    ["the port of Memcached", { port: 11211 }],
    ["deletion protection", { lifecycle: { prevent_destroy: true } }],
    ["changes at once, since nodes would wait too", { apply_immediately: true }],
    ["its name", { cluster_id: "test-cache" }],
  ])("%s", (_, expected) => {
    expect(make().resource).toMatchObject(expected);
  });

  test("a parameter group of the family, in which nothing differs", () => {
    const { parameters } = make();
    expect(parameters).toMatchObject({
      name: "test-cache-memcached1-6",
      family: "memcached1.6",
      parameter: [],
      lifecycle: { create_before_destroy: true },
    });
  });

  test("nobody may connect", () => {
    expect(make().template.propertiesOf("aws_vpc_security_group_ingress_rule")).toEqual([]);
  });

  test("one node is in one zone", () => {
    expect(make({ numCacheNodes: 1 }).resource).toMatchObject({
      num_cache_nodes: 1,
      az_mode: "single-az",
    });
  });
});

test("what no Memcached can have is not there", () => {
  const { template, cache, resource } = make();
  expect(Object.keys(resource).filter((name) => /snapshot|kms|log_|token|user/.test(name))).toEqual(
    [],
  );
  expect(template.propertiesOf("aws_kms_key")).toEqual([]);
  expect(template.propertiesOf("aws_secretsmanager_secret")).toEqual([]);
  expect(cache.authentication).toEqual({ kind: "none" });
  expect(cache.readerEndpoint).toBeUndefined();
});

describe("endpoints", () => {
  test("every node is read after the cluster has changed, so that a new one is in the list", () => {
    const { template, endpoints } = make();
    const read = template.only({ kind: "data", type: "aws_elasticache_cluster" });
    expect(read.properties.depends_on).toEqual([
      expect.stringMatching(/^aws_elasticache_cluster\.Cache_[0-9A-F]{8}$/),
    ]);
    expect(endpoints.nodes).toEqual(
      [0, 1, 2].map((index) => ({
        host: expect.stringMatching(
          new RegExp(
            `^\\$\\{data\\.aws_elasticache_cluster\\..*\\.cache_nodes\\[${index}\\]\\.address}$`,
          ),
        ),
        hostKind: "dns",
        port: 11211,
      })),
    );
  });

  test("clients of AWS discover the nodes at the configuration endpoint", () => {
    expect(make({ port: 11311 }).endpoints.primary).toEqual({
      host: expect.stringMatching(/^\$\{aws_elasticache_cluster\..*\.cluster_address}$/),
      hostKind: "dns",
      port: 11311,
    });
  });

  test("the certificate names the first node, by a wildcard that fits them all", () => {
    const { endpoints } = make();
    expect(endpoints.tls).toEqual({ enabled: true, serverName: endpoints.nodes[0].host });
  });

  test("without TLS there is no name to verify", () => {
    expect(make({ transitEncryption: false }).endpoints.tls).toEqual({ enabled: false });
  });
});

describe("parameters", () => {
  test("the largest item and the overhead, as Memcached takes them, beside others", () => {
    const { parameters } = make({
      maxItemSize: Size.mebibytes(4),
      connectionsOverhead: Size.mebibytes(200),
      parameters: { idle_timeout: "600" },
    });
    expect(parameters.parameter).toEqual([
      { name: "idle_timeout", value: "600" },
      { name: "max_item_size", value: "4194304" },
      { name: "memcached_connections_overhead", value: "200" },
    ]);
  });

  test.each<[string, Record<string, string>, EvictionPolicy | undefined]>([
    ["evicts the least recently used of all", {}, EvictionPolicy.ALLKEYS_LRU],
    ["or refuses writes", { error_on_memory_exhausted: "1" }, EvictionPolicy.NOEVICTION],
    ["or what only Terraform knows", { error_on_memory_exhausted: "${var.a}" }, undefined],
  ])("a full node %s", (_, parameters, policy) => {
    expect(make({ parameters }).cache.evictionPolicy).toBe(policy);
  });

  test("another minor version has a group of its own", () => {
    const { parameters } = make({
      engine: CacheEngine.memcached("1.5.16"),
      transitEncryption: false,
    });
    expect(parameters).toMatchObject({ name: "test-cache-memcached1-5", family: "memcached1.5" });
  });
});

describe("limits", () => {
  test("of a known node: what its type leaves to items and to clients", () => {
    expect(make().cache.limits).toEqual({
      nodes: 3,
      // 65000, less 3 of ElastiCache and 2 for each of 2 threads.
      connectionsPerNode: 64_993,
      usableMemoryPerNode: Size.bytes(14_037_181_030 - 100 * 2 ** 20),
    });
  });

  test("of another node the most threads are counted, and its memory is not known", () => {
    const { cache } = make({ nodeType: "cache.r9g.large" });
    expect(cache.limits).toEqual({
      nodes: 3,
      connectionsPerNode: 64_869,
      usableMemoryPerNode: undefined,
    });
  });

  test("an unknown node type is warned of", () => {
    const found = warnings((stack) => {
      new AwsProvider(stack, "aws", {});
      new ElastiCacheMemcached(stack, "Cache", { ...MEMCACHED, nodeType: "cache.r9g.large" });
    });
    expect(found).toEqual([expect.stringContaining("[elasticache.node-type-unknown]")]);
  });

  test("every node has its share of the keys", () => {
    const { cache } = make({ numCacheNodes: 2 });
    expect(cache.topology).toEqual({ kind: "nodes", nodes: 2 });
  });
});

test("the zone of each node, in their order", () => {
  const zones = ["eu-west-1b", "eu-west-1a", "eu-west-1b"];
  expect(make({ preferredAvailabilityZones: zones }).resource.preferred_availability_zones).toEqual(
    zones,
  );
});

test("nodes in one zone", () => {
  expect(make({ azMode: AzMode.SINGLE_AZ }).resource.az_mode).toBe("single-az");
});

test("both kinds of addresses, with discovery by IPv4", () => {
  const { resource, cache } = make({
    networkType: NetworkType.DUAL_STACK,
    subnets: [
      { id: "subnet-a", cidrBlock: "10.0.0.0/24", ipv6CidrBlock: "2001:db8::/64" },
      { id: "subnet-b" },
    ],
  });
  expect(resource).toMatchObject({ network_type: "dual_stack", ip_discovery: "ipv4" });
  expect(cache.subnetCidrs).toEqual(["10.0.0.0/24", "2001:db8::/64"]);
});

test("peers reach the port", () => {
  const { template } = make({ allowFrom: { web: { securityGroupId: "sg-01" } } });
  expect(template.only({ type: "aws_vpc_security_group_ingress_rule" }).properties).toMatchObject({
    from_port: 11211,
    to_port: 11211,
    referenced_security_group_id: "sg-01",
  });
});

test("what has the cluster by its name waits for it", () => {
  const template = synth((stack) => {
    const { clusterId } = new ElastiCacheMemcached(stack, "Cache", MEMCACHED);
    new TerraformOutput(stack, "id", { value: clusterId });
  });
  expect(template.output("id").value).toMatch(/^\$\{aws_elasticache_cluster\..*\.cluster_id}$/);
});

test("metrics are those of every node, by the two dimensions that they have", () => {
  const { cache } = make({ numCacheNodes: 2 });
  expect(cache.metricCpuUtilization()).toEqual(
    ["0001", "0002"].map((node) => ({
      namespace: "AWS/ElastiCache",
      metricName: "CPUUtilization",
      dimensions: { CacheClusterId: "test-cache", CacheNodeId: node },
      statistic: "Average",
      periodSeconds: 60,
    })),
  );
  const others = [
    cache.metricCurrConnections(),
    cache.metricEvictions(),
    cache.metricGetHits(),
    cache.metricGetMisses({ period: Duration.minutes(1) }),
    cache.metricBytesUsedForCacheItems(),
  ];
  expect(
    others.map(([metric]) => [metric?.metricName, metric?.statistic, metric?.periodSeconds]),
  ).toEqual([
    ["CurrConnections", "Average", 60],
    ["Evictions", "Sum", 300],
    ["GetHits", "Sum", 300],
    ["GetMisses", "Sum", 60],
    ["BytesUsedForCacheItems", "Average", 60],
  ]);
});

test("everything takes the provider of the cache", () => {
  const template = synth((stack) => {
    const provider = new AwsProvider(stack, "other", { alias: "other" });
    new ElastiCacheMemcached(stack, "Cache", {
      ...MEMCACHED,
      provider,
      allowFrom: { web: { securityGroupId: "sg-01" } },
    });
  });
  const providers = template.blocks
    .filter(({ type }) => type.startsWith("aws_"))
    .map(({ properties }) => properties.provider);
  expect(new Set(providers)).toEqual(new Set(["aws.other"]));
});
