import { TerraformStack, TerraformVariable } from "cdktf";
import { CacheEngine, Duration, type IManagedCache } from "cdktf-managed-cache";
import { type HealthReportSettings, KubernetesCache } from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { CACHE_HEALTH_REPORT_RULES } from "../../../lib/kubernetes/jobs/cache-health-report-rules";
import { HEALTH_REPORT_SCRIPT } from "../../../lib/kubernetes/jobs/cache-health-report-script";
import { rulesWithout } from "../../support/common-rules";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { warnings } from "../../support/warnings";
import { FakeCache, secret } from "../fake-cache";

const IMAGE = "redis@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

function make(
  settings: Partial<HealthReportSettings> = {},
  cache: Partial<IManagedCache> = {},
): Template {
  return synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack, cache),
      healthReport: { image: IMAGE, ...settings },
      prometheusOperator: false,
    });
  });
}

function configMap(template: Template, name: string) {
  return template
    .propertiesOf("kubernetes_config_map_v1")
    .find(({ metadata }) => metadata.name === name);
}

test("the least settings: a Job that runs once, under the restricted standard", () => {
  const template = make();
  expect(template.only({ type: "kubernetes_job_v1" }).properties).toMatchSnapshot();
  expect(template.propertiesOf("kubernetes_cron_job_v1")).toEqual([]);
  expect(template.only({ type: "kubernetes_service_account_v1" }).properties).toMatchObject({
    automount_service_account_token: false,
    metadata: { name: "redis-health-report" },
  });
});

test("a schedule makes it a CronJob of the same pod", () => {
  const { spec } = make({ schedule: "0 6 * * *" }).only({
    type: "kubernetes_cron_job_v1",
  }).properties;
  expect(spec).toMatchObject({
    schedule: "0 6 * * *",
    timezone: "Etc/UTC",
    suspend: false,
    concurrency_policy: "Forbid",
    starting_deadline_seconds: 60,
    successful_jobs_history_limit: 1,
    failed_jobs_history_limit: 3,
    job_template: {
      spec: { active_deadline_seconds: 600, ttl_seconds_after_finished: "3600" },
    },
  });
  expect(spec.job_template.spec.template).toEqual(
    make().only({ type: "kubernetes_job_v1" }).properties.spec.template,
  );
});

test("other settings", () => {
  const template = make({
    name: "morning",
    schedule: "*/10 6 * * MON",
    timeZone: "Europe/Berlin",
    activeDeadline: Duration.minutes(5),
    backoffLimit: 0,
    keys: false,
  });
  const { metadata, spec } = template.only({ type: "kubernetes_cron_job_v1" }).properties;
  expect(metadata.name).toBe("morning");
  expect(spec.timezone).toBe("Europe/Berlin");
  expect(spec.job_template.spec).toMatchObject({ active_deadline_seconds: 300, backoff_limit: 0 });
  expect(spec.job_template.spec.template.spec.container[0].env).toContainEqual({
    name: "REPORT_KEYS",
    value: "false",
  });
  expect(configMap(template, "morning-script")).toBeDefined();
});

describe("the script", () => {
  test("reaches the cluster unchanged", () => {
    expect(configMap(make(), "redis-health-report-script")?.data.run).toBe(HEALTH_REPORT_SCRIPT);
  });

  test("never uses a command that blocks the cache, or shows the token", () => {
    const commands = HEALTH_REPORT_SCRIPT.split("\n").filter((line) => !/^\s*#/.test(line));
    expect(commands.join("\n")).not.toMatch(/\b(KEYS|MONITOR|FLUSH\w*|DEBUG)\b/);
    expect(commands.join("\n")).not.toMatch(/ -a |--pass/);
  });
});

test("warns of an image with a tag", () => {
  const advice = warnings((stack) => {
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack),
      healthReport: { image: "redis:7" },
    });
  });
  expect(advice).toEqual([expect.stringContaining("[kubernetes.image-tag]")]);
});

describe("refused", () => {
  const iam: Partial<IManagedCache> = {
    authentication: { kind: "users", users: [{ name: "job" }] },
  };
  const EVERY_FAULT: [string, string, Partial<HealthReportSettings>, Partial<IManagedCache>?][] = [
    ["a name with an upper-case letter", "kubernetes.report-name", { name: "Report" }],
    ["a name of 53 characters", "kubernetes.report-name-length", { name: "a".repeat(53) }],
    ["no image", "props.kind", { image: "" }],
    ["an image with a space", "kubernetes.report-image", { image: "redis 7" }],
    ["an hour of 25", "kubernetes.report-schedule", { schedule: "0 25 * * *" }],
    [
      "a time zone that does not exist",
      "kubernetes.report-time-zone",
      { schedule: "0 6 * * *", timeZone: "Berlin" },
    ],
    [
      "a deadline of no time",
      "kubernetes.report-active-deadline",
      { activeDeadline: Duration.seconds(0) },
    ],
    [
      "a deadline as long as the period",
      "kubernetes.report-active-deadline",
      { schedule: "0 * * * *", activeDeadline: Duration.hours(1) },
    ],
    [
      "a time zone without a schedule",
      "kubernetes.report-schedule-missing",
      { timeZone: "Europe/Berlin" },
    ],
    ["suspend without a schedule", "kubernetes.report-schedule-missing", { suspend: false }],
    [
      "a time to live without a schedule",
      "kubernetes.report-schedule-missing",
      { ttlAfterFinished: Duration.hours(2) },
    ],
    ["a user who authenticates by IAM", "kubernetes.report-authentication", {}, iam],
    [
      "clients that make tokens of a cloud and have no name",
      "kubernetes.report-authentication",
      {},
      { authentication: { kind: "cloud-identity", mode: "google-iam", scope: "a" } },
    ],
    [
      "a cache of Memcached",
      "kubernetes.report-engine",
      {},
      { engine: CacheEngine.MEMCACHED_1_6_22, authentication: { kind: "none" } },
    ],
    [
      "a starting deadline of no time",
      "kubernetes.job-starting-deadline",
      { schedule: "@daily", startingDeadline: Duration.days(0) },
    ],
    ["a fraction as backoff limit", "kubernetes.job-backoff-limit", { backoffLimit: 1.5 }],
    [
      "more than 100 failed runs to keep",
      "kubernetes.job-history",
      { schedule: "@daily", failedJobsRetained: 101 },
    ],
    [
      "a time to live of a millisecond",
      "kubernetes.job-ttl-after-finished",
      { schedule: "@daily", ttlAfterFinished: Duration.milliseconds(1) },
    ],
  ];

  test.each(EVERY_FAULT)("%s", (_, id, settings, cache = {}) => {
    expect(faultIds(() => make(settings, cache))).toEqual([id]);
  });

  test("every rule has a fault here", () => {
    expect(rulesWithout(EVERY_FAULT, CACHE_HEALTH_REPORT_RULES)).toEqual([]);
  });

  test("not what only Terraform will know, nor a client that needs no credentials", () => {
    const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});
    const settings = { name: later.stringValue, image: later.stringValue, schedule: "@daily" };
    expect(faultIds(() => make(settings))).toEqual([]);
    expect(faultIds(() => make({}, { authentication: { kind: "none" } }))).toEqual([]);
    expect(
      faultIds(() =>
        make(
          {},
          {
            authentication: { kind: "users", users: [{ name: "app", password: secret("t1") }] },
          },
        ),
      ),
    ).toEqual([]);
  });
});
