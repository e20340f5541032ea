import { maskValue } from "./mask";

/**
 * `scheme://user:password@`. A password may have all characters that should be encoded and are not, but a
 * port is none: `host:6379/0?contact=a@b`. It ends at the last `@` before the next address.
 */
const PASSWORD =
  /(\b[a-z][a-z0-9+.-]{0,30}:\/\/(?:\$\{[^{}]*\}|[^\s:/@?#["'<>])*:)(?!\d{1,5}(?:[/?#,\s"']|$))((?:\$\{[^{}]*\}|(?!:\/\/)[^\s"'<>`])+)@/gi;

/** Addresses without the passwords in them. */
export function maskAddresses(text: string): string {
  return text.replace(PASSWORD, (_, before, password) => `${before}${maskValue(password)}@`);
}
