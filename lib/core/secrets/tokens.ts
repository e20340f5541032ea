import { ANY_CASE_TOKENS, EXACT_TOKENS } from "./known-tokens";
import { MASK } from "./mask";

const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** Forms that the list does not have: access tokens and client secrets of Google, tokens of Docker Hub. */
const FURTHER = /\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}|\bdckr_(?:pat|oat)_[\w-]{20,}/g;

/**
 * What a form has in it that could begin at any letter. Such a form takes longer than all others together,
 * so it is looked for only where this is.
 */
const PARTS = [/Q~/, /_mmk/, /atlasv1/i];

const FORMS = [
  { part: /-----BEGIN/, form: PRIVATE_KEY },
  ...formsOf(EXACT_TOKENS, "g"),
  ...formsOf(ANY_CASE_TOKENS, "gi"),
  { part: undefined, form: FURTHER },
];

/** A text without the tokens and keys that are known by their form, whatever is around them. */
export function maskTokens(text: string): string {
  return FORMS.reduce(
    (masked, { part, form }) =>
      part === undefined || part.test(masked) ? masked.replace(form, MASK) : masked,
    text,
  );
}

function formsOf(list: string, flags: string): { part?: RegExp; form: RegExp }[] {
  const lines = list.trim().split("\n");
  return [...PARTS, undefined].flatMap((part) => {
    const parted = lines.filter((line) => PARTS.find((one) => one.test(line)) === part);
    return parted.length === 0 ? [] : [{ part, form: new RegExp(parted.join("|"), flags) }];
  });
}
