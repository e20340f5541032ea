import { isAccessString, maskAccessString } from "./access-strings";
import { MASK, maskValue, VALUE } from "./mask";
import { isSecretName } from "./secret-names";

/** Programs to which `-a` gives a password. */
const REDIS = /\b(?:redis|valkey|keydb)-(?:cli|server|benchmark|sentinel)\b|\bmemtier_benchmark\b/;

/** What is secret in the line of a program, up to the end of the line, and what is before it. */
const IN_COMMANDS = [
  {
    command: REDIS,
    secret: String.raw`((?:\s-a\s*|\bauth2?["']?\s+|\b(?:requirepass|masterauth|primaryauth)["']?\s+))((?:${VALUE})(?:(?<=auth2?["']?\s+\S+)[ \t]+(?![-&|;<>])(?:${VALUE}))?)`,
  },
  {
    command: /\bcurl\b/,
    secret: String.raw`(\s(?:-\w*u|--user|--proxy-user)[=\s\\]*["']?[^\s:"']+:)([^\s"']+)`,
  },
].map(({ command, secret }) => ({
  line: new RegExp(String.raw`(?:${command.source})(?:\\\n|[^\n])*`, "gi"),
  secret: new RegExp(secret, "gi"),
}));

/** What is secret in any text, by the words before it. */
const AFTER_WORDS = [
  String.raw`(^[ \t]*(?:hello \d )?auth[ \t]+)(\S+(?:[ \t]+\S+)?)(?=[ \t]*$)`,
  String.raw`(\bsentinel\s+(?:auth-pass\s+\S+|set\s+\S+\s+auth-pass)\s+)(${VALUE})`,
  String.raw`(\b(?:proxy-)?authorization["']?\s*:\s*["']?(?:[a-z0-9-]+ +)?)((?:\$\{[^{}]*\}|[^\s"'])+)`,
  String.raw`((?:^|["'])(?:bearer|basic|token) +)([^\s"']+)(?=["']|$)`,
  String.raw`(\bbearer +)((?=[\w.~+/-]*\d)[\w.~+/-]{8,}=*)`,
].map((source) => new RegExp(source, "gim"));

/** One of those words, without which a text has none of those secrets. */
const WORD = /auth|bearer|basic|token/i;

/** Scripts and lines of commands without the secrets that they give to programs. */
export function maskCommands(text: string): string {
  const masked = IN_COMMANDS.reduce(
    (changed, { line, secret }) =>
      changed.replace(line, (found) => found.replace(secret, replaceSecond)),
    text,
  );
  return WORD.test(masked)
    ? AFTER_WORDS.reduce((changed, secret) => changed.replace(secret, replaceSecond), masked)
    : masked;
}

/**
 * A list of words, as containers have their commands, without the secrets that one word announces in the
 * next one.
 *
 * @param program - what else says which program it is: the container's image
 */
export function maskWords(words: readonly string[], program = ""): string[] {
  const line = words.join(" ");
  const isRedis = /redis|valkey|keydb|memtier/i.test(`${program} ${line}`);
  const hasRights = isAccessString(line);
  return words.map((word, index) => {
    const before = words[index - 1] ?? "";
    const isValue =
      (/^--?\w/.test(before) && isSecretName(before.replace(/^-+/, ""))) ||
      (/^set$/i.test(words[index - 2] ?? "") && isSecretName(before)) ||
      (isRedis && (before === "-a" || /^auth2?$/i.test(before))) ||
      (isRedis && /^auth2?$/i.test(words[index - 2] ?? "") && !word.startsWith("-"));
    if (isValue) {
      return maskValue(word);
    }
    if (/(^|\/)curl$/.test(words[0] ?? "") && /^(-\w*u|--user|--proxy-user)$/i.test(before)) {
      return word.replace(/:(?!\$\{).+$/s, `:${MASK}`);
    }
    return hasRights ? maskAccessString(word) : word;
  });
}

function replaceSecond(_: string, before: string, value: string): string {
  return before + maskValue(value);
}
