import type { Construct } from "constructs";
import type { CacheClientConfig } from "../clients/cache-client-config";
import type { ContainerEnv } from "../objects/container";
import type { ObjectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";
import { workloadBindings } from "../objects/workload-bindings";
import { podTemplate } from "../pods/pod-template";
import type { CacheJob } from "./job-settings";
import type { MountedScript } from "./mounted-script";

/** What the container of a job runs. */
export interface JobRun {
  /** Name of the container. */
  readonly container: string;
  /** `undefined` for the entrypoint of the image. */
  readonly command?: string[];
  readonly args?: string[];
  /** The account that the pod runs as. */
  readonly serviceAccountName: string;
  /** Variables in addition to those of the client contract. */
  readonly env?: ContainerEnv[];
  /** The script that the command runs, if it runs one. */
  readonly script?: MountedScript;
}

/** A job with a schedule. */
export interface ScheduledJob extends CacheJob {
  readonly schedule: string;
}

/** The pod of a job: a client like every other, under the restricted pod security standard. */
export function jobPodTemplate(
  metadata: ObjectMetadata,
  job: CacheJob,
  run: JobRun,
  client: CacheClientConfig,
) {
  const { script } = run;
  return client.attach(
    podTemplate(job, {
      metadata,
      annotations: script?.annotations,
      serviceAccountName: run.serviceAccountName,
      restartPolicy: "Never",
      volumes: script?.volumes,
      env: run.env,
      container: {
        name: run.container,
        command: run.command,
        args: run.args,
        volumeMount: script?.volumeMounts,
      },
    }),
  );
}

type JobPodTemplate = ReturnType<typeof jobPodTemplate>;

/** Makes a CronJob that runs this pod. */
export function makeCronJob(
  scope: Construct,
  metadata: ObjectMetadata,
  job: ScheduledJob,
  template: JobPodTemplate,
  props: KubernetesCommonProps,
): void {
  const { labels, annotations } = metadata;
  new workloadBindings.CronJobV1(scope, "Resource", {
    metadata,
    spec: {
      schedule: job.schedule,
      timezone: job.timeZone,
      suspend: job.suspend,
      concurrencyPolicy: "Forbid",
      // Without it, 100 missed runs stop the CronJob for good.
      startingDeadlineSeconds: job.startingDeadline.toSeconds(),
      successfulJobsHistoryLimit: job.successfulJobsRetained,
      failedJobsHistoryLimit: job.failedJobsRetained,
      jobTemplate: {
        metadata: { labels, annotations },
        spec: {
          ...jobArguments(job),
          ttlSecondsAfterFinished: String(job.ttlAfterFinished.toSeconds()),
          template,
        },
      },
    },
    ...metaArguments(props),
  });
}

/** Makes a Job that runs this pod once, when Terraform creates or changes it. */
export function makeJob(
  scope: Construct,
  metadata: ObjectMetadata,
  job: CacheJob,
  template: JobPodTemplate,
  props: KubernetesCommonProps,
): void {
  new workloadBindings.JobV1(scope, "Resource", {
    metadata,
    // No time to live: Terraform would create a Job again that Kubernetes has deleted.
    spec: { ...jobArguments(job), template },
    // A failed run must not fail the deploy.
    waitForCompletion: false,
    ...metaArguments(props),
  });
}

function jobArguments({ activeDeadline, backoffLimit }: CacheJob) {
  return { activeDeadlineSeconds: Math.floor(activeDeadline.toSeconds()), backoffLimit };
}
