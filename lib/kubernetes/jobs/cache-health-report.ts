import { Construct } from "constructs";
import type { Duration } from "../../core";
import { findFaults, refuse } from "../../core/validation";
import type { CacheClientConfig } from "../clients/cache-client-config";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "../objects/common";
import { adviseOnImage } from "../objects/image-advice";
import { workloadBindings } from "../objects/workload-bindings";
import { cacheHealthReportJob } from "./cache-health-report-job";
import { CACHE_HEALTH_REPORT_RULES } from "./cache-health-report-rules";
import { HEALTH_REPORT_SCRIPT } from "./cache-health-report-script";
import { jobArguments, jobPodTemplate, jobServiceAccount, makeCronJob } from "./cache-job";
import type { CacheJobSettings } from "./cache-job-settings";
import { mountedScript } from "./mounted-script";

/**
 * How the health of a cache is reported. The image must have a POSIX shell and redis-cli 7 or later, as
 * the official images of Redis and Valkey have.
 */
export interface HealthReportSettings extends CacheJobSettings {
  /**
   * Name of the Job or the CronJob, up to 52 characters.
   *
   * @default "redis-health-report"
   */
  readonly name?: string;
  /**
   * A cron line of five fields. What concerns a schedule can be set with one only: `timeZone`,
   * `suspend`, `startingDeadline`, `successfulJobsRetained`, `failedJobsRetained` and `ttlAfterFinished`.
   *
   * @default - a Job that runs once, when it is deployed or changed
   */
  readonly schedule?: string;
  /**
   * How long one report may take: at least a second, below the schedule's period.
   *
   * @default - three quarters of the period, at most 10 minutes
   */
  readonly activeDeadline?: Duration;
  /**
   * Whether to look for the biggest keys and, where the eviction policy is LFU, for the hottest. Every
   * key is looked at, with pauses; the report names keys.
   *
   * @default true
   */
  readonly keys?: boolean;
}

/** How a `CacheHealthReport` is made. */
export interface CacheHealthReportProps extends KubernetesCommonProps, HealthReportSettings {
  /** The client contract in the same namespace. */
  readonly client: CacheClientConfig;
}

/**
 * A Job or a CronJob that prints memory, clients, hit rate, evictions, keyspace, eviction policy, and
 * the biggest and hottest keys of every node into its log. It is a client like every other, and reads
 * only: it never uses MONITOR or KEYS.
 */
export class CacheHealthReport extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheHealthReportProps) {
    super(scope, id);
    const report = cacheHealthReportJob(props);
    refuse(`CacheHealthReport ${this.node.path}`, findFaults(CACHE_HEALTH_REPORT_RULES, report));
    adviseOnImage(this, report.image);
    const metadata = objectMetadata(report.name, "health-report", props);
    const script = mountedScript(this, HEALTH_REPORT_SCRIPT, metadata, props);

    jobServiceAccount(this, metadata, report, props);
    const template = jobPodTemplate(
      metadata,
      report,
      {
        container: "health-report",
        command: script.command,
        env: [{ name: "REPORT_KEYS", value: String(props.keys ?? true) }],
        script,
      },
      props.client,
    );
    const { schedule } = report;
    if (schedule !== undefined) {
      makeCronJob(this, metadata, { ...report, schedule }, template, props);
      return;
    }
    new workloadBindings.JobV1(this, "Resource", {
      metadata,
      spec: { ...jobArguments(report), template },
      // A cache that is not well must not fail a deploy. Without an end of its life, since Terraform
      // would make a Job that is gone anew.
      waitForCompletion: false,
      ...metaArguments(props),
    });
  }
}
