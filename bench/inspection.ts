import type { TerraformStack } from "cdktf";
import { CacheInspection } from "cdktf-managed-cache/inspect";
import { addChecks as addGuardrails } from "./guardrails";

export { addCache } from "./pattern";

/** Guardrails, and an inspection that shows what they found. */
export function addChecks(stack: TerraformStack): void {
  addGuardrails(stack);
  CacheInspection.apply(stack);
}
