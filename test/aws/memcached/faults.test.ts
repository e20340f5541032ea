import { TerraformStack, TerraformVariable } from "cdktf";
import { CacheEngine, Duration, Size, Weekday, WeeklyWindow } from "cdktf-managed-cache";
import {
  AzMode,
  ElastiCacheMemcached,
  type ElastiCacheMemcachedProps,
  ElastiCacheReplicationGroup,
  IpDiscovery,
  NetworkType,
} from "cdktf-managed-cache/aws";
import { MEMCACHED_RULES } from "../../../lib/aws/memcached/rules";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";
import { MEMCACHED, MINIMAL, NAME_CASES } from "../props";

type Props = Partial<ElastiCacheMemcachedProps>;

const TOKEN = "${data.terraform_remote_state.cache.outputs.a}";
const TOPIC = "arn:aws:sns:eu-west-1:123456789012:cache";

const stack = new TerraformStack(testApp(), "test");
let count = 0;

function make(props: Props): ElastiCacheMemcached {
  count += 1;
  return new ElastiCacheMemcached(stack, `Cache${count}`, { ...MEMCACHED, ...props });
}

const number = () => new TerraformVariable(stack, `number${count++}`, {}).numberValue;

const plain = (version: string): Props => ({
  engine: CacheEngine.memcached(version),
  transitEncryption: false,
});
const zones = (...preferredAvailabilityZones: string[]): Props => ({
  preferredAvailabilityZones,
  numCacheNodes: preferredAvailabilityZones.length,
});
const items = (averageSize: Size, maxItemSize?: Size): Props => ({
  maxItemSize,
  expectedData: { items: [{ count: 1, averageSize }] },
});

