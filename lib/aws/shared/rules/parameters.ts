import { knownItems, type Rule, rulesFor } from "../../../core/validation";

/** What these rules read. */
export interface ParameterSettings {
  readonly parameters: Readonly<Record<string, string>>;
}

/** What an engine's parameters look like. */
export interface EngineParameters {
  /** Parameters that props set, and the prop to use. */
  readonly own: ReadonlyMap<string, string>;
  readonly name: RegExp;
  readonly value: RegExp;
  /** Both in words. */
  readonly expected: string;
}

const rule = rulesFor<ParameterSettings>();

/** Rules for further parameters of the parameter group. */
export function parameterRules(
  prefix: string,
  { own, name, value, expected }: EngineParameters,
): Rule<ParameterSettings>[] {
  return [
    rule({
      id: `${prefix}.parameters`,
      inputs: ({ parameters }) => ({ parameters: Object.keys(parameters) }),
      isValid: ({ parameters }) => parameters.every((parameter) => !own.has(parameter)),
      expected: `any parameter but ${[...own.keys()].join(", ")}`,
      fix: `use the props ${[...new Set(own.values())].join(", ")} for those`,
    }),
    rule({
      id: `${prefix}.parameter-texts`,
      inputs: ({ parameters }) => ({
        names: Object.keys(parameters),
        values: knownItems(Object.values(parameters)),
      }),
      isValid: ({ names, values }) =>
        names.every((text) => name.test(text)) && values.every((text) => value.test(text)),
      confidential: ["values"],
      expected,
      fix: "write them as the engine's parameter group shows them",
    }),
  ];
}
