import { maskValue, VALUE } from "./mask";
import { isSecretName, mayNameSecret } from "./secret-names";

/** The ways in which texts give a name its value: what is before the value, the name in it, and the value. */
const ASSIGNMENTS = [
  // JSON, HCL, Python: "password": "x", also as JSON in JSON.
  String.raw`((\\*["'])(?<name>[\w.-]+)\2\s*(?:[:=]|=>)\s*)(?<value>\2(?:(?!\2)(?:\\[\s\S]|[^\\]))*\2)`,
  // Scripts and addresses: PASSWORD=x, password = "x", ?token=x, --password=x.
  String.raw`((?<![\w.$-])(?:--?)?(?<name>[\w.-]+)(?:=+|\s*[:=]\s*(?=["'])))(?<value>${VALUE})`,
  // A line of a file: password: x, requirepass x.
  String.raw`(^[ \t]*(?:- )?(?<name>[\w.-]+)[ \t]*(?:[:=][ \t]*|[ \t]))(?<value>${VALUE})(?=[ \t]*$)`,
  // Flags of commands: --password x, and the configuration of Redis: CONFIG SET requirepass x.
  String.raw`((?:(?<![\w-])--?|\bconfig set )(?<name>[A-Za-z][\w.-]*)["']?[ \t]+)(?<value>${VALUE})`,
  // Headers: "X-Api-Key: x".
  String.raw`((["'])(?<name>[\w-]+):[ \t]*)(?<value>(?:(?!\2)[^\n])+)(?=\2)`,
].map((source) => new RegExp(source, "gim"));

/** A text without the values of what it names a secret. */
export function maskAssignments(text: string): string {
  if (!mayNameSecret(text)) {
    return text;
  }
  return ASSIGNMENTS.reduce(
    (masked, assignment) =>
      masked.replace(assignment, (all, before: string, ...rest) => {
        const { name, value } = rest.at(-1) as { name: string; value: string };
        return isSecretName(name) ? before + maskValue(value) : all;
      }),
    text,
  );
}
