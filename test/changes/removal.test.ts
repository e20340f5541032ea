import { TerraformResource, TerraformStack } from "cdktf";
import { ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { compareSnapshots } from "cdktf-managed-cache/changes";
import { snapshotStack } from "cdktf-managed-cache/testing";
import { AWS_PROPS, addProviders } from "../support/every-construct";
import { testApp } from "../support/test-app";
import { changeAt, changesOf } from "./resources";

const GROUP = "aws_elasticache_replication_group";

function stackOf(id: string, was?: (cache: ElastiCacheReplicationGroup) => void) {
  const stack = new TerraformStack(testApp(), "shop");
  addProviders(stack);
  const cache = new ElastiCacheReplicationGroup(stack, id, {
    ...AWS_PROPS,
    replicationGroupId: "shop",
  });
  was?.(cache);
  return stack;
}

describe("a construct with another id", () => {
  const before = snapshotStack(stackOf("Old"));
  const found = compareSnapshots(before, snapshotStack(stackOf("New")));

  test("destroys the cache in spite of its deletion protection, and the review says how to keep it", () => {
    const removed = found.changes.find(
      ({ address, action }) => action === "delete" && address.startsWith(GROUP),
    );
    expect(removed).toMatchObject({
      risk: "destroys data",
      reasons: [
        expect.stringContaining("lost: the cache's contents"),
        "its prevent_destroy goes with it, and refuses nothing",
        expect.stringMatching(
          /^if it only got another id or place: Call moveFromId\("aws_elasticache_replication_group\.Old_/,
        ),
      ],
    });
  });

  test("is refused too, since the names are taken", () => {
    const created = found.changes.filter(
      ({ action, risk }) => action === "create" && risk === "refused",
    );
    expect(created.map(({ address }) => address.split(".")[0])).toEqual(
      expect.arrayContaining([
        GROUP,
        "aws_elasticache_parameter_group",
        "aws_secretsmanager_secret",
      ]),
    );
    expect(created[0]?.reasons[0]).toContain("is taken until");
  });

  test("keeps everything with the calls that the review names", () => {
    const calls = found.changes.flatMap(({ action, reasons }) =>
      action === "delete"
        ? [
            ...reasons
              .join()
              .matchAll(/moveFromId\("([^"]+)"\) on the resource that is now ([\w.-]+),/g),
          ]
        : [],
    );
    const moved = stackOf("New", (cache) => {
      for (const [, from, to] of calls) {
        const resource = cache.node
          .findAll()
          .filter(TerraformResource.isTerraformResource)
          .find((one) => `${one.terraformResourceType}.${one.friendlyUniqueId}` === to);
        resource?.moveFromId(from as string);
      }
    });
    const { risk, changes } = compareSnapshots(before, snapshotStack(moved));
    expect(calls.length).toBeGreaterThan(8);
    expect(risk).toBe("in place");
    expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(["move"]));
  });
});

test("a cache that is taken out names the ways to keep it", () => {
  const found = changesOf({ resources: { [`${GROUP}.it`]: {} } }, { resources: {} });
  expect(changeAt(found, `${GROUP}.it`).reasons).toContain("a removed block with destroy = false");
});

test("what Google itself protects says so", () => {
  const removed = (block: object) =>
    changeAt(
      changesOf({ resources: { "google_redis_cluster.it": block } }, { resources: {} }),
      "google_redis_cluster.it",
    ).reasons;
  expect(removed({})).toContain("deletion_protection_enabled is on, so that the cloud refuses");
  expect(removed({ deletion_protection_enabled: false })).not.toContain("the cloud refuses");
});

test("a count of zero takes a resource out", () => {
  const found = changesOf(
    { resources: { [`${GROUP}.it`]: { count: 1 } } },
    { resources: { [`${GROUP}.it`]: { count: 0 } } },
  );
  expect(changeAt(found, `${GROUP}.it`)).toMatchObject({ action: "delete", risk: "destroys data" });
});

describe("the name of what goes", () => {
  const both = (was: object, is: object) =>
    changeAt(
      changesOf(
        { resources: { "aws_secretsmanager_secret.old": was } },
        { resources: { "aws_secretsmanager_secret.new": is } },
      ),
      "aws_secretsmanager_secret.new",
    ).risk;

  test.each([
    ["is taken", { name: "a" }, { name: "a" }, "refused"],
    ["is another one", { name: "a" }, { name: "b" }, "in place"],
    [
      "is the same in another region",
      { name: "a" },
      { name: "a", region: "us-east-1" },
      "in place",
    ],
    ["is only known to Terraform", { name: "${var.a}" }, { name: "${var.a}" }, "in place"],
    ["is left to AWS", {}, {}, "in place"],
  ])("%s", (_, was, is, risk) => {
    expect(both(was, is)).toBe(risk);
  });
});
