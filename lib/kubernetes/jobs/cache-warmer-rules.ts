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

/** Whether the first line names an interpreter, as far as synthesis knows it. */
function namesInterpreter(script: string): boolean {
  return script.startsWith("${TfToken[") || /^#![ \t]*\//.test(script);
}

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
    id: "kubernetes.warmer-read-only",
    inputs: ({ cache: { readOnly = false } }) => ({ readOnly }),
    isValid: ({ readOnly }) => !readOnly,
    expected: "a cache that takes writes: this one follows a cache in another region",
    fix: "warm the cache that it follows, and leave the warmer out here",
  }),
  rule({
    id: "kubernetes.warmer-command",
    inputs: ({ command, script }) => ({
      command: command?.length === 0 ? [] : presence(command),
      script: presence(script),
    }),
    isValid: ({ command, script }) =>
      command === undefined || (script === undefined && !Array.isArray(command)),
    expected: "a command of at least one word, or a script, not both",
    fix: 'set one of the two, such as command: ["node", "warm.js"], or neither for the entrypoint of the image',
  }),
  rule({
    id: "kubernetes.warmer-script",
    // What the script says of itself, since only Terraform may know some of it.
    inputs: ({ script }) =>
      script === undefined
        ? undefined
        : { bytes: Buffer.byteLength(script), namesInterpreter: namesInterpreter(script) },
    isValid: ({ bytes, namesInterpreter }) => namesInterpreter && bytes <= MAX_SCRIPT_BYTES,
    expected: "a script of up to 1048576 bytes that starts with #! and the path of its interpreter",
    fix: "start it with #!/bin/sh, or put a longer script into the image",
  }),
  rule({
    id: "kubernetes.warmer-script-lines",
    inputs: ({ script = "" }) => ({ carriageReturns: script.split("\r").length - 1 }),
    isValid: ({ carriageReturns }) => carriageReturns === 0,
    expected:
      "a script whose lines end with a line feed alone: a shell takes the other sign for text",
    fix: "save the script with the line ends of Unix (LF, not CRLF)",
  }),
  rule({
    id: "kubernetes.warmer-nul",
    inputs: ({ command = [], args = [], script = "" }) => ({
      nulCharacters: [...command, ...args, script].join("").split("\0").length - 1,
    }),
    isValid: ({ nulCharacters }) => nulCharacters === 0,
    expected: "a command, arguments and a script without NUL: no program can be given one",
    fix: "remove the character, or read the text in its own encoding: UTF-16 is full of it",
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
