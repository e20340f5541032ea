import type { Duration } from "../cache";
import { isTimeZone } from "../cache/cron-schedule";
import { isWhole, type Rule, rulesFor } from "../cache/validation";
import type { CacheJob } from "./cache-job-settings";
import { NAMESPACE_RULE } from "./name-rules";

const MAX_SECONDS = 2 ** 31 - 1;

const rule = rulesFor<CacheJob>();

/** The rules that are the same for every job. */
export const CACHE_JOB_RULES: readonly Rule<CacheJob>[] = [
  NAMESPACE_RULE,
  rule({
    id: "kubernetes.job-starting-deadline",
    given: ({ startingDeadline }) => ({ startingDeadline }),
    holds: ({ startingDeadline }) => isWhole(startingDeadline.toSeconds(), 10, MAX_SECONDS),
    allowed: "whole seconds, at least 10: the cluster looks for runs that are due every 10 seconds",
    fix: "leave startingDeadline out for a minute",
  }),
  rule({
    id: "kubernetes.job-retries",
    given: ({ retries }) => ({ retries }),
    holds: ({ retries }) => isWhole(retries, 0, 10),
    allowed: "a whole number from 0 to 10",
    fix: "leave retries out for 1",
  }),
  rule({
    id: "kubernetes.job-runs-kept",
    given: ({ succeededRunsKept, failedRunsKept }) => ({ succeededRunsKept, failedRunsKept }),
    holds: ({ succeededRunsKept, failedRunsKept }) =>
      [succeededRunsKept, failedRunsKept].every((runs) => isWhole(runs, 0, 100)),
    allowed: "whole numbers from 0 to 100",
    fix: "leave them out for 1 succeeded and 3 failed runs",
  }),
  rule({
    id: "kubernetes.job-kept-for",
    given: ({ keptFor }) => ({ keptFor }),
    holds: ({ keptFor }) => isWhole(keptFor.toSeconds(), 0, MAX_SECONDS),
    allowed: "whole seconds",
    fix: "leave keptFor out for an hour",
  }),
];

/** A rule for the length of a job's name. */
export function jobNameLengthRule(id: string): Rule<{ readonly name: string }> {
  return rulesFor<{ readonly name: string }>()({
    id,
    given: ({ name }) => ({ name }),
    holds: ({ name }) => name.length <= 52,
    allowed: "up to 52 characters: Kubernetes adds 11 for each job",
    fix: "shorten the name",
  });
}

interface Scheduled {
  /** `undefined` for a job that runs once. */
  readonly schedule?: string;
  readonly timeZone: string;
  /** `undefined` for a schedule that is none, or not known. */
  readonly period?: Duration;
}

/** A rule for the cron line of a job. */
export function scheduleRule(id: string): Rule<Scheduled> {
  return rulesFor<Scheduled>()({
    id,
    given: ({ schedule, timeZone, period }) =>
      schedule === undefined || period !== undefined ? undefined : { schedule, timeZone },
    // In a time zone that is none no schedule has a period.
    holds: ({ timeZone }) => !isTimeZone(timeZone),
    allowed: "a cron line of five fields that comes round",
    fix: "write it as */4 * * * *",
  });
}

/** A rule for the time zone of a job. */
export function timeZoneRule(id: string): Rule<Scheduled> {
  return rulesFor<Scheduled>()({
    id,
    given: ({ timeZone }) => ({ timeZone }),
    holds: ({ timeZone }) => isTimeZone(timeZone),
    allowed: "a name in the time zone database",
    fix: "write it as Etc/UTC or Europe/Berlin",
  });
}

interface Periodical {
  readonly schedule?: string;
  /** `undefined` for a job that runs once, or when it is not known. */
  readonly period?: Duration;
  readonly deadline: Duration;
}

/** A rule for how long one run may take: runs never pile up. */
export function deadlineRule(id: string): Rule<Periodical> {
  return rulesFor<Periodical>()({
    id,
    given: ({ schedule, period, deadline }) => ({
      deadline,
      ...(period && { schedule, period }),
    }),
    holds: ({ period, deadline }) =>
      isWhole(
        Math.floor(deadline.toSeconds()),
        1,
        period === undefined ? MAX_SECONDS : Math.ceil(period.toSeconds()) - 1,
      ),
    allowed: "a deadline of at least a second and below the schedule's shortest period",
    fix: "shorten the deadline or run less often",
  });
}
