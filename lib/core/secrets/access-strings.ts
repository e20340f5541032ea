import { MASK, maskValue } from "./mask";

/**
 * Words that a list of rights has and other texts do not.
 *
 * Source: https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/
 */
const RIGHTS =
  /\bsetuser\b|^\s*["']?(on|off|reset)\s|(^|\s)["']?([+-]@[a-z]+|~\*|all(keys|commands|channels)|nopass|resetpass)\b|(^|\s)~\*|^\s*user\s+\S+\s+(on|off)\b/i;

/** `>password` and `<password`, and their hashes. */
const PASSWORD = /(^|[\s"'])([><])("[^"]*"|'[^']*'|(?:\$\{[^{}]*\}|[^\s"'])+)/g;
const HASH = /(^|[\s"'])([#!])[0-9a-f]{64}(?![0-9a-z])/gi;

/** Rights in one of the lines of a text, or a hash. */
const IN_LINES = new RegExp(`${RIGHTS.source}|${HASH.source}`, "im");

/** Whether a text has the rights of a user of Redis. */
export function isAccessString(text: string): boolean {
  return RIGHTS.test(text);
}

/** The rights of a user without the passwords in them. */
export function maskAccessString(text: string): string {
  return text
    .replace(PASSWORD, (_, before, sign, value) => `${before}${sign}${maskValue(value)}`)
    .replace(HASH, `$1$2${MASK}`);
}

/** The same for each line of a text that is a list of rights: in scripts `>` has another meaning. */
export function maskAccessLines(text: string): string {
  if (!IN_LINES.test(text)) {
    return text;
  }
  return text
    .split("\n")
    .map((line) =>
      isAccessString(line) ? maskAccessString(line) : line.replace(HASH, `$1$2${MASK}`),
    )
    .join("\n");
}
