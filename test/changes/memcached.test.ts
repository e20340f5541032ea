import { TerraformStack } from "cdktf";
import { CacheEngine, Size } from "cdktf-managed-cache";
import { ElastiCacheMemcached, type ElastiCacheMemcachedProps } from "cdktf-managed-cache/aws";
import { compareSnapshots } from "cdktf-managed-cache/changes";
import { type StackSnapshot, snapshotStack } from "cdktf-managed-cache/testing";
import { MEMCACHED } from "../aws/props";
import { addProviders } from "../support/every-construct";
import { testApp } from "../support/test-app";

function snapshot(props: Partial<ElastiCacheMemcachedProps>): StackSnapshot {
  const stack = new TerraformStack(testApp(), "test");
  addProviders(stack);
  new ElastiCacheMemcached(stack, "Cache", { ...MEMCACHED, clusterId: "shop", ...props });
  return snapshotStack(stack);
}

/** The judgement of the cluster, or of its parameter group. */
function judged(
  before: Partial<ElastiCacheMemcachedProps>,
  after: Partial<ElastiCacheMemcachedProps>,
  type = "aws_elasticache_cluster",
) {
  const { changes } = compareSnapshots(snapshot(before), snapshot(after));
  const change = changes.find(({ address }) => address.startsWith(`${type}.`));
  return { risk: change?.risk, reasons: change?.reasons.join("\n") };
}

const V17 = { engine: CacheEngine.memcached("1.6.17") };
const V22 = { engine: CacheEngine.MEMCACHED_1_6_22 };

describe("what Memcached loses", () => {
  test.each<
    [string, Partial<ElastiCacheMemcachedProps>, Partial<ElastiCacheMemcachedProps>, string, string]
  >([
    ["a later version", V17, V22, "destroys data", "all nodes restart, and are empty afterwards"],
    ["an earlier version", V22, V17, "destroys data", "lost: the cache's contents"],
    [
      "another node type",
      {},
      { nodeType: "cache.r7g.xlarge" },
      "destroys data",
      "lost: the cache's contents",
    ],
    [
      "TLS turned off",
      {},
      { transitEncryption: false },
      "destroys data",
      "Terraform refuses that plan: prevent_destroy",
    ],
    ["another port", {}, { port: 11311 }, "destroys data", "lost: the cache's contents"],
    [
      "fewer nodes",
      {},
      { numCacheNodes: 2 },
      "evicts data",
      "2 nodes, before 3: the keys of the nodes with the highest numbers are lost",
    ],
    [
      "more nodes",
      {},
      { numCacheNodes: 4 },
      "disruptive",
      "clients look for many keys at other nodes",
    ],
  ])("%s", (_, before, after, risk, reason) => {
    expect(judged(before, after)).toEqual({ risk, reasons: expect.stringContaining(reason) });
  });
});

test("nodes that wait for the maintenance window are no nodes for this deploy", () => {
  const later = { applyImmediately: false };
  const { reasons } = judged(later, { ...later, numCacheNodes: 4 });
  expect(reasons).toContain("without apply_immediately the nodes come or go in the maintenance");
  expect(judged({}, { numCacheNodes: 4 }).reasons).not.toContain("apply_immediately");
});

test("zones count for nodes that are added", () => {
  const zones = (...preferredAvailabilityZones: string[]) => ({ preferredAvailabilityZones });
  expect(
    judged(
      zones("eu-west-1a", "eu-west-1b", "eu-west-1a"),
      zones("eu-west-1a", "eu-west-1b", "eu-west-1b"),
    ),
  ).toEqual({ risk: "in place", reasons: expect.stringContaining("stay in their zones") });
});

test("parameters count when a node restarts, which empties it", () => {
  expect(
    judged(
      { maxItemSize: Size.mebibytes(2) },
      { maxItemSize: Size.mebibytes(4) },
      "aws_elasticache_parameter_group",
    ),
  ).toEqual({ risk: "in place", reasons: expect.stringContaining("each is empty afterwards") });
});

test("a window of maintenance changes nothing for clients", () => {
  expect(judged({}, { autoMinorVersionUpgrade: false })).toEqual({ risk: "in place", reasons: "" });
});
