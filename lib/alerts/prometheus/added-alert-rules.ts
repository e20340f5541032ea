import { type Rule, rulesFor } from "../../core/validation";
import type { Alert } from "../alert";
import { ALERT_DURATION, isAlertDuration } from "../alert-duration";
import { isLink } from "../url-template";

const rule = rulesFor<Alert>();

/** The rules for an alert of a user's own, besides those for its name and its labels. */
export const ADDED_ALERT_RULES: readonly Rule<Alert>[] = [
  rule({
    id: "alerts.for",
    inputs: ({ name, for: duration }) => ({ name, for: duration }),
    isValid: ({ for: duration }) => isAlertDuration(duration),
    expected: ALERT_DURATION,
    fix: "use a duration such as Duration.minutes(5)",
  }),
  ...(["runbookUrl", "dashboardUrl"] as const).map((link) =>
    rule({
      id: "alerts.added-link",
      inputs: ({ [link]: url }) => (url === undefined ? undefined : { [link]: url }),
      isValid: (links) => Object.values(links).every((url) => isLink(url)),
      confidential: [link],
      expected: "an address with http or https, without braces, spaces and a password",
      fix: "write the whole address of the page",
    }),
  ),
];
