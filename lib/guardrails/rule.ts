import { describe, isUnresolved } from "../core/validation";
import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";

/** An error stops synthesis, a warning is shown. */
export type GuardrailSeverity = "error" | "warning";

/**
 * A set of rules.
 *
 * - `baseline`: no access without permission, and no data lost unnoticed
 * - `strict`: all of `baseline`, and what production needs
 */
export type GuardrailPack = "baseline" | "strict";

/**
 * What a rule says of a resource that breaks it, or that only Terraform can judge.
 * @internal
 */
export interface Verdict {
  readonly kind: "finding" | "unjudged";
  /** The arguments that were judged, by name. */
  readonly found: string;
  /** How to correct this resource. */
  readonly fix: string;
}

/** The text of a rule for one Terraform type. */
export interface GuardrailTypeText {
  /** How to correct a resource of the type, in the imperative and without a full stop. */
  readonly fix: string;
  /** Ids of public rules that ask the same of its service; empty when no public tool does. */
  readonly references: readonly string[];
}

/** What documentation and reports say about a rule. */
export interface GuardrailRuleText {
  /** Acknowledgements use it. It does not change between releases. */
  readonly id: string;
  /** What a finding does. */
  readonly severity: GuardrailSeverity;
  /** The smallest pack with the rule. Without a pack, only its id chooses the rule. */
  readonly pack?: GuardrailPack;
  /** What is wrong with a resource that breaks the rule: a sentence without a full stop. */
  readonly problem: string;
  /** Why that matters: one or more sentences. */
  readonly why: string;
  /** How to correct it: a sentence in the imperative, in lower case and without a full stop. */
  readonly fix: string;
  /** The Terraform types that the rule judges. */
  readonly appliesTo: readonly string[];
  /** Ids of public rules that ask the same; empty when no public tool does. */
  readonly references: readonly string[];
  /** Fix and public rules of each type, when they differ. @default - the same for all types */
  readonly byType?: Readonly<Record<string, GuardrailTypeText>>;
}

/** A rule over synthesized resources. @internal */
export interface GuardrailRule extends GuardrailRuleText {
  /** Findings, and what only Terraform can judge; empty for a resource that keeps the rule. */
  readonly judge: (resource: ResourceView, stack: StackView) => Verdict[];
}

/**
 * How a rule is written. `inputs` picks the arguments to judge, by their names in Terraform; `undefined`
 * or an empty list means that there is nothing to judge. A value that only Terraform will know is never
 * judged.
 * @internal
 */
export interface GuardrailDefinition<Inputs extends Record<string, unknown>>
  extends GuardrailRuleText {
  readonly inputs: (
    resource: ResourceView,
    stack: StackView,
  ) => Inputs | readonly Inputs[] | undefined;
  readonly isValid: (inputs: Inputs) => boolean;
}

/** Makes a rule, typed by what it judges. @internal */
export function guardrail<Inputs extends Record<string, unknown>>({
  inputs,
  isValid,
  ...text
}: GuardrailDefinition<Inputs>): GuardrailRule {
  return {
    ...text,
    judge: (resource, stack) =>
      [inputs(resource, stack) ?? []].flat().flatMap((judged): Verdict[] => {
        const unjudged = isUnresolved(judged);
        if (!unjudged && isValid(judged as Inputs)) {
          return [];
        }
        return [
          {
            kind: unjudged ? "unjudged" : "finding",
            found: describe(judged as Inputs),
            fix: text.byType?.[resource.type]?.fix ?? text.fix,
          },
        ];
      }),
  };
}

/** The types and public rules of a rule whose text differs by type. @internal */
export function forTypes(
  byType: Readonly<Record<string, GuardrailTypeText>>,
): Pick<GuardrailRuleText, "appliesTo" | "references" | "byType"> {
  const references = Object.values(byType).flatMap((text) => text.references);
  return { appliesTo: Object.keys(byType), references: [...new Set(references)], byType };
}
