import { isTimeZone, longestPeriod, shortestPeriod } from "../../../core/cron-schedule";
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
  what: "Runs of a warmer come round before their entries expire, never pile up, end by themselves, and go on after the cluster was away.",
  why: "Entries that expire between two runs are read from the slow source by everyone at once; two warmers at a time double its load.",
  fix: "set concurrency_policy = Forbid, starting_deadline_seconds to 10 or more, timezone, a cron line of five fields that comes round sooner than the TTL of CACHE_TTL_SECONDS or a variable of such a name, and active_deadline_seconds below its period",
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
