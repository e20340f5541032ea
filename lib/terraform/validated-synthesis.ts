import { App, TerraformStack, Testing } from "cdktf";
import type { Configuration } from "./configuration-blocks";

/**
 * What `cdktf synth` makes of a stack, with validations on, less its metadata.
 *
 * @throws what the validations of the stack find
 */
export function synthesizeWithValidations(stack: TerraformStack): Configuration {
  prepare(stack);
  return JSON.parse(Testing.synth(stack, true));
}

/** What an app does before it synthesizes: the local backend for a stack without one, and references to other stacks. */
function prepare(stack: TerraformStack): void {
  if (App.of(stack).node.findAll().filter(TerraformStack.isStack).length > 1) {
    stack.prepareStack();
  } else {
    // Prepared for references, which one stack alone does not have, a stack takes as long as its synthesis.
    stack.ensureBackendExists();
  }
}
