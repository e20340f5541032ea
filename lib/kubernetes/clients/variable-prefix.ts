import { mustBeKnown, type Rule, rulesFor } from "../../core/validation";

/** The longest prefix: names of volumes are made of it. */
const LONGEST = 40;

interface Prefixed {
  readonly variablePrefix?: string;
}

/** A rule for the text before the names of all variables. */
export const VARIABLE_PREFIX_RULE: Rule<Prefixed> = rulesFor<Prefixed>()({
  id: "kubernetes.variable-prefix",
  inputs: ({ variablePrefix }) =>
    variablePrefix === undefined ? undefined : { variablePrefix: mustBeKnown(variablePrefix) },
  isValid: ({ variablePrefix }) =>
    /^[A-Z][A-Z0-9_]*_$/.test(variablePrefix) && variablePrefix.length <= LONGEST,
  expected: `2 to ${LONGEST} capital letters, digits and underscores, a letter first and an underscore last, known at synthesis`,
  fix: 'choose a prefix such as "SESSIONS_", or leave it out',
});

/** The same variables under names with a prefix. */
export function withPrefix(
  prefix: string,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [`${prefix}${name}`, value]),
  );
}
