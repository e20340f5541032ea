import { CacheEngine } from "cdktf-managed-cache";
import {
  ClusterMode,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { synth } from "../../support/synth";
import { MINIMAL } from "../props";

function make(props: Partial<ElastiCacheReplicationGroupProps>): {
  cache: ElastiCacheReplicationGroup;
  template: Template;
} {
  let cache!: ElastiCacheReplicationGroup;
  const template = synth((stack) => {
    cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, ...props });
  });
  return { cache, template };
}

const argumentsOf = ({ template }: ReturnType<typeof make>) =>
  template.only({ type: "aws_elasticache_replication_group" }).properties;

const parametersOf = ({ template }: ReturnType<typeof make>) =>
  template.only({ type: "aws_elasticache_parameter_group" }).properties;

describe("a cache on its way to cluster mode", () => {
  const before = make({ replicas: 1 });
  const compatible = make({ replicas: 1, clusterMode: ClusterMode.COMPATIBLE });
  const clientsMove = make({ replicas: 1, clusterMode: ClusterMode.COMPATIBLE, shards: 1 });
  const enabled = make({ replicas: 1, clusterMode: ClusterMode.ENABLED, shards: 1 });
  const grown = make({ replicas: 1, clusterMode: ClusterMode.ENABLED, shards: 2 });

  test("has the mode of its step", () => {
    expect(
      [before, compatible, clientsMove, enabled].map((step) => argumentsOf(step).cluster_mode),
    ).toEqual([undefined, "compatible", "compatible", "enabled"]);
  });

  test("gets a second parameter group, since no group in use changes cluster-enabled", () => {
    expect([before, compatible, enabled].map((step) => parametersOf(step).name)).toEqual([
      "test-cache-redis7",
      "test-cache-redis7-cluster",
      "test-cache-redis7-cluster",
    ]);
    const isOn = { name: "cluster-enabled", value: "yes" };
    expect(parametersOf(before).parameter).not.toContainEqual(isOn);
    expect(parametersOf(compatible).parameter).toContainEqual(isOn);
  });

  test("has clients without the cluster protocol until shards is given", () => {
    expect(compatible.cache.topology).toEqual({ kind: "primary", replicas: 1 });
    expect(argumentsOf(compatible)).toMatchObject({ num_cache_clusters: 2 });
    expect(clientsMove.cache.topology).toEqual({ kind: "cluster", shards: 1, replicasPerShard: 1 });
    expect(argumentsOf(clientsMove)).toMatchObject({
      num_node_groups: 1,
      replicas_per_node_group: 1,
    });
  });

  test("keeps the ids of its first nodes", () => {
    const ids = before.cache.memberIds;
    expect(clientsMove.cache.memberIds).toEqual(ids);
    expect(enabled.cache.memberIds).toEqual(ids);
    const name = before.cache.cacheName;
    expect(grown.cache.memberIds).toEqual([...ids, `${name}-0002-001`, `${name}-0002-002`]);
  });
});

test("a cache that is made in cluster mode has no mode to say", () => {
  const made = make({ shards: 2, replicas: 1 });
  expect(argumentsOf(made).cluster_mode).toBeUndefined();
  expect(made.cache.memberIds[0]).toMatch(/-0001-001$/);
});

test.each<Partial<ElastiCacheReplicationGroupProps>>([
  { engine: CacheEngine.REDIS_7_0 },
  { engine: CacheEngine.VALKEY_7_2 },
  { shards: 1 },
])("%j moves", (props) => {
  expect(() => make({ clusterMode: ClusterMode.COMPATIBLE, ...props })).not.toThrow();
});
