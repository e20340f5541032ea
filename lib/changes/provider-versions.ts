import { isObject, members } from "../terraform/json-object";
import { parseJson } from "../terraform/parse-json";

/** A constraint that says which version is the lowest: `6.25.0`, `~> 6.31`, `>= 7.30`. */
const LOWEST = /^(?:=|~>|>=)?\s*(\d+(?:\.\d+)*)$/;

/**
 * The lowest versions of providers that a synthesized stack asks for, by their names. A provider without such a
 * constraint is left out: it can have any version.
 */
export function providerVersions(json: string): Record<string, string> {
  const stack = parseJson(json);
  const settings = isObject(stack) && isObject(stack.terraform) ? stack.terraform : {};
  return Object.fromEntries(
    members(settings.required_providers).flatMap(([name, provider]) => {
      const constraint = isObject(provider) ? provider.version : undefined;
      const [, version] = LOWEST.exec(String(constraint).trim()) ?? [];
      return version === undefined ? [] : [[name, version]];
    }),
  );
}
