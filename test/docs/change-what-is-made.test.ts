import { readFileSync } from "node:fs";
import { TerraformDataSource, TerraformElement, type TerraformResource } from "cdktf";
import { ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import type { IConstruct } from "constructs";
import { MINIMAL } from "../aws/props";
import { synth } from "../support/synth";

const PAGE = readFileSync("docs/change-what-is-made.md", "utf8");

/** `aws_kms_key`, `data.aws_region`. */
function typeOf(element: TerraformElement): string {
  const { terraformResourceType: type = "" } = element as Partial<TerraformResource>;
  return TerraformDataSource.isTerraformDataSource(element) ? `data.${type}` : type;
}

/** A construct and those in it: their ids and types. */
function tree(construct: IConstruct, depth = 0): string[] {
  const type = TerraformElement.isTerraformElement(construct) ? `  ${typeOf(construct)}` : "";
  return [
    `${"  ".repeat(depth)}${construct.node.id}${type}`,
    ...construct.node.children.flatMap((child) => tree(child, depth + 1)),
  ];
}

test("the ids are those of the tree", () => {
  let ids: string[] = [];
  synth((stack) => {
    const cache = new ElastiCacheForKubernetes(stack, "Cache", {
      cache: MINIMAL,
      kubernetes: { clients: { shop: {} } },
    });
    ids = tree(cache);
  });
  expect(/```text\n([\s\S]*?)\n```/.exec(PAGE)?.[1]).toBe(ids.join("\n"));
});

test("an override keeps the deletion protection, and adds to lists", () => {
  const template = synth((stack) => {
    const { node } = new ElastiCacheReplicationGroup(stack, "Cache", MINIMAL);
    const group = node.findChild("Resource") as TerraformResource;
    group.addOverride("lifecycle.ignore_changes", ["description"]);
  });
  const { lifecycle } = template.only({ type: "aws_elasticache_replication_group" }).properties;
  expect(lifecycle).toEqual({
    prevent_destroy: true,
    ignore_changes: ["snapshot_name", "snapshot_arns", "description"],
  });
});
