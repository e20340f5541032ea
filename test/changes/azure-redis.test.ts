import { TerraformStack } from "cdktf";
import {
  AzureClusteringPolicy,
  type AzureManagedRedisProps,
  AzureManagedRedisSku,
} from "cdktf-managed-cache/azure";
import { compareSnapshots, formatDifferenceAsMarkdown } from "cdktf-managed-cache/changes";
import { snapshotStack } from "cdktf-managed-cache/testing";
import { makeCache } from "../azure/make";
import { changeAt, changesOf } from "./resources";

const CACHE = "azurerm_managed_redis";

/** What a change of a hand-written resource does. */
function changed(before: object, after: object, type = CACHE) {
  const address = `${type}.it`;
  return changeAt(
    changesOf({ resources: { [address]: before } }, { resources: { [address]: after } }),
    address,
  );
}

const database = (args: object) => ({ name: "shop", default_database: args });

describe("what the plan calls an update in place, and the provider does by deleting the database", () => {
  test.each<[string, object, object]>([
    [
      "another clustering policy",
      { clustering_policy: "EnterpriseCluster" },
      { clustering_policy: "NoCluster" },
    ],
    ["the default clustering policy", { clustering_policy: "EnterpriseCluster" }, {}],
    ["a module", {}, { module: [{ name: "RedisJSON" }] }],
    ["a module less", { module: [{ name: "RedisJSON" }] }, {}],
    ["a geo-replication group", {}, { geo_replication_group_name: "shop" }],
    ["another group", { geo_replication_group_name: "shop" }, { geo_replication_group_name: "b" }],
  ])("%s", (_, before, after) => {
    const { action, risk, reasons } = changed(database(before), database(after));
    expect({ action, risk }).toEqual({ action: "update", risk: "destroys data" });
    expect(reasons).toContain("the provider deletes the database and makes it again");
    expect(reasons).toContain("new access keys with the second apply");
  });

  test("the block of the database taken away", () => {
    const { action, risk, reasons } = changed(database({ client_protocol: "Encrypted" }), {
      name: "shop",
    });
    expect({ action, risk }).toEqual({ action: "update", risk: "destroys data" });
    expect(reasons).toContain("without its block the provider deletes the database");
  });

  test("not the default clustering policy, written out", () => {
    const { risk } = changed(database({}), database({ clustering_policy: "OSSCluster" }));
    expect(risk).toBe("in place");
  });
});

describe("what drops connections", () => {
  test.each([
    ["access keys on", {}, { access_keys_authentication_enabled: true }],
    [
      "access keys off",
      { access_keys_authentication_enabled: true },
      { access_keys_authentication_enabled: false },
    ],
  ])("%s", (_, before, after) => {
    const { risk, reasons } = changed(database(before), database(after));
    expect(risk).toBe("disruptive");
    expect(reasons).toContain("all connections are dropped");
    expect(reasons).toContain("with the second apply");
  });

  test("another protocol", () => {
    expect(changed(database({}), database({ client_protocol: "Plaintext" })).risk).toBe(
      "disruptive",
    );
  });

  test("a public cache that is closed, not one that is opened", () => {
    const cache = (access?: string) => ({ name: "shop", public_network_access: access });
    expect(changed(cache(), cache("Disabled")).risk).toBe("disruptive");
    expect(changed(cache("Disabled"), cache("Enabled")).risk).toBe("in place");
  });

  test("another key: a long maintenance", () => {
    const cache = (key: string) => ({ customer_managed_key: { key_vault_key_id: key } });
    expect(changed(cache("a"), cache("b"))).toMatchObject({
      risk: "disruptive",
      reasons: expect.stringContaining("long maintenance"),
    });
  });
});

describe("what makes another cache, and loses the contents", () => {
  test.each<[string, object, object]>([
    ["the size", { sku_name: "Balanced_B5" }, { sku_name: "Balanced_B10" }],
    ["the name", { name: "a" }, { name: "b" }],
    ["the location", { location: "westeurope" }, { location: "northeurope" }],
    ["the resource group", { resource_group_name: "a" }, { resource_group_name: "b" }],
    ["high availability", {}, { high_availability_enabled: false }],
  ])("%s", (_, before, after) => {
    expect(changed(before, after)).toMatchObject({ action: "replace", risk: "destroys data" });
  });

  test("not high availability, written out", () => {
    expect(changed({}, { high_availability_enabled: true }).action).toBe("update");
  });

  test("a lower SKU of Azure Cache for Redis, not a higher one", () => {
    const sku = (sku_name: string) => ({ sku_name });
    const type = "azurerm_redis_cache";
    expect(changed(sku("Premium"), sku("Standard"), type).action).toBe("replace");
    expect(changed(sku("Standard"), sku("Premium"), type)).toMatchObject({
      action: "update",
      risk: "disruptive",
    });
  });
});

test("a full cache is judged by the engine's names of Azure's policies", () => {
  const policy = (eviction_policy?: string) => database({ eviction_policy });
  expect(changed(policy("AllKeysLRU"), policy("NoEviction"))).toMatchObject({
    risk: "disruptive",
    reasons: expect.stringContaining("allkeys-lru to noeviction"),
  });
  expect(changed(policy(), policy("AllKeysLRU")).risk).toBe("evicts data");
});

test("persistence that ends leaves nothing to go back to", () => {
  const frequency = { persistence_redis_database_backup_frequency: "12h" };
  expect(changed(database(frequency), database({})).reasons).toContain(
    "nothing is left to go back to",
  );
});

test("a member that is linked loses its data, one that is unlinked its link", () => {
  const type = "azurerm_managed_redis_geo_replication";
  const linked = (...ids: string[]) => ({ linked_managed_redis_ids: ids });
  expect(changed(linked("a"), linked("a", "b"), type).risk).toBe("destroys data");
  expect(changed(linked("a", "b"), linked("a"), type).risk).toBe("in place");
});

describe("of our construct", () => {
  const difference = (
    before: Partial<AzureManagedRedisProps>,
    after: Partial<AzureManagedRedisProps>,
  ) => {
    const snapshot = (props: Partial<AzureManagedRedisProps>) =>
      snapshotStack(TerraformStack.of(makeCache(props)));
    return compareSnapshots(snapshot(before), snapshot(after));
  };
  const riskOf = (after: Partial<AzureManagedRedisProps>) => difference({}, after).risk;

  test("another clustering policy: refused by the lock, and without it the data is lost", () => {
    const oss = { clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER };
    expect(formatDifferenceAsMarkdown(difference({}, oss))).toContain("the lock on the cache");
    const unlocked = { managementLock: false };
    expect(difference(unlocked, { ...unlocked, ...oss })).toMatchObject({ risk: "destroys data" });
  });

  test("another size loses the data", () => {
    expect(riskOf({ sku: AzureManagedRedisSku.BALANCED_B20 })).toBe("destroys data");
  });

  test("the other access key is a change in place", () => {
    expect(riskOf({ authentication: { kind: "access-keys", key: "secondary" } })).toBe("in place");
  });

  test("tags are a change in place", () => {
    expect(riskOf({ tags: { team: "shop" } })).toBe("in place");
  });
});
