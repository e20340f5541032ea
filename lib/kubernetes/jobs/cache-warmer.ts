import { Construct } from "constructs";
import type { WatchedWarmer } from "../../alerts";
import type { Duration } from "../../core";
import { findFaults, refuse } from "../../core/validation";
import type { CacheClientConfig } from "../clients/cache-client-config";
import { type KubernetesCommonProps, objectMetadata } from "../objects/common";
import { adviseOnImage } from "../objects/image-advice";
import { jobPodTemplate, jobServiceAccount, makeCronJob } from "./cache-job";
import type { CacheJobSettings } from "./cache-job-settings";
import { type CacheWarmerJob, cacheWarmerJob } from "./cache-warmer-job";
import { CACHE_WARMER_RULES } from "./cache-warmer-rules";
import { mountedScript } from "./mounted-script";

/** What a warmer runs and when. */
export interface WarmerSettings extends CacheJobSettings {
  /**
   * What to run; it finds the cache through the variables of the client contract. One of `command` and
   * `script`.
   *
   * @default - the script
   */
  readonly command?: string[];
  /**
   * A script to run instead, which starts with `#!` and what runs it in the image: `#!/bin/sh`. Up to
   * 1 MiB.
   *
   * @default - the command
   */
  readonly script?: string;
  /**
   * Name of the CronJob, up to 52 characters.
   *
   * @default "redis-warmer"
   */
  readonly name?: string;
  /**
   * A cron line of five fields.
   *
   * @default "*\/4 * * * *"
   */
  readonly schedule?: string;
  /**
   * How long one run may take: at least a second, below the schedule's period, so that runs never
   * pile up.
   *
   * @default - three quarters of the period, at most an hour
   */
  readonly activeDeadline?: Duration;
  /**
   * How long the entries live that the warmer writes: longer than the schedule's longest pause, so
   * that they are there until the next run.
   *
   * @default - not known, and so not judged
   */
  readonly entryTtl?: Duration;
}

/** How a `CacheWarmer` is made. */
export interface CacheWarmerProps extends KubernetesCommonProps, WarmerSettings {
  /** The client contract in the same namespace. */
  readonly client: CacheClientConfig;
}

/**
 * A CronJob that fills the cache before its entries run out, connected as every other client is, with
 * a service account that can do nothing and the restricted pod security standard.
 */
export class CacheWarmer extends Construct {
  private readonly job: CacheWarmerJob;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheWarmerProps) {
    super(scope, id);
    const warmer = cacheWarmerJob(props);
    this.job = warmer;
    refuse(`CacheWarmer ${this.node.path}`, findFaults(CACHE_WARMER_RULES, warmer));
    adviseOnImage(this, warmer.image);
    const metadata = objectMetadata(warmer.name, "warmer", props);
    const script =
      warmer.script === undefined ? undefined : mountedScript(this, warmer.script, metadata, props);

    jobServiceAccount(this, metadata, warmer, props);
    makeCronJob(
      this,
      metadata,
      warmer,
      jobPodTemplate(
        metadata,
        warmer,
        { container: "warmer", command: script?.command ?? warmer.command ?? [], script },
        props.client,
      ),
      props,
    );
  }

  /** What alerts have to know; nothing for a schedule that only Terraform will know. */
  public watched(): WatchedWarmer[] {
    const { name, namespace, longestPause: period } = this.job;
    return period === undefined ? [] : [{ name, namespace, period }];
  }
}
