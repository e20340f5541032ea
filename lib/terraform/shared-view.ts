import type { TerraformStack } from "cdktf";
import { StackView } from "./stack-view";

/** Stacks of which several validations of one synthesis need a view; the first of them leaves it to the next. */
const views = new WeakMap<TerraformStack, StackView | undefined>();

/** Says that `takeView` will be called for a stack: without that, `makeView` keeps nothing in memory. */
export function shareView(stack: TerraformStack): void {
  views.set(stack, undefined);
}

/** A view of a stack as it is now. */
export function makeView(stack: TerraformStack): StackView {
  const view = new StackView(stack);
  if (views.has(stack)) {
    views.set(stack, view);
  }
  return view;
}

/** The view that was made before in the same synthesis, or a new one. Never twice: the stack may change until then. */
export function takeView(stack: TerraformStack): StackView {
  const view = views.get(stack) ?? new StackView(stack);
  views.set(stack, undefined);
  return view;
}
