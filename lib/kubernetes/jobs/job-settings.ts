import { Cpu, Duration, Size } from "../../core";
import type { CacheClientConfig } from "../clients/cache-client-config";
import type { ContainerResources } from "../objects/container-resources";
import type { KubernetesCommonProps } from "../objects/object-props";
import { type PodSettings, pickPodSettings } from "../pods/pod-settings";
import { contractVariables } from "../pods/variables";

/** Settings that every job has. */
export interface CacheJobSettings extends PodSettings {
  /** Image to run, best by its digest: `registry.example/image@sha256:…`. */
  readonly image: string;
  /** Time zone of the schedule, by its name in the IANA database: `Europe/Berlin`. @default "Etc/UTC" */
  readonly timeZone?: string;
  /** Whether the schedule is paused. @default false */
  readonly suspend?: boolean;
  /**
   * How late a run may start, in whole seconds, at least 10. Kubernetes skips a run that would start
   * later.
   *
   * @default Duration.minutes(1)
   */
  readonly startingDeadline?: Duration;
  /**
   * How often Kubernetes tries a failed run again, 0 to 10, within its deadline.
   *
   * @default 1
   */
  readonly backoffLimit?: number;
  /**
   * How many successful runs Kubernetes keeps, 0 to 100.
   *
   * @default 1
   */
  readonly successfulJobsRetained?: number;
  /**
   * How many failed runs Kubernetes keeps, 0 to 100.
   *
   * @default 3
   */
  readonly failedJobsRetained?: number;
  /**
   * How long Kubernetes keeps a finished run with its log, in whole seconds. Make it longer than the
   * window of the alerts on failed runs.
   *
   * @default Duration.hours(1)
   */
  readonly ttlAfterFinished?: Duration;
  /**
   * What is reserved for the container, and how much it may use at most.
   *
   * @default - 100m CPU and 64Mi memory reserved, memory limited to 256Mi
   */
  readonly resources?: ContainerResources;
}

/** A job with all of its settings. @internal */
export interface CacheJob
  extends Required<Omit<CacheJobSettings, keyof PodSettings>>,
    PodSettings,
    KubernetesCommonProps {
  readonly name: string;
  /** Names of the variables that the pod has already. */
  readonly ownVariables: readonly string[];
  /** How long one run may take. */
  readonly activeDeadline: Duration;
}

/** Defaults of every job. @internal */
export const JOB_DEFAULTS = {
  timeZone: "Etc/UTC",
  suspend: false,
  startingDeadline: Duration.minutes(1),
  backoffLimit: 1,
  successfulJobsRetained: 1,
  failedJobsRetained: 3,
  ttlAfterFinished: Duration.hours(1),
  resources: {
    cpu: { request: Cpu.millis(100) },
    memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
  },
};

/** The settings that every job has, with their defaults. @internal */
export function withJobDefaults(
  settings: CacheJobSettings & KubernetesCommonProps & { readonly client: CacheClientConfig },
) {
  return {
    ...pickPodSettings(settings),
    ownVariables: contractVariables(settings.client),
    cache: settings.cache,
    namespace: settings.namespace,
    labels: settings.labels,
    annotations: settings.annotations,
    image: settings.image,
    timeZone: settings.timeZone ?? JOB_DEFAULTS.timeZone,
    suspend: settings.suspend ?? JOB_DEFAULTS.suspend,
    startingDeadline: settings.startingDeadline ?? JOB_DEFAULTS.startingDeadline,
    backoffLimit: settings.backoffLimit ?? JOB_DEFAULTS.backoffLimit,
    successfulJobsRetained: settings.successfulJobsRetained ?? JOB_DEFAULTS.successfulJobsRetained,
    failedJobsRetained: settings.failedJobsRetained ?? JOB_DEFAULTS.failedJobsRetained,
    ttlAfterFinished: settings.ttlAfterFinished ?? JOB_DEFAULTS.ttlAfterFinished,
    resources: settings.resources ?? JOB_DEFAULTS.resources,
  };
}
