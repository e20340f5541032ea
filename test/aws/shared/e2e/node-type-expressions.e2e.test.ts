import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import { ElastiCacheReplicationGroup, NODE_TYPES } from "cdktf-managed-cache/aws";
import { describeWith, TERRAFORM } from "../../../support/requirements";
import { synth } from "../../../support/synth";
import { MINIMAL } from "../../props";

interface NodeArguments {
  readonly tiering: boolean | null;
  readonly reserved: string;
}

/** The arguments that depend on the node type, for a type or for a reference to one. */
function nodeArguments(nodeType?: string): { tiering: unknown; reserved: unknown } {
  const template = synth((stack) => {
    const variable = new TerraformVariable(stack, "node", {});
    new ElastiCacheReplicationGroup(stack, "Cache", {
      ...MINIMAL,
      nodeType: nodeType ?? variable.stringValue,
    });
  });
  const parameters = template.only({ type: "aws_elasticache_parameter_group" }).properties
    .parameter as { name: string; value: string }[];
  return {
    tiering: template.only({ type: "aws_elasticache_replication_group" }).properties
      .data_tiering_enabled,
    reserved: parameters.find(({ name }) => name === "reserved-memory-percent")?.value,
  };
}

/** What Terraform makes of an expression, for each node type. */
function evaluated(names: readonly string[]): Record<string, NodeArguments> {
  const inner = (expression: unknown) =>
    String(expression)
      .replace(/^\$\{([\s\S]*)\}$/, "$1")
      .replaceAll("var.node", "node");
  const { tiering, reserved } = nodeArguments();
  const folder = mkdtempSync(join(tmpdir(), "node-types-"));
  try {
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({
        output: {
          nodes: {
            value: `\${{for node in ${JSON.stringify(names)} : node => {tiering = ${inner(tiering)}, reserved = ${inner(reserved)}}}}`,
          },
        },
      }),
    );
    const terraform = (...args: string[]) =>
      execFileSync("terraform", args, { cwd: folder, encoding: "utf8" });
    terraform("init", "-input=false");
    terraform("apply", "-auto-approve", "-input=false");
    return JSON.parse(terraform("output", "-json", "nodes"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describeWith([TERRAFORM], "a node type that only Terraform knows", () => {
  test("gives every node type the arguments that it has as plain text", () => {
    const names = [...NODE_TYPES.keys()];
    expect(evaluated(names)).toEqual(
      Object.fromEntries(
        names.map((name) => {
          const { tiering = null, reserved } = nodeArguments(name);
          return [name, { tiering, reserved }];
        }),
      ),
    );
  }, 60_000);

  test("gives a type that nobody knows yet the arguments of most types", () => {
    expect(evaluated(["cache.r99g.large"])).toEqual({
      "cache.r99g.large": { tiering: null, reserved: "25" },
    });
  }, 60_000);
});
