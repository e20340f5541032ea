import { Testing } from "cdktf";
import { snapshotSerializer, Template } from "cdktf-managed-cache/testing";
import { addStacks } from "../stacks";

expect.addSnapshotSerializer(snapshotSerializer);

describe.each(addStacks(Testing.app()).map((stack) => ({ name: stack.node.id, stack })))(
  "$name",
  ({ stack }) => {
    test("is what was reviewed", () => {
      expect(stack).toMatchSnapshot();
    });

    test("keeps its data, and lets nobody in but the nodes", () => {
      const template = Template.fromStack(stack);
      const cache = template.only({ type: "aws_elasticache_replication_group" });
      expect(cache.properties).toMatchObject({
        lifecycle: { prevent_destroy: true },
        transit_encryption_mode: "required",
      });
      expect(template.count({ type: "aws_vpc_security_group_ingress_rule" })).toBe(1);
    });
  },
);
