import { presence, rulesFor } from "../../core/validation";
import { imageRule } from "../objects/images";
import { dnsLabelRule } from "../objects/name-rules";
import type { CacheWarmerSettings } from "./cache-warmer-settings";
import {
  CACHE_JOB_RULES,
  deadlineRule,
  jobNameLengthRule,
  scheduleRule,
  timeZoneRule,
} from "./job-rules";

/** The largest ConfigMap. Source: https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MAX_SCRIPT_BYTES = 2 ** 20;

const rule = rulesFor<CacheWarmerSettings>();

export const CACHE_WARMER_RULES = [
  ...CACHE_JOB_RULES,
  dnsLabelRule<CacheWarmerSettings>("kubernetes.warmer-name", "name", ({ name }) => name),
  jobNameLengthRule("kubernetes.warmer-name-length"),
  imageRule("kubernetes.warmer-image"),
  scheduleRule("kubernetes.warmer-schedule"),
  timeZoneRule("kubernetes.warmer-time-zone"),
  deadlineRule("kubernetes.warmer-active-deadline"),
  rule({
    id: "kubernetes.warmer-command",
    inputs: ({ command, script }) => ({
      command: command?.length === 0 ? [] : presence(command),
      script: presence(script),
    }),
    isValid: ({ command, script }) =>
      command === undefined
        ? script !== undefined
        : script === undefined && !Array.isArray(command),
    expected: "a command of at least one word, or a script, one of the two",
    fix: 'set one of the two, such as command: ["node", "warm.js"]',
  }),
  rule({
    id: "kubernetes.warmer-script",
    inputs: ({ script }) =>
      script === undefined ? undefined : { script, bytes: Buffer.byteLength(script) },
    isValid: ({ script, bytes }) => /^#!\s*\//.test(script) && bytes <= MAX_SCRIPT_BYTES,
    confidential: ["script"],
    expected: "a script of up to 1048576 bytes that starts with #! and the path of its interpreter",
    fix: "start it with #!/bin/sh, or put a longer script into the image",
  }),
  rule({
    id: "kubernetes.warmer-entry-ttl",
    inputs: ({ entryTtl, longestPeriod, schedule }) =>
      entryTtl === undefined || longestPeriod === undefined
        ? undefined
        : { entryTtl, schedule, longestPeriod },
    isValid: ({ entryTtl, longestPeriod }) =>
      entryTtl.toMilliseconds() > longestPeriod.toMilliseconds(),
    expected: "entries that live longer than the schedule's longest period",
    fix: "let them live as long as the longest period and one run more, or run more often",
  }),
];
