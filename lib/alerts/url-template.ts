import { rulesFor } from "../core/validation";

/**
 * Whether a text is a link once its placeholders are replaced: the address of a page, without a password and
 * without what an address cannot have. People follow it from a page, and everyone who reads the alert sees it.
 */
export function isLink(text: string, placeholders: readonly string[] = []): boolean {
  const url = placeholders.reduce((rest, name) => rest.replaceAll(`{${name}}`, "1"), text);
  if (!/^https?:\/\/(?!\/)[^\s\p{Cc}<>"{}\\^`|]+$/u.test(url) || !URL.canParse(url)) {
    return false;
  }
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

/** Whether a text is a link with this placeholder, and with others if you like. */
export function isLinkWith(
  placeholder: string,
  text: string,
  others: readonly string[] = [],
): boolean {
  return text.includes(`{${placeholder}}`) && isLink(text, [placeholder, ...others]);
}

const rule = rulesFor<{ readonly runbookUrl?: string }>();

/** Where runbooks are, for every system alike. @internal */
export const RUNBOOK_URL_RULE = rule({
  id: "alerts.runbook-url",
  inputs: ({ runbookUrl }) => (runbookUrl === undefined ? undefined : { runbookUrl }),
  isValid: ({ runbookUrl }) => isLinkWith("alert", runbookUrl),
  confidential: ["runbookUrl"],
  expected:
    "an address with http or https, with {alert} in place of the page's name, without other braces, spaces and a password",
  fix: "write it as https://runbooks.example.com/redis/{alert}.md",
});
