import { rulesFor } from "../../core/validation";
import { dnsLabelRule, imageRule } from "../objects/name-rules";
import {
  CACHE_JOB_RULES,
  deadlineRule,
  jobNameLengthRule,
  scheduleRule,
  timeZoneRule,
} from "./cache-job-rules";
import type { CacheWarmerJob } from "./cache-warmer-job";

/** A ConfigMap holds no more. Source: https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MAX_SCRIPT_BYTES = 2 ** 20;

const rule = rulesFor<CacheWarmerJob>();

export const CACHE_WARMER_RULES = [
  ...CACHE_JOB_RULES,
  dnsLabelRule<CacheWarmerJob>("kubernetes.warmer-name", "name", ({ name }) => name),
  jobNameLengthRule("kubernetes.warmer-name-length"),
  imageRule("kubernetes.warmer-image"),
  scheduleRule("kubernetes.warmer-schedule"),
  timeZoneRule("kubernetes.warmer-time-zone"),
  deadlineRule("kubernetes.warmer-active-deadline"),
  rule({
    id: "kubernetes.warmer-command",
    inputs: ({ command, script }) => ({
      command,
      // A script is too long to be repeated.
      script: script === undefined ? undefined : "a script",
    }),
    isValid: ({ command, script }) =>
      command === undefined ? script !== undefined : script === undefined && command.length > 0,
    expected: "a command of at least one word, or a script, one of the two",
    fix: 'give what to run, such as command: ["node", "warm.js"]',
  }),
  rule({
    id: "kubernetes.warmer-script",
    inputs: ({ script }) =>
      script === undefined
        ? undefined
        : { start: script.slice(0, 40), bytes: Buffer.byteLength(script) },
    isValid: ({ start, bytes }) => /^#!\s*\//.test(start) && bytes <= MAX_SCRIPT_BYTES,
    expected: "a script of up to 1048576 bytes that starts with #! and the path of what runs it",
    fix: "start it with #!/bin/sh, and put what is longer into the image",
  }),
  rule({
    id: "kubernetes.warmer-entry-ttl",
    inputs: ({ entryTtl, longestPause, schedule }) =>
      entryTtl === undefined || longestPause === undefined
        ? undefined
        : { entryTtl, schedule, longestPause },
    isValid: ({ entryTtl, longestPause }) =>
      entryTtl.toMilliseconds() > longestPause.toMilliseconds(),
    expected: "entries that live longer than the schedule's longest pause",
    fix: "let them live longer, by the time that a run takes as well, or run more often",
  }),
];
