import { Annotations, App, Aspects, type IAspect, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { CacheValidationError } from "../core";
import { withShape } from "../core/shape";
import { findFaults, mustBeKnown, refuse, rulesFor } from "../core/validation";
import { makeView } from "../terraform/shared-view";
import { type Acknowledgement, acknowledge, isRuleId } from "./acknowledgement";
import { evaluate, type Judgement, open } from "./evaluation";
import { keepEvaluation } from "./latest-evaluation";
import { message } from "./message";
import { writeReports } from "./report-files";
import type { GuardrailPack, GuardrailRule } from "./rule";
import { GUARDRAIL_RULES } from "./rules";
import {
  CACHE_GUARDRAILS_APPLY_ARGUMENTS,
  CACHE_GUARDRAILS_PROPS,
  CACHE_GUARDRAILS_VISIT_ARGUMENTS,
} from "./shapes";

/** The rules that a stack must keep. */
export interface CacheGuardrailsProps {
  /**
   * A pack of rules; `strict` has all of `baseline`.
   *
   * @default - "baseline", and none when rules are given
   */
  readonly pack?: GuardrailPack;
  /**
   * Ids of single rules, in addition to those of the pack.
   *
   * @default - only the rules of the pack
   */
  readonly rules?: readonly string[];
}

/**
 * Rules on the caches of a stack and on the resources around them, from this library or written by hand.
 * Errors stop synthesis, warnings are shown, and a report is written beside the stack.
 *
 * A validation judges the stack as Terraform will read it: after all aspects and with all overrides.
 *
 * @example
 * ```ts
 * CacheGuardrails.apply(this, { pack: "strict" });
 * ```
 */
export class CacheGuardrails implements IAspect {
  /**
   * Guards a stack, or every stack of an app.
   *
   * @throws CacheValidationError for a scope that is neither, and for rules that do not exist
   */
  public static apply(scope: IConstruct, props?: CacheGuardrailsProps): void {
    withShape("CacheGuardrails.apply", CACHE_GUARDRAILS_APPLY_ARGUMENTS, { scope, props });
    const guardrails = new CacheGuardrails(props);
    if (!App.isApp(scope)) {
      refuseOtherThanStack(scope);
      Aspects.of(scope).add(guardrails);
      return;
    }
    // Aspects of an app itself are never invoked.
    const stacks = scope.node.findAll().filter(TerraformStack.isStack);
    for (const stack of stacks) {
      Aspects.of(stack).add(guardrails);
    }
    scope.node.addValidation({
      validate: () =>
        scope.node
          .findAll()
          .filter(TerraformStack.isStack)
          .filter((stack) => !stacks.includes(stack))
          .map(
            ({ node }) =>
              `[guardrails.late-stack] stack ${node.path} was made after CacheGuardrails.apply; expected stacks made before; call it last`,
          ),
    });
  }

  /**
   * Acknowledges the findings of a rule at a construct and below it. The report shows them with the
   * reason, and they stop nothing.
   *
   * @throws CacheValidationError for a rule that does not exist, and for a reason of fewer than 10 or more
   * than 500 characters
   */
  public static acknowledge(construct: IConstruct, acknowledgement: Acknowledgement): void {
    acknowledge(construct, acknowledgement);
  }

  private readonly rules: readonly GuardrailRule[];

  /** @throws CacheValidationError for rules that do not exist */
  constructor(props?: CacheGuardrailsProps) {
    props = withShape("CacheGuardrails", CACHE_GUARDRAILS_PROPS, props ?? {});
    refuse("CacheGuardrails", findFaults(RULES, props));
    const { rules = [], pack = props.rules === undefined ? "baseline" : undefined } = props;
    this.rules = GUARDRAIL_RULES.filter((rule) => rules.includes(rule.id) || isInPack(rule, pack));
  }

  /**
   * Called by cdktf, once for every construct.
   *
   * @throws CacheValidationError where neither a stack nor an app is guarded
   */
  public visit(construct: IConstruct): void {
    withShape("CacheGuardrails.visit", CACHE_GUARDRAILS_VISIT_ARGUMENTS, { construct });
    if (TerraformStack.isStack(construct)) {
      guard(construct, this.rules);
    } else if (!guarded.has(TerraformStack.of(construct))) {
      refuseOtherThanStack(construct);
    }
  }
}

/**
 * The rules of each stack. Several guardrails on one stack, and a stack that is synthesized twice, make
 * one validation and one report.
 */
const guarded = new WeakMap<TerraformStack, Set<GuardrailRule>>();

function guard(stack: TerraformStack, rules: readonly GuardrailRule[]): void {
  const before = guarded.get(stack);
  if (before === undefined) {
    guarded.set(stack, new Set(rules));
    stack.node.addValidation({ validate: () => validate(stack) });
    return;
  }
  for (const rule of rules) {
    before.add(rule);
  }
}

function validate(stack: TerraformStack): string[] {
  const chosen = guarded.get(stack) ?? new Set();
  const evaluation = evaluate(
    stack,
    GUARDRAIL_RULES.filter((rule) => chosen.has(rule)),
    makeView(stack),
  );
  keepEvaluation(stack, evaluation);
  const report = writeReports(stack, evaluation);
  for (const finding of open(evaluation, "warning")) {
    warn(finding);
  }
  const errors = open(evaluation, "error");
  return errors.length === 0
    ? []
    : [
        [
          `CacheGuardrails: ${errors.length === 1 ? "1 error" : `${errors.length} errors`}, see ${report}`,
          ...errors.map((error) => `    ${message(error)}`),
        ].join("\n"),
      ];
}

/** Once, however often the stack is synthesized. */
function warn(finding: Judgement): void {
  const text = message(finding);
  const { construct } = finding;
  if (!construct.node.metadata.some(({ data }) => data === text)) {
    Annotations.of(construct).addWarning(text);
  }
}

function isInPack(rule: GuardrailRule, pack: GuardrailPack | undefined): boolean {
  return (
    pack !== undefined && (rule.pack === pack || (pack === "strict" && rule.pack === "baseline"))
  );
}

function refuseOtherThanStack(scope: IConstruct): void {
  if (!TerraformStack.isStack(scope)) {
    throw new CacheValidationError("CacheGuardrails", [
      {
        id: "guardrails.scope",
        found: scope.node.path,
        expected: "a stack, or an app: rules look at all of a stack",
        fix: "apply them to the stack, and acknowledge findings at the construct",
      },
    ]);
  }
}

const rule = rulesFor<CacheGuardrailsProps>();

const RULES = [
  rule({
    id: "guardrails.rules",
    inputs: ({ rules = [] }) => ({ unknown: mustBeKnown(rules.filter((id) => !isRuleId(id))) }),
    isValid: ({ unknown }) => unknown.length === 0,
    expected: "ids of rules, as docs/rules.md lists them",
    fix: "correct them",
  }),
];
