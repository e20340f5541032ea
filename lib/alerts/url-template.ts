import { rulesFor } from "../core/validation";

/** A template's variable may be anywhere; what is around it must be an address. */
export function isUrlWith(variable: string, url: string): boolean {
  return url.includes(variable) && URL.canParse(url);
}

const rule = rulesFor<{ readonly runbookUrl?: string }>();

/** Where runbooks are, for every system alike. @internal */
export const RUNBOOK_URL_RULE = rule({
  id: "alerts.runbook-url",
  inputs: ({ runbookUrl }) => (runbookUrl === undefined ? undefined : { runbookUrl }),
  isValid: ({ runbookUrl }) => isUrlWith("{alert}", runbookUrl),
  confidential: ["runbookUrl"],
  expected: "an address with {alert} in place of the page's name",
  fix: "write it as https://runbooks.example.com/redis/{alert}.md",
});
