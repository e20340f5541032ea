import type { ResourceView } from "../resource-view";
import { guardrail } from "../rule";
import { concernsCache } from "../workloads";

/** Kubernetes gives up a CronJob for good after 100 missed runs, unless it is told how far to look back. */
const SHORTEST_STARTING_DEADLINE = 10;

export const warmerFit = guardrail({
  id: "warmer-fit",
  severity: "error",
  pack: "strict",
  what: "Runs of a warmer never pile up, end by themselves, and go on after the cluster was away.",
  why: "Two warmers at a time double the load of what they read from, just when it is slow.",
  fix: "set concurrency_policy = Forbid, starting_deadline_seconds to 10 or more, timezone, and active_deadline_seconds below the schedule's period",
  references: [],
  appliesTo: ["kubernetes_cron_job", "kubernetes_cron_job_v1"],
  given: (job) =>
    isWarmer(job)
      ? {
          concurrency_policy: job.get("spec.concurrency_policy"),
          starting_deadline_seconds: job.get("spec.starting_deadline_seconds"),
          timezone: job.has("spec.timezone"),
          active_deadline_seconds: job.get("spec.job_template.spec.active_deadline_seconds"),
        }
      : undefined,
  holds: ({ concurrency_policy, starting_deadline_seconds, timezone, active_deadline_seconds }) =>
    concurrency_policy === "Forbid" &&
    Number(starting_deadline_seconds) >= SHORTEST_STARTING_DEADLINE &&
    timezone === true &&
    Number(active_deadline_seconds) > 0,
});

function isWarmer(job: ResourceView): boolean {
  return concernsCache(job) && /warm/i.test(JSON.stringify(job.attributes));
}
