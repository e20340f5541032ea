import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { Construct } from "constructs";
import { withoutDirectives } from "../../core/terraform-directives";
import type { CacheClientConfig } from "../clients/cache-client-config";
import type { ContainerEnv } from "../objects/container";
import type { ObjectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../objects/pod-security";
import { workloadBindings } from "../objects/workload-bindings";
import type { CacheJob } from "./job-settings";
import type { MountedScript } from "./mounted-script";

/** What the container of a job runs. */
export interface JobRun {
  /** Name of the container. */
  readonly container: string;
  readonly command: string[];
  /** Variables in addition to those of the client contract. */
  readonly env?: ContainerEnv[];
  /** The script that the command runs, if it runs one. */
  readonly script?: MountedScript;
}

/** A job with a schedule. */
export interface ScheduledJob extends CacheJob {
  readonly schedule: string;
}

/** Makes the service account of a job. It has no rights and no token. */
export function makeServiceAccount(
  scope: Construct,
  metadata: ObjectMetadata,
  job: CacheJob,
  props: KubernetesCommonProps,
): void {
  new ServiceAccountV1(scope, "ServiceAccount", {
    metadata: {
      ...metadata,
      ...(job.serviceAccountAnnotations && {
        annotations: {
          ...metadata.annotations,
          ...withoutDirectives(job.serviceAccountAnnotations),
        },
      }),
    },
    automountServiceAccountToken: false,
    ...metaArguments(props),
  });
}

/** The pod of a job: a client like every other, under the restricted pod security standard. */
export function jobPodTemplate(
  metadata: ObjectMetadata,
  job: CacheJob,
  run: JobRun,
  client: CacheClientConfig,
) {
  const { script } = run;
  return client.attach({
    metadata: {
      labels: metadata.labels,
      annotations: { ...metadata.annotations, ...script?.annotations },
    },
    spec: {
      serviceAccountName: job.name,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: "Never",
      securityContext: RESTRICTED_POD,
      volume: script?.volumes,
      container: [
        {
          name: run.container,
          image: job.image,
          command: run.command,
          env: run.env,
          volumeMount: script?.volumeMounts,
          resources: job.resources,
          securityContext: RESTRICTED_CONTAINER,
        },
      ],
    },
  });
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
