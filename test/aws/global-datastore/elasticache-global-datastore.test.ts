import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { CacheEngine, Duration, EvictionPolicy } from "cdktf-managed-cache";
import {
  ElastiCacheGlobalDatastore,
  type ElastiCacheGlobalDatastoreProps,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  NetworkType,
} from "cdktf-managed-cache/aws";
import { synth } from "../../support/synth";
import { MINIMAL } from "../props";

interface Props {
  readonly primary?: Partial<ElastiCacheReplicationGroupProps>;
  readonly datastore?: Partial<ElastiCacheGlobalDatastoreProps>;
  readonly secondary?: Partial<ElastiCacheReplicationGroupProps>;
}

function make({ primary = {}, datastore = {}, secondary = {} }: Props = {}) {
  let caches!: { primary: ElastiCacheReplicationGroup; secondary: ElastiCacheReplicationGroup };
  const template = synth((stack: TerraformStack) => {
    const frankfurt = new AwsProvider(stack, "frankfurt", {
      alias: "frankfurt",
      region: "eu-central-1",
    });
    const ireland = new ElastiCacheReplicationGroup(stack, "Ireland", { ...MINIMAL, ...primary });
    const everywhere = new ElastiCacheGlobalDatastore(stack, "Everywhere", {
      primary: ireland,
      ...datastore,
    });
    caches = {
      primary: ireland,
      secondary: new ElastiCacheReplicationGroup(stack, "Frankfurt", {
        ...MINIMAL,
        provider: frankfurt,
        secondaryOf: everywhere,
        ...secondary,
      }),
    };
  });
  const argumentsOf = (id: string) =>
    template.only({ type: "aws_elasticache_replication_group", path: `test/${id}` }).properties;
  return {
    ...caches,
    template,
    ireland: argumentsOf("Ireland"),
    frankfurt: argumentsOf("Frankfurt"),
  };
}

describe("a cache in two regions", () => {
  const { template, ireland, frankfurt, primary, secondary } = make();
  const datastore = template.only({ type: "aws_elasticache_global_replication_group" });

  test("has a datastore on its primary, which hands nodes and version on", () => {
    expect(datastore.properties).toMatchObject({
      global_replication_group_id_suffix: primary.cacheName,
      primary_replication_group_id: expect.stringMatching(/_replication_group\.Ireland_\w+\.id}$/),
      cache_node_type: "cache.r7g.large",
      engine_version: "7.1",
      automatic_failover_enabled: true,
      lifecycle: { prevent_destroy: true, ignore_changes: ["primary_replication_group_id"] },
    });
    expect(datastore.properties.num_node_groups).toBeUndefined();
  });

  test("leaves to the datastore what ElastiCache changes only there", () => {
    for (const cache of [ireland, frankfurt]) {
      expect(cache.lifecycle.ignore_changes).toEqual(
        expect.arrayContaining([
          "auto_minor_version_upgrade",
          "engine",
          "engine_version",
          "node_type",
          "num_node_groups",
          "parameter_group_name",
        ]),
      );
    }
  });

  test("has a secondary without what ElastiCache takes from the primary", () => {
    expect(frankfurt).toMatchObject({
      global_replication_group_id: `\${${datastore.address}.global_replication_group_id}`,
      num_cache_clusters: 3,
      auto_minor_version_upgrade: "false",
      provider: "aws.frankfurt",
    });
    for (const argument of [
      "at_rest_encryption_enabled",
      "engine",
      "engine_version",
      "node_type",
      "num_node_groups",
      "parameter_group_name",
      "snapshot_name",
      "transit_encryption_enabled",
      "transit_encryption_mode",
    ]) {
      expect([argument, frankfurt[argument]]).toEqual([argument, undefined]);
    }
    expect(template.find({ type: "aws_elasticache_parameter_group" })).toHaveLength(1);
  });

  test("has a secondary with a key, a token and readers of its own region", () => {
    const keys = template
      .find({ type: "aws_kms_key" })
      .map(({ properties }) => properties.provider);
    expect(keys.sort()).toEqual(["aws.frankfurt", undefined].sort());
    expect(frankfurt.kms_key_id).not.toBe(ireland.kms_key_id);
    expect(frankfurt.auth_token).not.toBe(ireland.auth_token);
    expect(secondary.readerEndpoint?.host).not.toBe(primary.readerEndpoint?.host);
    expect(secondary.tls).toEqual({ enabled: true });
  });
});

test("in cluster mode the datastore has the shards, and a secondary only its replicas", () => {
  const { template, frankfurt, secondary } = make({
    primary: { shards: 3, replicas: 1 },
    secondary: { replicas: 2 },
  });
  const datastore = template.only({ type: "aws_elasticache_global_replication_group" });
  expect(datastore.properties.num_node_groups).toBe(3);
  expect(frankfurt).toMatchObject({ replicas_per_node_group: 2 });
  expect(frankfurt.num_node_groups).toBeUndefined();
  expect(secondary.topology).toEqual({ kind: "cluster", shards: 3, replicasPerShard: 2 });
});

test("a secondary takes no writes, and its primary does", () => {
  const { primary, secondary } = make();
  expect([primary.readOnly, secondary.readOnly]).toEqual([false, true]);
});

test("a secondary is to its clients what its primary is", () => {
  const { secondary } = make({
    primary: { engine: CacheEngine.VALKEY_8_0, evictionPolicy: EvictionPolicy.VOLATILE_TTL },
  });
  expect(`${secondary.engine}`).toBe("valkey 8.0");
  expect(secondary.evictionPolicy).toBe(EvictionPolicy.VOLATILE_TTL);
});

const SCALING = { min: 1, max: 3 };

test.each<[string, Props]>([
  ["global-suffix", { datastore: { globalReplicationGroupIdSuffix: "no blanks" } }],
  ["global-node-type", { primary: { nodeType: "cache.t4g.medium" } }],
  ["global-network-type", { primary: { networkType: NetworkType.DUAL_STACK } }],
  [
    "global-autoscaling",
    { primary: { shards: 1, replicas: 1, autoscaling: { replicas: SCALING } } },
  ],
])("%s: %j is refused", (id, props) => {
  expect(() => make(props)).toThrow(`[elasticache.${id}]`);
});

test("a longer snapshot retention in a region is its own", () => {
  const { frankfurt } = make({ secondary: { snapshotRetention: Duration.days(30) } });
  expect(frankfurt.snapshot_retention_limit).toBe(30);
});
