import type { IConstruct } from "constructs";
import { maskText } from "../core/secrets";
import { withShape } from "../core/shape";
import { findFaults, isUnresolved, mustBeKnown, refuse, rulesFor } from "../core/validation";
import { GUARDRAIL_RULES } from "./rules";
import { CACHE_GUARDRAILS_ACKNOWLEDGE_ARGUMENTS } from "./shapes";

/** The statement that a finding is known, and the reason to keep it. */
export interface Acknowledgement {
  /** The id of the rule. */
  readonly id: string;
  /** Why the finding stays: 10 to 500 characters, which the report shows. */
  readonly reason: string;
}

/** An acknowledgement, and the construct at which it was made. @internal */
export interface PlacedAcknowledgement extends Acknowledgement {
  readonly at: string;
}

const METADATA = "cdktf-managed-cache/acknowledgement";

/** Notes an acknowledgement on a construct, before or after the guardrails are applied. */
export function acknowledge(construct: IConstruct, acknowledgement: Acknowledgement): void {
  const given = { construct, acknowledgement };
  const shaped = withShape("acknowledge", CACHE_GUARDRAILS_ACKNOWLEDGE_ARGUMENTS, given);
  const { id, reason } = shaped.acknowledgement;
  refuse(`acknowledgement at ${construct.node.path}`, findFaults(RULES, { id, reason }));
  construct.node.addMetadata(METADATA, { id, reason: maskText(reason) });
}

/** The acknowledgements made at a construct itself. @internal */
export function acknowledgementsAt({ node }: IConstruct): PlacedAcknowledgement[] {
  return node.metadata
    .filter(({ type }) => type === METADATA)
    .map(({ data }) => ({ ...data, at: node.path }));
}

/** The acknowledgement of a rule at a construct or the nearest above it. @internal */
export function acknowledgementOf(
  id: string,
  construct: IConstruct,
): PlacedAcknowledgement | undefined {
  return [...construct.node.scopes]
    .reverse()
    .flatMap(acknowledgementsAt)
    .find((acknowledgement) => acknowledgement.id === id);
}

/** Whether there is such a rule. @internal */
export function isRuleId(id: string): boolean {
  return GUARDRAIL_RULES.some((rule) => rule.id === id);
}

const rule = rulesFor<Acknowledgement>();

const RULES = [
  rule({
    id: "guardrails.acknowledged-rule",
    inputs: ({ id }) => ({ id: mustBeKnown(id) }),
    isValid: ({ id }) => isRuleId(id),
    expected: "the id of a rule, as docs/rules.md lists them",
    fix: "copy the id from the message",
  }),
  rule({
    id: "guardrails.reason",
    inputs: ({ reason }) => ({ reason: isUnresolved(reason) ? undefined : reason }),
    isValid: ({ reason = "" }) => reason.trim().length >= 10 && reason.length <= 500,
    confidential: ["reason"],
    expected: "10 to 500 characters, known at synthesis",
    fix: "say why the finding stays; the report shows it",
  }),
];
