import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** Objects that Terraform does not make, although constructs of the stack describe them. */
const renderedInStacks = new WeakMap<TerraformStack, TerraformResource[]>();

/** Keeps an object in mind that is no longer in the tree of its stack. */
export function keepRendered(object: TerraformResource): void {
  const stack = TerraformStack.of(object);
  renderedInStacks.set(stack, [...(renderedInStacks.get(stack) ?? []), object]);
}

/** The resources below a construct, and the rendered objects of the stacks among them. */
export function resourcesBelow(construct: IConstruct): TerraformResource[] {
  const all = construct.node.findAll();
  return [
    ...all.filter((one): one is TerraformResource => TerraformResource.isTerraformResource(one)),
    ...all.filter(TerraformStack.isStack).flatMap((stack) => renderedInStacks.get(stack) ?? []),
  ];
}
