import { Duration } from "../../core";
import { type WarmerSubject, warmerReadings } from "./reading";

/** Series of kube-state-metrics that belong to the warmer's CronJob. */
function cronJob({ warmer }: WarmerSubject, metric: string): string {
  return `${metric}{namespace="${warmer.namespace}",cronjob="${warmer.name}"}`;
}

/** Of some moments of the CronJob, those longer ago than some periods; none while it is suspended. */
function olderThan(subject: WarmerSubject, metric: string, periods: number): string {
  const seconds = periods * subject.warmer.period.toSeconds();
  return `time() - ${cronJob(subject, metric)} > ${seconds} unless on (namespace, cronjob) ${cronJob(subject, "kube_cronjob_spec_suspend")} == 1`;
}

/** Whether the cache is filled before its clients need it, on the metrics of kube-state-metrics. */
export const WARMER_READINGS = warmerReadings({
  WarmerLate: {
    for: Duration.minutes(5),
    expression: (subject, periods) =>
      olderThan(subject, "kube_cronjob_status_last_successful_time", periods),
    finding:
      "CronJob {{ $labels.cronjob }} in {{ $labels.namespace }} last succeeded {{ $value | humanizeDuration }} ago.",
    panel: "warmers",
  },
  WarmerNeverSucceeded: {
    for: Duration.minutes(5),
    expression: (subject, periods) =>
      `${olderThan(subject, "kube_cronjob_created", periods)} unless on (namespace, cronjob) ${cronJob(subject, "kube_cronjob_status_last_successful_time")}`,
    finding:
      "CronJob {{ $labels.cronjob }} in {{ $labels.namespace }} was made {{ $value | humanizeDuration }} ago and has never succeeded.",
    panel: "warmers",
  },
  WarmerFailed: {
    for: Duration.seconds(0),
    expression: ({ warmer: { name, namespace } }) =>
      `kube_job_failed{namespace="${namespace}",condition="true"} * on (namespace, job_name) group_left (owner_name) kube_job_owner{namespace="${namespace}",owner_kind="CronJob",owner_name="${name}"} > 0`,
    finding:
      "Job {{ $labels.job_name }} of CronJob {{ $labels.owner_name }} in {{ $labels.namespace }} has failed.",
    panel: "warmers",
  },
});
