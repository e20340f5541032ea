import { Duration } from "../../core";
import { shortestPeriod } from "../../core/cron-schedule";
import { isUnresolved } from "../../core/validation";
import type { ContainerResources } from "../objects/container-resources";

/** What can be told to every job on a cache. */
export interface CacheJobSettings {
  /** Image to run, best by its digest: `registry.example/image@sha256:…`. */
  readonly image: string;
  /** Time zone of the schedule, by its name in the IANA database. @default "Etc/UTC" */
  readonly timeZone?: string;
  /** Whether no runs are started for now. @default false */
  readonly suspend?: boolean;
  /**
   * How late a run may start, whole seconds of at least 10; a run that is later is left out.
   *
   * @default Duration.minutes(1)
   */
  readonly startingDeadline?: Duration;
  /**
   * How often a run that fails is tried again, 0 to 10, within its deadline.
   *
   * @default 1
   */
  readonly backoffLimit?: number;
  /**
   * Succeeded runs to keep, 0 to 100.
   *
   * @default 1
   */
  readonly successfulJobsRetained?: number;
  /**
   * Failed runs to keep, 0 to 100.
   *
   * @default 3
   */
  readonly failedJobsRetained?: number;
  /**
   * How long a finished run is kept with its log, in whole seconds; longer than alerts on a failed run
   * look back.
   *
   * @default Duration.hours(1)
   */
  readonly ttlAfterFinished?: Duration;
  /**
   * What the container is promised, and may use.
   *
   * @default - 100m CPU and 64Mi memory requested, memory limited to 256Mi
   */
  readonly resources?: ContainerResources;
  /**
   * Annotations of the service account, such as the IAM role of a user who authenticates by IAM.
   *
   * @default - none
   */
  readonly serviceAccountAnnotations?: Record<string, string>;
}

/** Settings of a job with all that its construct decides. @internal */
export interface CacheJob extends Required<Omit<CacheJobSettings, "serviceAccountAnnotations">> {
  readonly name: string;
  readonly namespace: string;
  /** How long one run may take. */
  readonly activeDeadline: Duration;
  readonly serviceAccountAnnotations?: Record<string, string>;
}

/** The settings that every job has alike, with their defaults. @internal */
export function withJobDefaults(settings: CacheJobSettings) {
  return {
    image: settings.image,
    timeZone: settings.timeZone ?? "Etc/UTC",
    suspend: settings.suspend ?? false,
    startingDeadline: settings.startingDeadline ?? Duration.minutes(1),
    backoffLimit: settings.backoffLimit ?? 1,
    successfulJobsRetained: settings.successfulJobsRetained ?? 1,
    failedJobsRetained: settings.failedJobsRetained ?? 3,
    ttlAfterFinished: settings.ttlAfterFinished ?? Duration.hours(1),
    resources: settings.resources ?? {
      requests: { cpu: "100m", memory: "64Mi" },
      limits: { memory: "256Mi" },
    },
    serviceAccountAnnotations: settings.serviceAccountAnnotations,
  };
}

/**
 * The shortest time between two runs; `undefined` for a schedule that is none, or not known yet.
 * @internal
 */
export function knownPeriod(schedule: string, timeZone: string): Duration | undefined {
  return isUnresolved([schedule, timeZone]) ? undefined : shortestPeriod(schedule, timeZone);
}

/**
 * How long a run may take unless it is told: three quarters of the period, and no longer than this.
 * @internal
 */
export function defaultDeadline(period: Duration | undefined, longest: Duration): Duration {
  const share = (period ?? Duration.hours(1)).toSeconds() * 0.75;
  return Duration.seconds(Math.min(share, longest.toSeconds()));
}
