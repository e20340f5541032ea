import { Duration } from "../../core";
import { type WarmerSubject, warmerReadings } from "./reading";

/**
 * Series of kube-state-metrics that belong to objects of the warmer's namespace, one for each value of
 * `by`, with the label `namespace`. Scraped without `honorLabels`, kube-state-metrics' own namespace has
 * taken that label, and the object's namespace is in `exported_namespace`.
 */
function inNamespace(
  { warmer: { namespace } }: WarmerSubject,
  by: string,
  metric: string,
  ...matchers: string[]
): string {
  const [honored, exported] = [
    [`namespace="${namespace}"`, 'exported_namespace=""'],
    [`exported_namespace="${namespace}"`],
  ].map((labels) => `${metric}{${[...labels, ...matchers].join(",")}}`);
  return `label_replace(max by (${by}) (${honored} or ${exported}), "namespace", "${namespace}", "", "")`;
}

/** A series of the warmer's CronJob. */
function cronJob(subject: WarmerSubject, metric: string): string {
  return inNamespace(subject, "cronjob", metric, `cronjob="${subject.warmer.name}"`);
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
    expression: (subject) => {
      const failed = inNamespace(subject, "job_name", "kube_job_failed", 'condition="true"');
      const owned = inNamespace(
        subject,
        "job_name, owner_name",
        "kube_job_owner",
        'owner_kind="CronJob"',
        `owner_name="${subject.warmer.name}"`,
      );
      return `${failed} * on (namespace, job_name) group_left (owner_name) ${owned} > 0`;
    },
    finding:
      "Job {{ $labels.job_name }} of CronJob {{ $labels.owner_name }} in {{ $labels.namespace }} has failed.",
    panel: "warmers",
  },
});
