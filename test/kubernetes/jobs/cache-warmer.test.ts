import { TerraformStack, TerraformVariable } from "cdktf";
import { Cpu, Duration, type IManagedCache, Size } from "cdktf-managed-cache";
import { KubernetesCache, type WarmerSettings } from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import fc from "fast-check";
import { longestPeriod, shortestPeriod } from "../../../lib/core/cron-schedule";
import { CACHE_WARMER_RULES } from "../../../lib/kubernetes/jobs/cache-warmer-rules";
import { rulesWithout } from "../../support/common-rules";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { warnings } from "../../support/warnings";
import { FakeCache } from "../fake-cache";

function makeAll(
  settings: Partial<WarmerSettings>,
  overrides: Partial<IManagedCache> = {},
): Template {
  return synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack, overrides),
      warmer: {
        image: "warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        command: ["warm"],
        ...settings,
      },
    });
  });
}

function make(settings: Partial<WarmerSettings> = {}) {
  return makeAll(settings).only({ type: "kubernetes_cron_job_v1" }).properties;
}

const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});

describe("a warmer", () => {
  const { metadata, spec } = make();
  const job = spec.job_template.spec;
  const pod = job.template.spec;

  test("runs every four minutes, one at a time, and never stops for good", () => {
    expect(metadata.name).toBe("redis-warmer");
    expect(spec).toMatchObject({
      schedule: "*/4 * * * *",
      timezone: "Etc/UTC",
      concurrency_policy: "Forbid",
      starting_deadline_seconds: 60,
      successful_jobs_history_limit: 1,
      failed_jobs_history_limit: 3,
      suspend: false,
    });
    expect(job).toMatchObject({
      active_deadline_seconds: 180,
      backoff_limit: 1,
      ttl_seconds_after_finished: "3600",
    });
  });

  test("meets the restricted pod security standard", () => {
    expect(pod).toMatchObject({
      automount_service_account_token: false,
      service_account_name: "redis-warmer",
      security_context: { run_as_non_root: true, seccomp_profile: { type: "RuntimeDefault" } },
    });
    expect(Number(pod.security_context.run_as_user)).toBeGreaterThan(10_000);
    expect(pod.container[0].security_context).toEqual({
      allow_privilege_escalation: false,
      privileged: false,
      read_only_root_filesystem: true,
      run_as_non_root: true,
      capabilities: { drop: ["ALL"] },
    });
    expect(pod.container[0].resources).toEqual({
      requests: { cpu: "100m", memory: "64Mi" },
      limits: { memory: "256Mi" },
    });
  });

  test("is connected as every client is", () => {
    expect(pod.container[0]).toMatchObject({
      env: [{ name: "REDIS_AUTH_TOKEN" }],
      env_from: [{ config_map_ref: { name: "redis-client" } }],
    });
  });

  test.each([
    ["*/10 * * * *", 450],
    ["0 * * * *", 2700],
    ["0 3 * * *", 3600],
  ])("%s may take %d seconds", (schedule, seconds) => {
    expect(make({ schedule }).spec.job_template.spec.active_deadline_seconds).toBe(seconds);
  });

  test("takes other settings", () => {
    const other = make({
      name: "prices",
      schedule: "15 6 * * MON-FRI",
      timeZone: "Europe/Berlin",
      activeDeadline: Duration.minutes(20),
      suspend: true,
      resources: { cpu: { request: Cpu.units(1) }, memory: { limit: Size.gibibytes(1) } },
    });
    expect(other.metadata.name).toBe("prices");
    expect(other.spec).toMatchObject({
      schedule: "15 6 * * MON-FRI",
      timezone: "Europe/Berlin",
      suspend: true,
    });
    expect(other.spec.job_template.spec.active_deadline_seconds).toBe(1200);
    expect(other.spec.job_template.spec.template.spec.container[0].resources).toEqual({
      requests: { cpu: "1" },
      limits: { memory: "1Gi" },
    });
  });

  test("keeps finished runs, and tries failed ones again, as set", () => {
    const { spec } = make({
      startingDeadline: Duration.minutes(2),
      backoffLimit: 2,
      successfulJobsRetained: 0,
      failedJobsRetained: 10,
      ttlAfterFinished: Duration.days(1),
    });
    expect(spec).toMatchObject({
      starting_deadline_seconds: 120,
      successful_jobs_history_limit: 0,
      failed_jobs_history_limit: 10,
      job_template: { spec: { backoff_limit: 2, ttl_seconds_after_finished: "86400" } },
    });
  });

  test("has a service account that can do nothing, with annotations of its own", () => {
    const synthesized = makeAll({
      serviceAccountAnnotations: { "eks.amazonaws.com/role-arn": "r" },
    });
    expect(synthesized.only({ type: "kubernetes_service_account_v1" }).properties).toMatchObject({
      automount_service_account_token: false,
      metadata: { name: "redis-warmer", annotations: { "eks.amazonaws.com/role-arn": "r" } },
    });
    expect(
      synthesized.only({ type: "kubernetes_cron_job_v1" }).properties.metadata.annotations,
    ).toBeUndefined();
  });

  describe("with a script", () => {
    const script = "#!/bin/sh\necho ${HOME} 50%{";
    const synthesized = makeAll({ command: undefined, script });
    const { template } = synthesized.only({ type: "kubernetes_cron_job_v1" }).properties.spec
      .job_template.spec;

    test("runs it from a ConfigMap", () => {
      expect(template.spec).toMatchObject({
        volume: [
          { name: "script", config_map: { name: "redis-warmer-script", default_mode: "0555" } },
        ],
        container: [
          {
            command: ["/etc/redis-script/run"],
            volume_mount: [{ name: "script", mount_path: "/etc/redis-script", read_only: true }],
          },
        ],
      });
    });

    test("escapes what Terraform would take for its own templates", () => {
      const script = synthesized.only({
        type: "kubernetes_config_map_v1",
        properties: { metadata: { name: "redis-warmer-script" } },
      });
      expect(script.properties.data).toEqual({ run: "#!/bin/sh\necho $${HOME} 50%%{" });
    });

    test("changes its pod with the script", () => {
      expect(Object.keys(template.metadata.annotations)).toEqual([
        "checksum/redis-client",
        "checksum/redis-warmer-script",
      ]);
    });
  });

  test("warns of an image with a tag", () => {
    const advice = (image: string) =>
      warnings((stack) => {
        new KubernetesCache(stack, "Kubernetes", {
          cache: new FakeCache(stack),
          warmer: { image, command: ["warm"] },
        });
      });
    expect(advice("registry.example/warmer:1.2")).toEqual([
      expect.stringMatching(/^\[kubernetes\.image-tag\] image is "registry.example\/warmer:1.2"/),
    ]);
    expect(
      advice("warmer:1.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
    ).toEqual([]);
    expect(advice(later.stringValue)).toEqual([]);
  });

  const EVERY_FAULT: [string, string, Partial<WarmerSettings>][] = [
    ["a name with an upper-case letter", "kubernetes.warmer-name", { name: "Warmer" }],
    ["a name of 53 characters", "kubernetes.warmer-name-length", { name: "a".repeat(53) }],
    ["an empty image", "props.kind", { image: "" }],
    ["an image with a space", "kubernetes.warmer-image", { image: "my image" }],
    ["a command without words", "kubernetes.warmer-command", { command: [] }],
    ["both a command and a script", "kubernetes.warmer-command", { script: "#!/bin/sh" }],
    [
      "a script without an interpreter",
      "kubernetes.warmer-script",
      { command: undefined, script: "echo" },
    ],
    [
      "an interpreter on the second line",
      "kubernetes.warmer-script",
      { command: undefined, script: "#!\n/bin/sh" },
    ],
    [
      "an interpreter that is missing before a variable of the shell",
      "kubernetes.warmer-script",
      { command: undefined, script: "echo ${HOME}" },
    ],
    [
      "a script with the line ends of Windows",
      "kubernetes.warmer-script-lines",
      { command: undefined, script: "#!/bin/sh\necho ${HOME}\r\n" },
    ],
    [
      "a script with a lone carriage return",
      "kubernetes.warmer-script-lines",
      { command: undefined, script: "#!/bin/sh\rwarm" },
    ],
    ["arguments with NUL", "kubernetes.warmer-nul", { args: ["a\0b"] }],
    ["a command with NUL", "kubernetes.warmer-nul", { command: ["warm", "a\0b"] }],
    ["a script with NUL", "kubernetes.warmer-nul", { command: undefined, script: "#!/bin/sh\0" }],
    ["a schedule in words", "kubernetes.warmer-schedule", { schedule: "every day" }],
    ["a cron line of six fields", "kubernetes.warmer-schedule", { schedule: "* * * * * *" }],
    ["minute 61", "kubernetes.warmer-schedule", { schedule: "61 * * * *" }],
    ["a day that does not exist", "kubernetes.warmer-schedule", { schedule: "0 0 31 2 *" }],
    ["the last day of the month", "kubernetes.warmer-schedule", { schedule: "0 0 L * *" }],
    ["the second Monday of the month", "kubernetes.warmer-schedule", { schedule: "0 0 * * 1#2" }],
    [
      "a time zone in the cron line",
      "kubernetes.warmer-schedule",
      { schedule: "TZ=Europe/Berlin 0 0 * * *" },
    ],
    ["Sunday as 7", "kubernetes.warmer-schedule", { schedule: "0 0 * * 7" }],
    [
      "a time zone in another spelling",
      "kubernetes.warmer-time-zone",
      { timeZone: "europe/berlin" },
    ],
    ["the time zone Local", "kubernetes.warmer-time-zone", { timeZone: "Local" }],
    [
      "a time zone that does not exist",
      "kubernetes.warmer-time-zone",
      { timeZone: "Mars/Olympus" },
    ],
    [
      "a deadline as long as the period",
      "kubernetes.warmer-active-deadline",
      { activeDeadline: Duration.minutes(4) },
    ],
    [
      "a deadline below a second",
      "kubernetes.warmer-active-deadline",
      { activeDeadline: Duration.milliseconds(10) },
    ],
    [
      "entries that live as long as the period",
      "kubernetes.warmer-entry-ttl",
      { entryTtl: Duration.minutes(4) },
    ],
    [
      "entries that do not live over the night",
      "kubernetes.warmer-entry-ttl",
      { schedule: "0 8-18 * * MON-FRI", entryTtl: Duration.hours(24) },
    ],
    [
      "a starting deadline below 10 seconds",
      "kubernetes.job-starting-deadline",
      { startingDeadline: Duration.seconds(9) },
    ],
    [
      "a starting deadline of a fraction of a second",
      "kubernetes.job-starting-deadline",
      { startingDeadline: Duration.seconds(10.5) },
    ],
    ["a negative backoff limit", "kubernetes.job-backoff-limit", { backoffLimit: -1 }],
    ["a backoff limit above 10", "kubernetes.job-backoff-limit", { backoffLimit: 11 }],
    ["a negative number of runs to keep", "kubernetes.job-history", { successfulJobsRetained: -1 }],
    ["a fraction of a run to keep", "kubernetes.job-history", { failedJobsRetained: 1.5 }],
    [
      "a time to live of a fraction of a second",
      "kubernetes.job-ttl-after-finished",
      { ttlAfterFinished: Duration.milliseconds(1500) },
    ],
  ];

  test.each(EVERY_FAULT)("refused: %s", (_, id, settings) => {
    expect(faultIds(() => make(settings))).toEqual([id]);
  });

  test.each(["#!/bin/sh\necho ${HOME}\n", "#! /usr/bin/env python3", `${later.stringValue}\n`])(
    "a script is taken: %j",
    (script) => {
      expect(faultIds(() => make({ command: undefined, script }))).toEqual([]);
    },
  );

  test("a script that no ConfigMap can hold is refused", () => {
    const script = `#!/bin/sh${" ".repeat(2 ** 20)}`;
    expect(faultIds(() => make({ command: undefined, script }))).toEqual([
      "kubernetes.warmer-script",
    ]);
  });

  const READ_ONLY = "kubernetes.warmer-read-only";

  test("a warmer of a cache that takes no writes is refused", () => {
    expect(faultIds(() => makeAll({}, { readOnly: true }))).toEqual([READ_ONLY]);
    expect(faultIds(() => makeAll({}, { readOnly: false }))).toEqual([]);
  });

  test("every rule has a fault here", () => {
    expect(rulesWithout([...EVERY_FAULT, ["", READ_ONLY]], CACHE_WARMER_RULES)).toEqual([]);
  });

  test("entries that live until the next run are fine", () => {
    expect(faultIds(() => make({ entryTtl: Duration.minutes(5) }))).toEqual([]);
    expect(
      faultIds(() => make({ schedule: "0 8-18 * * MON-FRI", entryTtl: Duration.days(3) })),
    ).toEqual([]);
  });

  test("values that only Terraform will know are not judged", () => {
    const unknown = {
      name: later.stringValue,
      image: later.stringValue,
      schedule: later.stringValue,
      timeZone: later.stringValue,
      backoffLimit: later.numberValue,
      entryTtl: Duration.seconds(1),
    };
    expect(faultIds(() => make(unknown))).toEqual([]);
  });
});

describe("shortestPeriod", () => {
  test.each([
    ["*/4 * * * *", 240],
    ["0,10 * * * *", 600],
    ["0 3 * * *", 86_400],
    ["0 0 1 JUL *", 365 * 86_400],
    ["@hourly", 3600],
  ])("%s: %d seconds", (schedule, seconds) => {
    expect(shortestPeriod(schedule, "Etc/UTC")?.toSeconds()).toBe(seconds);
  });

  test("every n-th minute: n minutes, or what is left of the hour if that is less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 59 }), (n) => {
        const rest = 60 - Math.floor(59 / n) * n;
        expect(shortestPeriod(`*/${n} * * * *`, "Etc/UTC")?.toMinutes()).toBe(Math.min(n, rest));
      }),
      // Each run asks the parser for hundreds of dates.
      { numRuns: 20 },
    );
  });
});

describe("longestPeriod", () => {
  test.each([
    ["*/4 * * * *", 4],
    ["0 3 * * *", 24 * 60],
    ["0 8-18 * * MON-FRI", (2 * 24 + 14) * 60],
    ["* 8-18 * * MON-FRI", (2 * 24 + 13) * 60 + 1],
    ["0 0 29 2 *", (8 * 365 + 1) * 24 * 60],
  ])("%s: %d minutes", (schedule, minutes) => {
    expect(longestPeriod(schedule, "Etc/UTC")?.toMinutes()).toBe(minutes);
  });

  test("is never shorter than the shortest", () => {
    const field = (max: number) => fc.uniqueArray(fc.integer({ min: 0, max }), { minLength: 1 });
    fc.assert(
      fc.property(field(59), field(23), (minutes, hours) => {
        const schedule = `${minutes} ${hours} * * *`;
        const [shortest, longest] = [shortestPeriod, longestPeriod].map((period) =>
          period(schedule, "Etc/UTC")?.toSeconds(),
        );
        expect(longest).toBeGreaterThanOrEqual(shortest ?? Number.NaN);
      }),
      { numRuns: 5 },
    );
  });
});
