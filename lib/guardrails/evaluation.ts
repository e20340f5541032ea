import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { StackView } from "../terraform/stack-view";
import {
  acknowledgementOf,
  acknowledgementsAt,
  type PlacedAcknowledgement,
} from "./acknowledgement";
import type { GuardrailRule, Verdict } from "./rule";

/** What one rule says of one resource. */
export interface Judgement extends Verdict {
  readonly rule: GuardrailRule;
  readonly construct: IConstruct;
  /** Terraform's address of the resource. */
  readonly resource: string;
  /** Who knows of it; `undefined` when nobody does. */
  readonly acknowledgement?: PlacedAcknowledgement;
}

/** What the rules say of one stack. */
export interface Evaluation {
  readonly stack: string;
  readonly rules: readonly GuardrailRule[];
  readonly findings: readonly Judgement[];
  /** What nobody can judge before Terraform runs. */
  readonly unjudged: readonly Judgement[];
  /** Modules, into which no rule can look. */
  readonly modules: readonly string[];
  /** Acknowledgements of rules that found nothing there. */
  readonly unused: readonly PlacedAcknowledgement[];
}

/** Runs rules over a stack as it will be synthesized. @internal */
export function evaluate(
  stack: TerraformStack,
  rules: readonly GuardrailRule[],
  view = new StackView(stack),
): Evaluation {
  const judgements = rules.flatMap((rule) =>
    view.ofType(...rule.appliesTo).flatMap((resource) =>
      rule.judge(resource, view).map(
        (verdict): Judgement => ({
          ...verdict,
          rule,
          construct: resource.construct,
          resource: resource.address,
          acknowledgement:
            verdict.kind === "finding" ? acknowledgementOf(rule.id, resource.construct) : undefined,
        }),
      ),
    ),
  );
  const findings = sorted(judgements.filter(({ kind }) => kind === "finding"));
  return {
    stack: stack.node.path,
    rules,
    findings,
    unjudged: sorted(judgements.filter(({ kind }) => kind === "unjudged")),
    modules: view.modules,
    unused: unused(stack, rules, findings),
  };
}

/**
 * Findings that stop synthesis, or that are shown, and that nobody has acknowledged.
 * @internal
 */
export function open(
  { findings }: Evaluation,
  severity: GuardrailRule["severity"],
): readonly Judgement[] {
  return findings.filter(
    ({ rule, acknowledgement }) => rule.severity === severity && acknowledgement === undefined,
  );
}

/** How much there is of what. @internal */
export function summaryOf(
  evaluation: Evaluation,
): Record<"errors" | "warnings" | "acknowledged" | "unjudged", number> {
  const { findings, unjudged, modules } = evaluation;
  return {
    errors: open(evaluation, "error").length,
    warnings: open(evaluation, "warning").length,
    acknowledged: findings.filter(({ acknowledgement }) => acknowledgement).length,
    unjudged: unjudged.length + modules.length,
  };
}

function unused(
  stack: TerraformStack,
  rules: readonly GuardrailRule[],
  findings: readonly Judgement[],
): PlacedAcknowledgement[] {
  const needed = new Set(
    findings.flatMap(({ acknowledgement }) => (acknowledgement ? [keyOf(acknowledgement)] : [])),
  );
  const ids = new Set(rules.map(({ id }) => id));
  return stack.node
    .findAll()
    .flatMap(acknowledgementsAt)
    .filter(
      (acknowledgement) => ids.has(acknowledgement.id) && !needed.has(keyOf(acknowledgement)),
    );
}

function keyOf({ id, at }: PlacedAcknowledgement): string {
  return `${id}\n${at}`;
}

/** In an order that does not depend on that in which constructs were made. */
function sorted(judgements: readonly Judgement[]): Judgement[] {
  return judgements
    .map((judgement) => {
      const { construct, resource, rule, found } = judgement;
      return { judgement, key: [construct.node.path, resource, rule.id, found].join("\n") };
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ judgement }) => judgement);
}
