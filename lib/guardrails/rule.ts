import { describe, isUnresolved } from "../core/validation";
import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";

/** An error stops synthesis, a warning is shown. */
export type GuardrailSeverity = "error" | "warning";

/** `baseline`: nobody gets in, and nothing is lost unnoticed. `strict`: all that production wants. */
export type GuardrailPack = "baseline" | "strict";

/**
 * What a rule says of one resource that does not keep it, or that nobody can judge.
 * @internal
 */
export interface Verdict {
  readonly kind: "finding" | "unjudged";
  /** The attributes judged, by name. */
  readonly found: string;
}

/** What is known of a rule without a stack. */
export interface GuardrailRuleText {
  /** Stable: acknowledgements name it. */
  readonly id: string;
  /** What comes of a finding. */
  readonly severity: GuardrailSeverity;
  /** The smallest pack that has the rule; without one it is chosen by its id alone. */
  readonly pack?: GuardrailPack;
  /** What must hold. */
  readonly what: string;
  /** What happens otherwise. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** Ids of the public rules that it corresponds to; empty where no public tool looks. */
  readonly references: readonly string[];
  /** Terraform types of the resources that it judges. */
  readonly appliesTo: readonly string[];
}

/** A rule over synthesized resources. @internal */
export interface GuardrailRule extends GuardrailRuleText {
  /** Findings, and what cannot be judged; nothing for a resource that keeps the rule. */
  readonly judge: (resource: ResourceView, stack: StackView) => Verdict[];
}

/**
 * A rule as it is written: `given` picks what is judged, by Terraform's names; `undefined` or an empty
 * list means that there is nothing to judge. What holds a value that only Terraform will know is never
 * judged.
 * @internal
 */
export interface GuardrailDefinition<Given extends Record<string, unknown>>
  extends GuardrailRuleText {
  readonly inputs: (
    resource: ResourceView,
    stack: StackView,
  ) => Given | readonly Given[] | undefined;
  readonly isValid: (inputs: Given) => boolean;
}

/** Makes a rule, typed by what it judges. @internal */
export function guardrail<Given extends Record<string, unknown>>({
  inputs,
  isValid,
  ...text
}: GuardrailDefinition<Given>): GuardrailRule {
  return {
    ...text,
    judge: (resource, stack) =>
      [inputs(resource, stack) ?? []].flat().flatMap((judged): Verdict[] => {
        const found = describe(judged as Given);
        if (isUnresolved(judged)) {
          return [{ kind: "unjudged", found }];
        }
        return isValid(judged as Given) ? [] : [{ kind: "finding", found }];
      }),
  };
}
