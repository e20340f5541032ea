import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { CachePurpose, Duration, EvictionPolicy } from "cdktf-managed-cache";
import {
  MemorystoreRedis,
  type MemorystoreRedisProps,
  MemorystoreTier,
} from "cdktf-managed-cache/google";
import { warnings } from "../../support/warnings";
import { IMPORTED, MINIMAL, make, synth } from "../make";

const STORE: Partial<MemorystoreRedisProps> = { purpose: CachePurpose.STORE };

describe("a store", () => {
  test("evicts nothing, has a snapshot every hour and fails over", () => {
    const { cache, instance } = make(STORE);
    expect(cache.purpose).toBe(CachePurpose.STORE);
    expect(cache.evictionPolicy).toBe(EvictionPolicy.NOEVICTION);
    expect(instance).toMatchObject({
      redis_configs: { "maxmemory-policy": "noeviction" },
      persistence_config: { persistence_mode: "RDB", rdb_snapshot_period: "ONE_HOUR" },
      tier: "STANDARD_HA",
    });
  });

  test("can evict keys with a TTL, and have fewer snapshots", () => {
    const { instance } = make({
      ...STORE,
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      snapshotPeriod: Duration.hours(24),
    });
    expect(instance).toMatchObject({
      redis_configs: { "maxmemory-policy": "volatile-lru" },
      persistence_config: { rdb_snapshot_period: "TWENTY_FOUR_HOURS" },
    });
  });

  test.each<[string, number, Partial<MemorystoreRedisProps>]>([
    ["of STANDARD_HA", 0, STORE],
    ["of BASIC", 1, { ...STORE, tier: MemorystoreTier.BASIC }],
    ["that is a cache of BASIC", 0, { tier: MemorystoreTier.BASIC }],
  ])("%s: %d warnings of its failover", (_, count, props) => {
    const said = warnings((stack) => {
      new GoogleProvider(stack, "google", { project: "shop-prod" });
      new MemorystoreRedis(stack, "Store", { ...MINIMAL, ...props });
    });
    expect(said.filter((text) => text.startsWith("[memorystore.store-failover]"))).toHaveLength(
      count,
    );
  });
});

test("a cache is one unless its props or attributes say otherwise", () => {
  expect(make().cache.purpose).toBe("cache");
  synth((stack) => {
    const imported = (id: string, purpose?: CachePurpose) =>
      MemorystoreRedis.fromAttributes(stack, id, { ...IMPORTED, purpose }).purpose;
    expect([imported("A"), imported("B", CachePurpose.STORE)]).toEqual(["cache", "store"]);
  });
});
