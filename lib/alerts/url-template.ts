import { rulesFor } from "../core/validation";

/** The characters of an address: those of RFC 3986, and letters of other languages, which browsers encode. */
const CHARACTERS = /^[\p{L}\p{N}\p{M}:/?#[\]@!$&'()*+,;=._~%-]+$/u;

/**
 * Whether a template is an address that a browser opens, with its variables anywhere.
 *
 * @param variable - the variable that the template must have
 * @param others - those that it may have
 */
export function isUrlWith(variable: string, template: string, others: readonly string[] = []) {
  const address = [variable, ...others].reduce(
    (text, name) => text.replaceAll(name, "x"),
    template,
  );
  if (!template.includes(variable) || !CHARACTERS.test(address) || !URL.canParse(address)) {
    return false;
  }
  const { protocol, username, password } = new URL(address);
  return ["http:", "https:"].includes(protocol) && username === "" && password === "";
}

const rule = rulesFor<{ readonly runbookUrl?: string }>();

/** Where runbooks are, for every system alike. @internal */
export const RUNBOOK_URL_RULE = rule({
  id: "alerts.runbook-url",
  inputs: ({ runbookUrl }) => (runbookUrl === undefined ? undefined : { runbookUrl }),
  isValid: ({ runbookUrl }) => isUrlWith("{alert}", runbookUrl),
  confidential: ["runbookUrl"],
  expected:
    "an http or https address with {alert} in place of the page's name, and without a user or a password",
  fix: "write it as https://runbooks.example.com/redis/{alert}.md",
});
