import { Duration } from "../core";

const LONGEST = Duration.days(365);

/** Whether an alert can wait so long. Prometheus reads no number above 2^63 nanoseconds, and nobody waits a year. */
export function isAlertDuration(duration: Duration): boolean {
  return duration.toSeconds() <= LONGEST.toSeconds();
}

/** What is expected of such a duration. */
export const ALERT_DURATION = "up to 365 days";
