import { Token } from "cdktf";
import { withoutDirectives } from "./terraform-directives";

/** Dollar signs that a user wrote before a brace or before a token of cdktf, which starts with `${TfToken[`. */
const DOLLARS = /\$+(?=\$\{TfToken\[|\{(?!TfToken\[))/g;

/**
 * A text that arrives as it was written: Terraform reads `${` and `%{` in any argument as its own templates.
 * Tokens in the text stay what they are.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 * @internal
 */
export function literal(text: string): string {
  const dollars = Token.isUnresolved(text)
    ? // cdktf takes what follows a `$${` for the inside of an expression, and writes tokens there without braces.
      text.replace(DOLLARS, (signs) => `\${"${signs}"}`)
    : text.replaceAll("${", () => "$${");
  return withoutDirectives(dollars);
}