/** What is refused, and what is right and like it. */
const PROPS: Record<string, { refused: Props[]; accepted: Props[] }> = {
  ...NAME_CASES,
  "elasticache.cluster-id": {
    refused: ["9cache", "a--b", "cache-", "my_cache", "a".repeat(51)].map((clusterId) => ({
      clusterId,
    })),
    accepted: ["Shop-1", "a".repeat(50), TOKEN].map((clusterId) => ({ clusterId })),
  },
  "elasticache.tags": {
    refused: [{ tags: { "aws:team": "shop" } }],
    accepted: [{ tags: { team: "shop" } }],
  },
  "elasticache.memcached-engine": {
    refused: [
      plain("1.6"),
      plain("1.6.7"),
      plain("1.7.0"),
      { engine: CacheEngine.VALKEY_8_0, transitEncryption: false },
      { engine: CacheEngine.memcached(TOKEN) },
    ],
    accepted: [plain("1.4.5"), plain("1.6.6"), { engine: CacheEngine.memcached("1.6.38") }],
  },
  "elasticache.memcached-node-type": {
    refused: ["cache.r6gd.xlarge", "cache.m8g.large", "cache.r8g.large"].map((nodeType) => ({
      nodeType,
    })),
    accepted: ["cache.m7g.large", "cache.t4g.micro", TOKEN].map((nodeType) => ({ nodeType })),
  },
  "elasticache.memcached-tls": {
    refused: [
      { engine: CacheEngine.memcached("1.6.6") },
      { engine: CacheEngine.memcached("1.5.16") },
    ],
    accepted: [{ engine: CacheEngine.memcached("1.6.12") }, plain("1.6.6")],
  },
  "elasticache.node-type": {
    refused: [{ nodeType: "cache.r7g.larg" }, { nodeType: "large" }],
    accepted: [{ nodeType: "cache.r9g.large" }],
  },
  "elasticache.sized-node-type": {
    refused: [{ nodeType: TOKEN, expectedData: { data: Size.gibibytes(1) } }],
    accepted: [{ expectedData: { data: Size.gibibytes(1) } }],
  },
  "elasticache.parameters": {
    refused: [{ parameters: { max_item_size: "1048576" } }],
    accepted: [{ parameters: { idle_timeout: "600" } }],
  },
  "elasticache.parameter-texts": {
    refused: [{ parameters: { "idle-timeout": "600" } }, { parameters: { idle_timeout: "10 s" } }],
    accepted: [{ parameters: { chunk_size_growth_factor: "1.1", idle_timeout: TOKEN } }],
  },
  "elasticache.max-item-size": {
    refused: [
      { maxItemSize: Size.bytes(1_500_000) },
      { maxItemSize: Size.bytes(0) },
      { maxItemSize: Size.gibibytes(1) },
      { maxItemSize: Size.mebibytes(300), nodeType: "cache.t4g.micro" },
    ],
    accepted: [
      { maxItemSize: Size.mebibytes(0.5) },
      { maxItemSize: Size.mebibytes(1023) },
      { maxItemSize: Size.mebibytes(300), nodeType: "cache.r9g.large" },
      { maxItemSize: Size.bytes(1_500_000), parameters: { slab_chunk_max: "500000" } },
    ],
  },
  "elasticache.connections-overhead": {
    refused: [
      { connectionsOverhead: Size.mebibytes(0.5) },
      { connectionsOverhead: Size.mebibytes(512), nodeType: "cache.t4g.micro" },
    ],
    accepted: [
      { connectionsOverhead: Size.mebibytes(0) },
      { connectionsOverhead: Size.gibibytes(1), nodeType: "cache.r9g.large" },
    ],
  },
  "elasticache.item-size": {
    refused: [items(Size.mebibytes(1)), items(Size.mebibytes(3), Size.mebibytes(2))],
    accepted: [items(Size.bytes(100)), items(Size.mebibytes(1), Size.mebibytes(2))],
  },
  "elasticache.memcached-nodes": {
    refused: [0, 61, 1.5, number()].map((numCacheNodes) => ({
      numCacheNodes,
      azMode: AzMode.SINGLE_AZ,
    })),
    accepted: [{ numCacheNodes: 1 }, { numCacheNodes: 60 }],
  },
  "elasticache.az-mode": {
    refused: [{ numCacheNodes: 1, azMode: AzMode.CROSS_AZ }],
    accepted: [{ numCacheNodes: 2, azMode: AzMode.CROSS_AZ }],
  },
  "elasticache.zones": {
    refused: [{ subnets: [{ id: "subnet-a", availabilityZone: "eu-west-1a" }] }],
    accepted: [
      {
        subnets: [{ id: "subnet-a", availabilityZone: "eu-west-1a" }],
        azMode: AzMode.SINGLE_AZ,
      },
      { subnets: [{ id: "subnet-a" }] },
    ],
  },
  "elasticache.preferred-zones": {
    refused: [{ preferredAvailabilityZones: ["eu-west-1a", "eu-west-1b"] }],
    accepted: [zones("eu-west-1a", "eu-west-1b"), zones(TOKEN, TOKEN)],
  },
  "elasticache.preferred-zones-mode": {
    refused: [
      zones("eu-west-1a", "eu-west-1a"),
      { ...zones("eu-west-1a", "eu-west-1b"), azMode: AzMode.SINGLE_AZ },
    ],
    accepted: [{ ...zones("eu-west-1a", "eu-west-1a"), azMode: AzMode.SINGLE_AZ }],
  },
  "elasticache.preferred-zones-subnets": {
    refused: [zones("eu-west-1a", "eu-west-1c")],
    accepted: [
      { ...zones("eu-west-1a", "eu-west-1c"), subnets: [{ id: "subnet-a" }, { id: "subnet-b" }] },
    ],
  },
  "elasticache.subnet-source": {
    refused: [{ subnets: undefined }, { subnetGroupName: "private" }],
    accepted: [{ subnets: undefined, subnetGroupName: "private" }],
  },
  "elasticache.subnets": {
    refused: [{ subnets: [] }],
    accepted: [{ subnets: [{ id: "subnet-a" }] }],
  },
  "elasticache.port": {
    refused: [{ port: 0 }, { port: 65_536 }],
    accepted: [{ port: 65_535 }],
  },
  "elasticache.notification-topic": {
    refused: [{ notificationTopicArn: "cache" }],
    accepted: [{ notificationTopicArn: TOPIC }],
  },
  "elasticache.vpc-id": {
    refused: [{ vpcId: "main" }],
    accepted: [{ vpcId: TOKEN }],
  },
  "elasticache.subnet-ids": {
    refused: [{ subnets: [{ id: "subnet-a" }, { id: "subnet-a" }] }],
    accepted: [{ subnets: [{ id: "subnet-a" }, { id: "subnet-b" }] }],
  },
  "elasticache.subnet-zones": {
    refused: [
      {
        subnets: [
          { id: "subnet-a", availabilityZone: "euw1-az1" },
          { id: "subnet-b", availabilityZone: "eu-west-1b" },
        ],
      },
    ],
    accepted: [{ subnets: [{ id: "subnet-a", availabilityZone: TOKEN }] }],
  },
  "elasticache.subnet-networks": {
    refused: [{ subnets: [{ id: "subnet-a", cidrBlock: "10.0.0.0/29" }] }],
    accepted: [{ subnets: [{ id: "subnet-a", cidrBlock: "10.0.0.0/28" }] }],
  },
  "elasticache.subnet-ipv6-networks": {
    refused: [{ subnets: [{ id: "subnet-a", ipv6CidrBlock: "10.0.0.0/24" }] }],
    accepted: [{ subnets: [{ id: "subnet-a", ipv6CidrBlock: "2001:db8::/64" }] }],
  },
  "elasticache.subnet-group-name": {
    refused: [{ subnets: undefined, subnetGroupName: "arn:aws:elasticache" }],
    accepted: [{ subnets: undefined, subnetGroupName: TOKEN }],
  },
  "elasticache.security-group-ids": {
    refused: [{ securityGroupIds: ["default"] }],
    accepted: [{ securityGroupIds: ["sg-0123456789abcdef0"] }],
  },
  "elasticache.network-type": {
    refused: [{ ...plain("1.5.16"), networkType: NetworkType.DUAL_STACK }],
    accepted: [{ ...plain("1.6.6"), networkType: NetworkType.DUAL_STACK }],
  },
  "elasticache.network-node-type": {
    refused: [{ networkType: NetworkType.IPV6, nodeType: "cache.m4.large" }],
    accepted: [{ networkType: NetworkType.IPV6, nodeType: "cache.m5.large" }],
  },
  "elasticache.ip-discovery": {
    refused: [{ ipDiscovery: IpDiscovery.IPV6 }],
    accepted: [{ ipDiscovery: IpDiscovery.IPV6, networkType: NetworkType.DUAL_STACK }],
  },
  "elasticache.window-length": {
    refused: [{ maintenanceWindow: sunday(59) }],
    accepted: [{ maintenanceWindow: sunday(60) }],
  },
};

function sunday(minutes: number): WeeklyWindow {
  const duration = Duration.minutes(minutes);
  return new WeeklyWindow({ day: Weekday.SUNDAY, start: "04:00", duration });
}

describe.each(Object.entries(PROPS))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (props) => {
    expect(faultIds(() => make(props))).toEqual([]);
  });
});

test("every rule is tried here", () => {
  const ids = MEMCACHED_RULES.map(({ id }) => id);
  expect(ids.filter((id) => PROPS[id] === undefined)).toEqual([]);
});

test("a name that another cache has is refused, whatever kind of cache that is", () => {
  new ElastiCacheReplicationGroup(stack, "Group", { ...MINIMAL, replicationGroupId: "taken" });
  expect(faultIds(() => make({ clusterId: "Taken" }))).toEqual([
    "elasticache.replication-group-id-taken",
  ]);
});

test("data that does not fit into the nodes is refused, with node types that run Memcached", () => {
  const fault = () => make({ expectedData: { data: Size.gibibytes(60) } });
  expect(faultIds(fault)).toEqual(["sizing.too-small"]);
  expect(fault).toThrow(/÷ 3 nodes.*cache\.r7g\.2xlarge/s);
  expect(fault).not.toThrow(/8g\./);
});
