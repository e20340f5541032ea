import { type TerraformResource, TerraformStack } from "cdktf";

/** Objects that Terraform does not make, although constructs of the stack describe them. */
const renderedInStacks = new WeakMap<TerraformStack, TerraformResource[]>();

/** Keeps an object in mind that is no longer in the tree of its stack: rules judge it all the same. */
export function keepRendered(object: TerraformResource): void {
  const stack = TerraformStack.of(object);
  renderedInStacks.set(stack, [...renderedIn(stack), object]);
}

/** The objects of a stack that it renders as manifests. */
export function renderedIn(stack: TerraformStack): readonly TerraformResource[] {
  return renderedInStacks.get(stack) ?? [];
}
