import type { Duration } from "../core";

/** How much an alert matters: `critical` pages, `warning` is looked at within a day. */
export type AlertSeverity = "critical" | "warning" | "info";

/** One alert on Prometheus metrics, ready for any target. */
export interface Alert {
  /** In upper camel case. */
  readonly name: string;
  /** PromQL; the alert is pending as long as it gives a series. */
  readonly expression: string;
  /** How long the expression must hold before the alert fires. */
  readonly for: Duration;
  /** How much it matters; the label `severity`. */
  readonly severity: AlertSeverity;
  /** One line, for the page. May use Prometheus's templates. */
  readonly summary: string;
  /** What it means and what to do first. May use Prometheus's templates. */
  readonly description: string;
  /**
   * Labels beside `severity` and `cache`, by which a page finds its team.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** The page that says what to do. @default - no link */
  readonly runbookUrl?: string;
  /** The panel that shows what the alert is about. @default - no link */
  readonly dashboardUrl?: string;
}
