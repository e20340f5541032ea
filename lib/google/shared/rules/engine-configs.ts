import { isWhole, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import { ENGINE_CONFIGS, type EngineConfigSettings, OWN_CONFIGS } from "../engine-configs";
import { MemorystoreNodeType } from "../node-types";

const rule = rulesFor<EngineConfigSettings>();

/**
 * Rules for the configuration of the engine.
 *
 * @param prop - the prop of further parameters
 */
export function engineConfigRules(prop: string): Rule<EngineConfigSettings>[] {
  return [
    rule({
      id: "memorystore.reserved-memory-percent",
      inputs: ({ reservedMemoryPercent }) =>
        reservedMemoryPercent === undefined
          ? undefined
          : { reservedMemoryPercent: mustBeKnown(reservedMemoryPercent) },
      isValid: ({ reservedMemoryPercent }) => isWhole(reservedMemoryPercent, 0, 80),
      expected: "a whole number from 0 to 80, known at synthesis",
      fix: "leave reservedMemoryPercent out for what Google reserves",
    }),
    rule({
      id: "memorystore.reserved-memory-nano",
      inputs: ({ reservedMemoryPercent, nodeType }) =>
        reservedMemoryPercent === undefined ? undefined : { nodeType },
      isValid: ({ nodeType }) => nodeType !== MemorystoreNodeType.SHARED_CORE_NANO,
      expected:
        "reservedMemoryPercent with other nodes than SHARED_CORE_NANO, whose limit is fixed",
      fix: "leave reservedMemoryPercent out",
    }),
    rule({
      id: "memorystore.engine-configs-own",
      inputs: ({ configs }) => ({ [prop]: Object.keys(configs) }),
      isValid: (inputs) => (inputs[prop] ?? []).every((name) => !OWN_CONFIGS.has(name)),
      expected: `any parameter but ${[...OWN_CONFIGS.keys()].join(", ")}`,
      fix: `use the props ${[...OWN_CONFIGS.values()].join(", ")} for those`,
    }),
    rule({
      id: "memorystore.engine-configs-name",
      inputs: ({ configs }) => ({ [prop]: Object.keys(configs) }),
      isValid: (inputs) => (inputs[prop] ?? []).every((name) => /^[a-z][a-z-]*$/.test(name)),
      expected: `names of parameters, such as ${[...ENGINE_CONFIGS.keys()].join(", ")}`,
      fix: "write them in lower case with hyphens, as the engine does",
    }),
    // The limits of the cache are computed with it.
    rule({
      id: "memorystore.engine-configs-maxclients",
      inputs: ({ configs: { maxclients } }) =>
        maxclients === undefined ? undefined : { maxclients: mustBeKnown(maxclients) },
      isValid: ({ maxclients }) => /^\d+$/.test(maxclients),
      expected: "a whole number, known at synthesis",
      fix: "leave maxclients out for the default of the node type",
    }),
    ...[...ENGINE_CONFIGS].map(([name, { expected, accepts }]) =>
      rule({
        id: "memorystore.engine-configs-value",
        inputs: ({ configs, nodeType }) =>
          configs[name] === undefined ? undefined : { [name]: configs[name], nodeType },
        isValid: ({ nodeType, ...values }) =>
          Object.values(values).every((value) => accepts(value, nodeType)),
        confidential: [name],
        expected: `${name}: ${expected}`,
        fix: "correct the value",
      }),
    ),
  ];
}
