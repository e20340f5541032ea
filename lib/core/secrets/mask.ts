/** The text in the place of a secret's value. */
export const MASK = "<secret>";

/** References of Terraform, Kubernetes, a shell and Node.js: each says where a value comes from. */
const REFERENCE = String.raw`\$\{(?![^{}]*:[-=+?])[^{}]*\}|\$\([^()]*\)|\$[A-Z_][A-Z0-9_]*(?!\w)|(?:process\.)?\benv\.\w+`;
const ONLY_REFERENCES = new RegExp(`^(?:\\$?(?:${REFERENCE}))+$`);

/** Values that say whether there is a secret, and the start of one over several lines. */
const NO_SECRET = /^(?:true|false|null|none|[[{(]+)?$/i;

/** A value as it is written in a text: in quotes, or up to the next space. */
export const VALUE = [
  String.raw`"(?:[^"\\]|\\.)*"`,
  "'[^']*'",
  // What comes after a value in addresses, connection strings and scripts is not part of it.
  String.raw`(?:\$\{[^{}]*\}|${REFERENCE}|(?![,;&][\w.-]+=|[,;&|)\]}]*(?:\s|$))[^\s"'\`])+`,
].join("|");

/** The value of a secret without what it is. Quotes stay, and a value that is only a reference does. */
export function maskValue(value: string): string {
  const [, quote = "", inner = ""] = /^(\\*["']|)([\s\S]*)\1$/.exec(value) ?? [];
  return NO_SECRET.test(inner) || ONLY_REFERENCES.test(inner) ? value : `${quote}${MASK}${quote}`;
}
