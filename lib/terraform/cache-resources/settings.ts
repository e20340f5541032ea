import { isFalse, isTrue, presence } from "../attribute-values";
import type { ResourceView } from "../resource-view";

/** Arguments of a cache that are judged together, and which values are good. */
export interface Setting {
  /** The values by the names of their arguments; `undefined` when there is nothing to judge. */
  readonly inputs: (cache: ResourceView) => Record<string, unknown> | undefined;
  /** Whether values that are all known are good. */
  readonly isValid: (inputs: Record<string, unknown>) => boolean;
}

/** A switch that must be on. */
export function isOn(argument: string): Setting {
  return judged(argument, isTrue);
}

/** A switch that is on unless someone turns it off. */
export function isNotOff(argument: string): Setting {
  return judged(argument, (value) => !isFalse(value));
}

/** A switch that must be turned off. */
export function isOff(argument: string): Setting {
  return judged(argument, isFalse);
}

/** A switch that is off unless someone turns it on. */
export function isNotOn(argument: string): Setting {
  return judged(argument, (value) => !isTrue(value));
}

/** An argument that must have one of some values. */
export function isOneOf(argument: string, ...values: readonly unknown[]): Setting {
  return judged(argument, (value) => values.includes(value));
}

/** An argument that may have any value, or none, but not this one. */
export function isNot(argument: string, value: unknown): Setting {
  return judged(argument, (found) => found !== value);
}

/** A number that must reach a minimum. */
export function isAtLeast(argument: string, minimum: number): Setting {
  return judged(argument, (value) => Number(value) >= minimum);
}

/** An argument that must be set; its value does not matter. */
export function isSet(argument: string): Setting {
  return {
    inputs: (cache) => ({ [argument]: cache.has(argument) }),
    isValid: (inputs) => inputs[argument] === true,
  };
}

/** An argument that must be set, and not to the cloud's resource named `default`. */
export function isNotDefault(argument: string): Setting {
  return {
    inputs: (cache) => ({ [argument]: defaultOrSet(cache.get(argument)) }),
    isValid: (inputs) => inputs[argument] === true,
  };
}

/** An argument that may be left out, but not set to the resource named `default`. */
export function isNotDefaultIfSet(argument: string): Setting {
  const setting = isNotDefault(argument);
  return {
    ...setting,
    inputs: (cache) => (cache.has(argument) === undefined ? undefined : setting.inputs(cache)),
  };
}

/** A name that is not `default` does not matter, so that a reference counts as known. */
function defaultOrSet(value: unknown): unknown {
  return /^[^$]*(^|\/)default$/.test(String(value)) ? value : presence(value);
}

function judged(argument: string, isGood: (value: unknown) => boolean): Setting {
  return {
    inputs: (cache) => ({ [argument]: cache.get(argument) }),
    isValid: (inputs) => isGood(inputs[argument]),
  };
}
