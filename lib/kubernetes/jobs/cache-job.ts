import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { Construct } from "constructs";
import type { CacheClientConfig } from "../clients/cache-client-config";
import { type KubernetesCommonProps, metaArguments, type ObjectMetadata } from "../objects/common";
import type { ContainerEnv } from "../objects/container";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../objects/pod-security";
import { workloadBindings } from "../objects/workload-bindings";
import type { CacheJob } from "./cache-job-settings";
import type { MountedScript } from "./mounted-script";

/** What a job runs. */
export interface JobRun {
  /** Name of the container. */
  readonly container: string;
  readonly command: string[];
  /** Variables beside those of the client contract. */
  readonly env?: ContainerEnv[];
  /** The script that the command runs, if it is one. */
  readonly script?: MountedScript;
}

/** Makes the service account of a job, which can do nothing. */
export function jobServiceAccount(
  scope: Construct,
  metadata: ObjectMetadata,
  job: CacheJob,
  props: KubernetesCommonProps,
): void {
  new ServiceAccountV1(scope, "ServiceAccount", {
    metadata: {
      ...metadata,
      ...(job.serviceAccountAnnotations && {
        annotations: { ...metadata.annotations, ...job.serviceAccountAnnotations },
      }),
    },
    automountServiceAccountToken: false,
    ...metaArguments(props),
  });
}

/** The pod of a job: connected as every other client is, under the restricted standard. */
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

/** A job that comes round. */
export interface ScheduledJob extends CacheJob {
  readonly schedule: string;
}

/** Makes the CronJob of a job with this pod. */
export function makeCronJob(
  scope: Construct,
  metadata: ObjectMetadata,
  job: ScheduledJob,
  template: ReturnType<typeof jobPodTemplate>,
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
      // Unset, 100 missed runs would stop the CronJob for good.
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

/** What a job has beside its pod. */
export function jobArguments({ activeDeadline, backoffLimit }: CacheJob) {
  return {
    activeDeadlineSeconds: Math.floor(activeDeadline.toSeconds()),
    backoffLimit: backoffLimit,
  };
}
