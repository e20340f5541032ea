import type { Fault } from "./validation-error";
import { describe, isUnresolved } from "./values";

/**
 * One rule over the inputs of a construct. `inputs` picks what is judged, by the names
 * that the user knows; `undefined` means that the rule has nothing to judge. The rule is skipped as soon as one of the
 * picked values is an unresolved token, since nobody can know what Terraform will put there.
 * @internal
 */
export interface RuleDefinition<Props, Inputs extends Record<string, unknown>> {
  readonly id: string;
  readonly inputs: (props: Props) => Inputs | undefined;
  readonly isValid: (inputs: Inputs) => boolean;
  /** Inputs that someone may give a secret by mistake: messages show their length alone. */
  readonly confidential?: readonly (keyof Inputs & string)[];
  readonly expected: string;
  /** What to do; a function where it depends on what was found. */
  readonly fix: string | ((inputs: Inputs) => string);
}

/** A rule of a table. @internal */
export interface Rule<Props> {
  readonly id: string;
  /** The fault of these inputs, if there is one. */
  readonly judge: (props: Props) => Fault | undefined;
}

/**
 * Makes the function that writes the rules of one table, so that each is typed by what it judges.
 * @internal
 */
export function rulesFor<Props>() {
  return <Inputs extends Record<string, unknown>>(
    definition: RuleDefinition<Props, Inputs>,
  ): Rule<Props> => ({
    id: definition.id,
    judge: (props) => {
      const inputs = definition.inputs(props);
      if (inputs === undefined || isUnresolved(inputs) || definition.isValid(inputs)) {
        return undefined;
      }
      const { id, expected, fix, confidential } = definition;
      return {
        id,
        found: describe(inputs, confidential),
        expected,
        fix: typeof fix === "string" ? fix : fix(inputs),
      };
    },
  });
}

/** All faults that a table of rules finds. @internal */
export function findFaults<Props>(rules: readonly Rule<Props>[], props: Props): Fault[] {
  return rules.map((rule) => rule.judge(props)).filter((fault) => fault !== undefined);
}
