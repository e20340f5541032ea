import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { AnnotationMetadataEntryType, TerraformStack, Testing } from "cdktf";
import { testApp } from "./test-app";

/** The warnings of a stack that are there when it has been synthesized, validations included. */
export function warnings(build: (stack: TerraformStack) => void): string[] {
  const stack = new TerraformStack(testApp(), "test");
  new KubernetesProvider(stack, "kubernetes", {});
  build(stack);
  Testing.synth(stack, true);
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === AnnotationMetadataEntryType.WARN)
    .map(({ data }) => data);
}
