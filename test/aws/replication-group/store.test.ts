import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  CacheEngine,
  CachePurpose,
  Duration,
  EvictionPolicy,
  type IManagedCache,
} from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { warnings } from "../../support/warnings";
import { MINIMAL } from "../props";

const STORE = { ...MINIMAL, purpose: CachePurpose.STORE };

function make(props: Partial<ElastiCacheReplicationGroupProps> = {}) {
  let cache!: ElastiCacheReplicationGroup;
  const template = synth((stack) => {
    cache = new ElastiCacheReplicationGroup(stack, "Store", { ...STORE, ...props });
  });
  const [group] = template.propertiesOf("aws_elasticache_replication_group");
  const [parameters] = template.propertiesOf("aws_elasticache_parameter_group");
  const policy = parameters?.parameter.find(
    ({ name }: { name: string }) => name === "maxmemory-policy",
  ).value;
  return { cache, group, policy };
}

describe("a store", () => {
  test("evicts nothing, is restored from snapshots and fails over", () => {
    const { cache, group, policy } = make();
    expect(cache.purpose).toBe(CachePurpose.STORE);
    expect(cache.evictionPolicy).toBe(EvictionPolicy.NOEVICTION);
    expect(policy).toBe("noeviction");
    expect(group).toMatchObject({ snapshot_retention_limit: 7, automatic_failover_enabled: true });
  });

  test("can evict keys with a TTL, and keep its snapshots for a day", () => {
    const { group, policy } = make({
      evictionPolicy: EvictionPolicy.VOLATILE_TTL,
      snapshotRetention: Duration.days(1),
    });
    expect(policy).toBe("volatile-ttl");
    expect(group).toMatchObject({ snapshot_retention_limit: 1 });
  });

  test.each<[string, number, Partial<ElastiCacheReplicationGroupProps>]>([
    ["with replicas", 0, {}],
    ["in cluster mode with replicas", 0, { shards: 2, replicas: 1 }],
    ["of one node", 1, { replicas: 0 }],
    ["of shards without replicas", 1, { shards: 2, replicas: 0 }],
    ["whose replicas do not take over", 1, { automaticFailover: false, multiAz: false }],
    ["that is a cache of one node", 0, { purpose: CachePurpose.CACHE, replicas: 0 }],
  ])("%s: %d warnings of its failover", (_, count, props) => {
    const said = warnings((stack) => {
      new AwsProvider(stack, "aws", { region: "eu-west-1" });
      new ElastiCacheReplicationGroup(stack, "Store", { ...STORE, ...props });
    });
    expect(said.filter((text) => text.startsWith("[elasticache.store-failover]"))).toHaveLength(
      count,
    );
  });
});

test("a purpose that only Terraform knows is refused: defaults depend on it", () => {
  const purpose = "${var.purpose}" as CachePurpose;
  expect(faultIds(() => make({ purpose }))).toEqual(["props.unresolved"]);
});

test("a cache is one unless its props or attributes say otherwise", () => {
  const found: IManagedCache["purpose"][] = [];
  synth((stack) => {
    const imported = (id: string, purpose?: CachePurpose) =>
      ElastiCacheReplicationGroup.fromAttributes(stack, id, {
        replicationGroupId: id.toLowerCase(),
        engine: CacheEngine.REDIS_7_1,
        primaryEndpointAddress: "master.shop",
        topology: { kind: "primary", replicas: 1 },
        purpose,
      });
    const made = new ElastiCacheReplicationGroup(stack, "Made", MINIMAL);
    found.push(made.purpose, imported("A").purpose, imported("B", CachePurpose.STORE).purpose);
  });
  expect(found).toEqual(["cache", "cache", "store"]);
});
