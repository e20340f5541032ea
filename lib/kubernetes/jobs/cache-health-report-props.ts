import type { Duration } from "../../core";
import type { CacheClientConfig } from "../clients/cache-client-config";
import type { KubernetesCommonProps } from "../objects/object-props";
import type { CacheJobSettings } from "./job-settings";

/**
 * How the health of a cache is reported. The image needs a POSIX shell and redis-cli 7 or later, which the
 * official images of Redis and Valkey have.
 */
export interface HealthReportSettings extends CacheJobSettings {
  /**
   * Name of the Job or the CronJob, up to 52 characters.
   *
   * @default "redis-health-report"
   */
  readonly name?: string;
  /**
   * A cron line of five fields, or a name such as `@hourly`. Some settings need a schedule: `timeZone`, `suspend`, `startingDeadline`,
   * `successfulJobsRetained`, `failedJobsRetained` and `ttlAfterFinished`.
   *
   * @default - a Job that runs once, when it is deployed or changed
   */
  readonly schedule?: string;
  /**
   * How long one report may take: at least a second, less than the schedule's shortest period.
   *
   * @default - three quarters of the period, at most 10 minutes
   */
  readonly activeDeadline?: Duration;
  /**
   * Whether to look for the biggest keys and, where the eviction policy is LFU, for the hottest. The
   * report looks at every key, with pauses, and prints names of keys.
   *
   * @default true
   */
  readonly keys?: boolean;
}

/** Props of a `CacheHealthReport`. */
export interface CacheHealthReportProps extends KubernetesCommonProps, HealthReportSettings {
  /** The client contract in the same namespace. */
  readonly client: CacheClientConfig;
}
