import { Duration } from "../../core";
import { alertTable, type WarmerSubject } from "../alert-definition";

/** Series of kube-state-metrics that belong to the warmer's CronJob. */
function cronJob({ warmer }: WarmerSubject, metric: string): string {
  return `${metric}{namespace="${warmer.namespace}",cronjob="${warmer.name}"}`;
}

/** Of some moments of the CronJob, those longer ago than some periods; none while it is suspended. */
function olderThan(subject: WarmerSubject, metric: string, periods: number): string {
  const seconds = periods * subject.warmer.period.toSeconds();
  return `time() - ${cronJob(subject, metric)} > ${seconds} unless on (namespace, cronjob) ${cronJob(subject, "kube_cronjob_spec_suspend")} == 1`;
}

const warmed = { to: "caches with a warmer", when: () => true };

/** Whether the cache is filled before its clients need it, on the metrics of kube-state-metrics. */
export const WARMER_ALERTS = alertTable<WarmerSubject>()({
  WarmerLate: {
    meaning: "a warmer's last success is too long ago",
    threshold: { unit: "periods", value: () => 2 },
    for: Duration.minutes(5),
    severity: "warning",
    applies: warmed,
    expression: (subject, periods) =>
      olderThan(subject, "kube_cronjob_status_last_successful_time", periods),
    summary: "Cache {cache} is no longer warmed",
    description:
      "CronJob {{ $labels.cronjob }} in {{ $labels.namespace }} last succeeded {{ $value | humanizeDuration }} ago. Look at its last job's log; entries run out and reads go to the database.",
    panel: "warmers",
  },
  WarmerNeverSucceeded: {
    meaning: "a warmer is there for long and has not succeeded once",
    threshold: { unit: "periods", value: () => 2 },
    for: Duration.minutes(5),
    severity: "warning",
    applies: warmed,
    expression: (subject, periods) =>
      `${olderThan(subject, "kube_cronjob_created", periods)} unless on (namespace, cronjob) ${cronJob(subject, "kube_cronjob_status_last_successful_time")}`,
    summary: "Cache {cache} has never been warmed",
    description:
      "CronJob {{ $labels.cronjob }} in {{ $labels.namespace }} was made {{ $value | humanizeDuration }} ago and has never succeeded. Look at its first job: image, command and credentials are what is usually wrong.",
    panel: "warmers",
  },
  WarmerFailed: {
    meaning: "a run of a warmer has failed; it fires until the failed Job is removed",
    for: Duration.seconds(0),
    severity: "warning",
    applies: warmed,
    expression: ({ warmer: { name, namespace } }) =>
      `kube_job_failed{namespace="${namespace}",condition="true"} * on (namespace, job_name) group_left (owner_name) kube_job_owner{namespace="${namespace}",owner_kind="CronJob",owner_name="${name}"} > 0`,
    summary: "A warmer of cache {cache} has failed",
    description:
      "Job {{ $labels.job_name }} of CronJob {{ $labels.owner_name }} in {{ $labels.namespace }} has failed. Look at its log; a single failure costs nothing when the next run succeeds.",
    panel: "warmers",
  },
});
