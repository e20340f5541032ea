import type { Duration } from "../../core";
import { isSchedule } from "../../core/cron-schedule";
import { isTimeZone } from "../../core/time-zone";
import { isWhole, type Rule, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { POD_RULES } from "../pods/pod-rules";
import { type CacheJob, JOB_DEFAULTS } from "./job-settings";

const MAX_SECONDS = 2 ** 31 - 1;

const rule = rulesFor<CacheJob>();

/** The rules for every job. */
export const CACHE_JOB_RULES: readonly Rule<CacheJob>[] = [
  ...OBJECT_RULES,
  ...CACHE_RULES,
  ...POD_RULES,
  rule({
    id: "kubernetes.job-starting-deadline",
    inputs: ({ startingDeadline }) => ({ startingDeadline }),
    isValid: ({ startingDeadline }) => isWhole(startingDeadline.toSeconds(), 10, MAX_SECONDS),
    expected:
      "whole seconds, at least 10: Kubernetes looks only every 10 seconds for runs to start",
    fix: "leave startingDeadline out for a minute",
  }),
  rule({
    id: "kubernetes.job-backoff-limit",
    inputs: ({ backoffLimit }) => ({ backoffLimit }),
    isValid: ({ backoffLimit }) => isWhole(backoffLimit, 0, 10),
    expected: "a whole number from 0 to 10",
    fix: `leave backoffLimit out for ${JOB_DEFAULTS.backoffLimit}`,
  }),
  rule({
    id: "kubernetes.job-history",
    inputs: ({ successfulJobsRetained, failedJobsRetained }) => ({
      successfulJobsRetained,
      failedJobsRetained,
    }),
    isValid: ({ successfulJobsRetained, failedJobsRetained }) =>
      [successfulJobsRetained, failedJobsRetained].every((runs) => isWhole(runs, 0, 100)),
    expected: "whole numbers from 0 to 100",
    fix: `leave them out for ${JOB_DEFAULTS.successfulJobsRetained} successful and ${JOB_DEFAULTS.failedJobsRetained} failed runs`,
  }),
  rule({
    id: "kubernetes.job-ttl-after-finished",
    inputs: ({ ttlAfterFinished }) => ({ ttlAfterFinished }),
    isValid: ({ ttlAfterFinished }) => isWhole(ttlAfterFinished.toSeconds(), 0, MAX_SECONDS),
    expected: "whole seconds",
    fix: "leave ttlAfterFinished out for an hour",
  }),
];

/** A rule for the length of a job's name. */
export function jobNameLengthRule(id: string): Rule<{ readonly name: string }> {
  return rulesFor<{ readonly name: string }>()({
    id,
    inputs: ({ name }) => ({ name }),
    isValid: ({ name }) => name.length <= 52,
    expected: "up to 52 characters: Kubernetes adds 11 for each job",
    fix: "shorten the name",
  });
}

interface Scheduled {
  /** `undefined` for a job that runs once. */
  readonly schedule?: string;
  readonly timeZone: string;
  /** `undefined` where the schedule is invalid, or where only Terraform knows it. */
  readonly period?: Duration;
}

/** A rule for the cron line of a job. */
export function scheduleRule(id: string): Rule<Scheduled> {
  return rulesFor<Scheduled>()({
    id,
    inputs: ({ schedule }) => (schedule === undefined ? undefined : { schedule }),
    isValid: ({ schedule }) => isSchedule(schedule),
    expected:
      "five fields as Kubernetes reads them, a name such as @hourly, or @every with hours, minutes and seconds; a schedule that runs again and again, without a time zone of its own",
    fix: 'write it as "*/4 * * * *", Sunday as 0, and the time zone as timeZone',
  });
}

/** A rule for the time zone of a job. */
export function timeZoneRule(id: string): Rule<Scheduled> {
  return rulesFor<Scheduled>()({
    id,
    inputs: ({ timeZone }) => ({ timeZone }),
    isValid: ({ timeZone }) => isTimeZone(timeZone),
    expected: "a name in the time zone database, in its own spelling",
    fix: "write it as Etc/UTC or Europe/Berlin",
  });
}

interface Periodical {
  readonly schedule?: string;
  /** `undefined` for a job that runs once, and where the period is not known. */
  readonly period?: Duration;
  readonly activeDeadline: Duration;
}

/** A rule for the deadline of a run, which makes sure that runs never pile up. */
export function deadlineRule(id: string): Rule<Periodical> {
  return rulesFor<Periodical>()({
    id,
    inputs: ({ schedule, period, activeDeadline }) => ({
      activeDeadline,
      ...(period && { schedule, period }),
    }),
    isValid: ({ period, activeDeadline }) =>
      isWhole(
        Math.floor(activeDeadline.toSeconds()),
        1,
        period === undefined ? MAX_SECONDS : Math.ceil(period.toSeconds()) - 1,
      ),
    expected: "a deadline of at least a second, less than the schedule's shortest period",
    fix: "shorten activeDeadline, or run less often",
  });
}
