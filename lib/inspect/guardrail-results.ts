import type { TerraformStack } from "cdktf";
import { type Judgement, summaryOf } from "../guardrails/evaluation";
import { latestEvaluation } from "../guardrails/latest-evaluation";

/** What the guardrails found in a stack. */
export interface GuardrailResults {
  readonly summary: Readonly<Record<"errors" | "warnings" | "acknowledged" | "unjudged", number>>;
  /** Ids of the rules. */
  readonly rules: readonly string[];
  readonly findings: readonly GuardrailFinding[];
}

/** A resource that breaks a rule. */
export interface GuardrailFinding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** Path of the construct. */
  readonly construct: string;
  /** What is wrong. */
  readonly problem: string;
  readonly found: string;
  readonly fix: string;
  readonly acknowledged?: { readonly reason: string };
}

/** What the guardrails have just found; `undefined` where there are none on the stack. */
export function guardrailResults(stack: TerraformStack): GuardrailResults | undefined {
  const evaluation = latestEvaluation(stack);
  return (
    evaluation && {
      summary: summaryOf(evaluation),
      rules: evaluation.rules.map(({ id }) => id),
      findings: evaluation.findings.map(guardrailFinding),
    }
  );
}

function guardrailFinding({
  rule,
  construct,
  found,
  fix,
  acknowledgement,
}: Judgement): GuardrailFinding {
  return {
    rule: rule.id,
    severity: rule.severity,
    construct: construct.node.path,
    problem: rule.problem,
    found,
    fix,
    ...(acknowledgement && { acknowledged: { reason: acknowledgement.reason } }),
  };
}
