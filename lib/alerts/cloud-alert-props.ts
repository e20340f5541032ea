import type { ConnectionBudget, IManagedCache } from "../core";
import type { AlertOverrides } from "./overrides";

/** What the alerts of every cloud's own monitoring take. */
export interface CloudAlertProps<Cache extends IManagedCache, Name extends string> {
  /** The cache, made here or imported. */
  readonly cache: Cache;
  /** What is different, by the alert's name. @default - all alerts that apply to the cache */
  readonly overrides?: AlertOverrides<Name>;
  /**
   * What the clients plan to open. ConnectionsHigh then fires above that.
   *
   * @default - 80 % of the connections that a node takes
   */
  readonly connectionBudget?: ConnectionBudget;
  /**
   * Where runbooks are, with `{alert}` in place of the page's name.
   *
   * @default - texts have no link to a runbook
   */
  readonly runbookUrl?: string;
  /**
   * Whether a dashboard is made.
   *
   * @default true
   */
  readonly dashboard?: boolean;
}
