import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { isGuarded } from "../guardrails/cache-guardrails";
import { REPORT_FILES } from "../guardrails/report-files";

/** What the guardrails say of a stack, as their report for programs has it. */
export interface GuardrailResults {
  readonly summary: Readonly<Record<"errors" | "warnings" | "acknowledged" | "unjudged", number>>;
  readonly rules: readonly string[];
  readonly findings: readonly GuardrailFinding[];
}

/** A resource that does not keep a rule. */
export interface GuardrailFinding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** Path of the construct. */
  readonly construct: string;
  readonly found: string;
  readonly fix: string;
  readonly acknowledged?: { readonly reason: string };
}

/**
 * What the guardrails have just reported; `undefined` where there are none on the stack, even if an
 * older report lies there.
 */
export function guardrailResults(
  stack: TerraformStack,
  folder: string,
): GuardrailResults | undefined {
  return isGuarded(stack)
    ? JSON.parse(readFileSync(join(folder, REPORT_FILES.json), "utf8"))
    : undefined;
}
