import { type TerraformStack, Testing } from "cdktf";
import type { Configuration } from "./configuration-blocks";

/**
 * What `cdktf synth` makes of a stack, with validations on, less its metadata.
 *
 * @throws what the validations of the stack find
 */
export function synthesizeWithValidations(stack: TerraformStack): Configuration {
  // As an app does before it synthesizes: a stack without a backend gets the local one.
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack, true));
}
