import { type IResolvable, TerraformStack, Tokenization } from "cdktf";
import type { Configuration } from "./configuration-blocks";
import { isObject } from "./json-object";
import { resolveTokens } from "./resolve-tokens";
import { elementsOf } from "./stack-elements";

type Section = Record<string, unknown>;

/**
 * What cdktf will synthesize of a stack, without the metadata at its top. `toTerraform` of the stack gives
 * the same, and resolves all of it twice for that, which is a third of a whole synthesis.
 */
export function configurationOf(stack: TerraformStack): Configuration {
  if (stack.toTerraform !== TerraformStack.prototype.toTerraform) {
    // A stack with a synthesis of its own, or of another copy of cdktf.
    const { "//": _, ...configuration } = stack.toTerraform();
    return configuration;
  }
  const configuration: Section = {};
  for (const element of elementsOf(stack)) {
    merge(configuration, resolveTokens(element.toTerraform(), stack) as Section);
  }
  const overrides = overridesOf(stack);
  if (Object.keys(overrides).length === 0) {
    return configuration;
  }
  merge(configuration, overrides);
  return resolveTokens(configuration, stack) as Configuration;
}

/** What `addOverride` of the stack was called with: cdktf keeps it in a private field, and offers no other way. */
function overridesOf(stack: TerraformStack): Section {
  return Reflect.get(stack, "rawOverrides");
}

/** Merges as cdktf does: objects member by member, lists one after the other; `undefined` deletes. */
function merge(target: Section, source: Section): void {
  for (const [name, value] of Object.entries(source)) {
    const before = target[name];
    if (value === undefined) {
      delete target[name];
    } else if (Array.isArray(value) && Array.isArray(before)) {
      target[name] = [...before, ...value];
    } else if (isObject(value) && isObject(before) && !isToken(value)) {
      merge(before, value);
    } else {
      target[name] = value;
    }
  }
}

function isToken(value: object): value is IResolvable {
  return Tokenization.isResolvable(value);
}
