import { ClientVariable } from "../../core";
import { rulesFor } from "../../core/validation";
import { imageRule } from "../objects/images";
import { dnsLabelRule } from "../objects/name-rules";
import type { CacheHealthReportSettings } from "./cache-health-report-settings";
import {
  CACHE_JOB_RULES,
  deadlineRule,
  jobNameLengthRule,
  scheduleRule,
  timeZoneRule,
} from "./job-rules";

const rule = rulesFor<CacheHealthReportSettings>();

export const CACHE_HEALTH_REPORT_RULES = [
  ...CACHE_JOB_RULES,
  dnsLabelRule<CacheHealthReportSettings>("kubernetes.report-name", "name", ({ name }) => name),
  jobNameLengthRule("kubernetes.report-name-length"),
  imageRule("kubernetes.report-image"),
  scheduleRule("kubernetes.report-schedule"),
  timeZoneRule("kubernetes.report-time-zone"),
  deadlineRule("kubernetes.report-active-deadline"),
  rule({
    id: "kubernetes.report-engine",
    inputs: ({ cache: { engine } }) => ({ engine: engine.name }),
    isValid: (inputs) => inputs.engine !== "memcached",
    expected: "Redis OSS or Valkey: the script of the report asks by redis-cli",
    fix: "leave the report out, and read the dashboard of the exporter or of the cloud",
  }),
  rule({
    id: "kubernetes.report-schedule-missing",
    inputs: ({ schedule, scheduleSettings }) =>
      schedule === undefined ? { schedule, settings: scheduleSettings } : undefined,
    isValid: ({ settings }) => settings.length === 0,
    expected: "these settings only together with a schedule",
    fix: 'set a schedule, such as "0 6 * * *", or leave these settings out',
  }),
  rule({
    id: "kubernetes.report-authentication",
    inputs: ({ client }) => ({
      authentication: client.authentication,
      variables: client.credentialsEnv.map(({ name }) => name),
    }),
    isValid: ({ authentication, variables }) =>
      authentication === "none" || variables.includes(ClientVariable.AUTH_TOKEN),
    expected: "a client with a token or a password: redis-cli makes no tokens of a cloud",
    fix: "make the report with the client of a user who has a password",
  }),
];
