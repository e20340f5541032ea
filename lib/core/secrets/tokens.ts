import { ANY_CASE_TOKENS, EXACT_TOKENS } from "./known-tokens";
import { MASK } from "./mask";

const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

/** Forms that the list does not have: access tokens and client secrets of Google, tokens of Docker Hub. */
const FURTHER = /\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}|\bdckr_(?:pat|oat)_[\w-]{20,}/g;

const FORMS = [PRIVATE_KEY, formOf(EXACT_TOKENS, "g"), formOf(ANY_CASE_TOKENS, "gi"), FURTHER];

/** A text without the tokens and keys that are known by their form, whatever is around them. */
export function maskTokens(text: string): string {
  return FORMS.reduce((masked, form) => masked.replace(form, MASK), text);
}

function formOf(lines: string, flags: string): RegExp {
  return new RegExp(lines.trim().replaceAll("\n", "|"), flags);
}
