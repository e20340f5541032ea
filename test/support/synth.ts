import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack } from "cdktf";
import { type BlockProperties, Template, type TemplateBlock } from "cdktf-managed-cache/testing";
import { testApp } from "./test-app";

/** The template of a stack with what `build` puts into it. */
export function synth(build: (stack: TerraformStack) => void): Template {
  const stack = new TerraformStack(testApp(), "test");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new KubernetesProvider(stack, "kubernetes", {});
  build(stack);
  return Template.fromStack(stack);
}

/** Resources and data sources by type and name, as Terraform reads them: what snapshots keep. */
export function sections(template: Template) {
  return { resource: byType(template, "resource"), data: byType(template, "data") };
}

function byType({ blocks }: Template, kind: TemplateBlock["kind"]) {
  const types: Record<string, Record<string, BlockProperties>> = {};
  for (const { type, name, properties } of blocks.filter((block) => block.kind === kind)) {
    types[type] = { ...types[type], [name]: properties };
  }
  return types;
}

/** The arguments that no table of defaults asks for already. */
export function without(properties: BlockProperties, names: readonly string[]): BlockProperties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}
