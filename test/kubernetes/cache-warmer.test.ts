import { Duration } from "cdktf-managed-cache";
import { KubernetesCache, type WarmerSettings } from "cdktf-managed-cache/kubernetes";
import fc from "fast-check";
import { shortestPeriod } from "../../lib/kubernetes/cron-schedule";
import { faultIds } from "../support/faults";
import { only, synth } from "../support/synth";
import { FakeCache } from "./fake-cache";

function make(settings: Partial<WarmerSettings> = {}) {
  const synthesized = synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack),
      warmer: { image: "warmer@sha256:abc", command: ["warm"], ...settings },
    });
  });
  return only(synthesized, "kubernetes_cron_job_v1");
}

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
      deadline: Duration.minutes(20),
      suspend: true,
      resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
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

  test.each<[string, Partial<WarmerSettings>]>([
    ["kubernetes.warmer-name", { name: "Warmer" }],
    ["kubernetes.warmer-name-length", { name: "a".repeat(53) }],
    ["kubernetes.warmer-image", { image: "" }],
    ["kubernetes.warmer-image", { image: "my image" }],
    ["kubernetes.warmer-command", { command: [] }],
    ["kubernetes.warmer-schedule", { schedule: "every day" }],
    ["kubernetes.warmer-schedule", { schedule: "* * * * * *" }],
    ["kubernetes.warmer-schedule", { schedule: "61 * * * *" }],
    ["kubernetes.warmer-schedule", { schedule: "0 0 31 2 *" }],
    ["kubernetes.warmer-schedule", { schedule: "0 0 L * *" }],
    ["kubernetes.warmer-schedule", { schedule: "0 0 * * 1#2" }],
    ["kubernetes.warmer-time-zone", { timeZone: "Mars/Olympus" }],
    ["kubernetes.warmer-deadline", { deadline: Duration.minutes(4) }],
    ["kubernetes.warmer-deadline", { deadline: Duration.milliseconds(10) }],
  ])("%s: %p is refused", (id, settings) => {
    expect(faultIds(() => make(settings))).toEqual([id]);
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
    );
  });
});
