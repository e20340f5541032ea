import { type IResolvable, type TerraformElement, TerraformStack, Tokenization } from "cdktf";
import type { Configuration } from "./configuration-blocks";
import { isObject } from "./json-object";
import { Resolution } from "./resolve-tokens";
import { elementsOf } from "./stack-elements";

type Section = Record<string, unknown>;

/**
 * What cdktf will synthesize of a stack, without the metadata at its top. `toTerraform` of the stack gives
 * the same, and resolves all of it twice for that, which is a third of a whole synthesis.
 *
 * @param elements - the elements of the stack, for callers who need them too
 */
export function configurationOf(
  stack: TerraformStack,
  elements: readonly TerraformElement[] = elementsOf(stack),
): Configuration {
  if (stack.toTerraform !== TerraformStack.prototype.toTerraform) {
    // A stack with a synthesis of its own, or of another copy of cdktf.
    const { "//": _, ...configuration } = stack.toTerraform();
    return configuration;
  }
  const configuration: Section = {};
  const resolution = new Resolution(stack);
  for (const element of elements) {
    merge(configuration, resolution.resolve(element.toTerraform()) as Section);
  }
  const overrides = overridesOf(stack);
  if (Object.keys(overrides).length === 0) {
    return configuration;
  }
  merge(configuration, overrides);
  return resolution.resolve(configuration) as Configuration;
}

/** What `addOverride` of the stack was called with: cdktf keeps it in a private field, and offers no other way. */
function overridesOf(stack: TerraformStack): Section {
  return Reflect.get(stack, "rawOverrides");
}

/** Levels of a configuration that are made here: itself, its sections, and the types of resources in those. */
const OWN_LEVELS = 3;

/**
 * Merges as cdktf does: objects member by member, lists one after the other; `undefined` deletes. What is
 * below the own levels may be a construct's own, and is never changed.
 */
function merge(target: Section, source: Section, level = 1): Section {
  for (const [name, value] of Object.entries(source)) {
    const before = target[name];
    if (value === undefined) {
      delete target[name];
    } else if (Array.isArray(value) && Array.isArray(before)) {
      target[name] = [...before, ...value];
    } else if (!isObject(value) || isToken(value)) {
      target[name] = value;
    } else if (level < OWN_LEVELS) {
      target[name] = merge(isObject(before) ? before : {}, value, level + 1);
    } else {
      target[name] = isObject(before) ? merge({ ...before }, value, level + 1) : value;
    }
  }
  return target;
}

function isToken(value: object): value is IResolvable {
  return Tokenization.isResolvable(value);
}
