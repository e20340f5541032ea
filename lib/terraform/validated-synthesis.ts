import { App, TerraformStack } from "cdktf";
// cdktf has no public way to invoke aspects but `Testing.synth`, which takes twice as long as all of this.
import { invokeAspects } from "cdktf/lib/synthesize/synthesizer";
import type { Configuration } from "./configuration-blocks";
import { configurationOf } from "./stack-configuration";

/**
 * What `cdktf synth` makes of a stack, with validations on, less its metadata.
 *
 * @throws what the validations of the stack find
 */
export function synthesizeWithValidations(stack: TerraformStack): Configuration {
  prepare(stack);
  invokeAspects(stack);
  stack.runAllValidations();
  // As JSON, and apart from what the constructs go on with.
  return JSON.parse(JSON.stringify(configurationOf(stack), withoutMetadata));
}

/** What an app does before it synthesizes: the local backend for a stack without one, and references to other stacks. */
function prepare(stack: TerraformStack): void {
  if (App.of(stack).node.findAll().filter(TerraformStack.isStack).length > 1) {
    stack.prepareStack();
  } else {
    // Without other stacks there are no references to them, which take as long to find as a synthesis.
    stack.ensureBackendExists();
  }
}

function withoutMetadata(name: string, value: unknown): unknown {
  return name === "//" ? undefined : value;
}
