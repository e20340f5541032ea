import { longestPeriod, shortestPeriod } from "../../../core/cron-schedule";
import { isTimeZone } from "../../../core/time-zones";
import type { ResourceView } from "../../../terraform/resource-view";
import { entryTtls, ttlSeconds } from "../../entry-ttl";
import { guardrail } from "../../rule";
import { concernsCache } from "../../workloads";

/** Kubernetes gives up a CronJob for good after 100 missed runs, unless it is told how far to look back. */
const SHORTEST_STARTING_DEADLINE = 10;

const DEADLINE = "spec.job_template.spec.active_deadline_seconds";

export const warmerFit = guardrail({
  id: "warmer-fit",
  severity: "error",
  pack: "strict",
  problem: "The schedule, the deadlines and the TTL of the warmer do not fit together",
  why: "When entries expire between two runs, all clients read them from the slow source at once. Two runs at the same time double its load.",
  fix: "set concurrency_policy = Forbid, starting_deadline_seconds to 10 or more, a timezone, a schedule that repeats before the TTL of the entries ends, and active_deadline_seconds below the time between two runs",
  references: [],
  appliesTo: ["kubernetes_cron_job", "kubernetes_cron_job_v1"],
  inputs: (job) => (isWarmer(job) ? [limits(job), rhythm(job)] : undefined),
  isValid: (inputs) => ("schedule" in inputs ? fits(inputs) : isLimited(inputs)),
});

function isWarmer(job: ResourceView): boolean {
  return concernsCache(job) && /warm/i.test(JSON.stringify(job.attributes));
}

function limits(job: ResourceView) {
  return {
    concurrency_policy: job.get("spec.concurrency_policy"),
    starting_deadline_seconds: job.get("spec.starting_deadline_seconds"),
    timezone: job.has("spec.timezone"),
    active_deadline_seconds: job.get(DEADLINE),
  };
}

function isLimited(inputs: ReturnType<typeof limits>): boolean {
  return (
    inputs.concurrency_policy === "Forbid" &&
    Number(inputs.starting_deadline_seconds) >= SHORTEST_STARTING_DEADLINE &&
    inputs.timezone === true &&
    Number(inputs.active_deadline_seconds) > 0
  );
}

/** What is there is judged here; what is missing is found above. */
function rhythm(job: ResourceView) {
  return {
    schedule: job.get("spec.schedule"),
    timezone: job.get("spec.timezone") ?? "Etc/UTC",
    active_deadline_seconds: job.get(DEADLINE) ?? 0,
    ttl: entryTtls(job),
  };
}

function fits(inputs: ReturnType<typeof rhythm>): boolean {
  const schedule = String(inputs.schedule);
  const timezone = String(inputs.timezone);
  const period = isTimeZone(timezone) ? shortestPeriod(schedule, timezone) : undefined;
  return (
    period !== undefined &&
    Number(inputs.active_deadline_seconds) < period.toSeconds() &&
    Object.entries(inputs.ttl).every(([name, value]) => {
      const ttl = ttlSeconds(name, value) ?? Number.POSITIVE_INFINITY;
      return ttl > (longestPeriod(schedule, timezone)?.toSeconds() ?? 0);
    })
  );
}
