import type { TerraformStack } from "cdktf";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";

export { addCache } from "./pattern";

/** All rules but those that no default keeps, as a production stack has them. */
export function addChecks(stack: TerraformStack): void {
  CacheGuardrails.apply(stack, { pack: "strict" });
  for (const id of ["cache-connection-budget", "cache-sizing"]) {
    CacheGuardrails.acknowledge(stack, { id, reason: "the bench has no clients and no data" });
  }
}
