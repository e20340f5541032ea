import type { Duration } from "../../core";
import type { CacheClientConfig } from "../clients/cache-client-config";
import type { KubernetesCommonProps } from "../objects/object-props";
import type { CacheJobSettings } from "./job-settings";

/** What a warmer runs, and when. */
export interface WarmerSettings extends CacheJobSettings {
  /**
   * The command to run in place of the image's entrypoint. It finds the cache through the variables of the client
   * contract. Set `command` or `script`, or neither of them.
   *
   * @default - the script; without one the entrypoint of the image
   */
  readonly command?: string[];
  /**
   * A script to run. Its first line is `#!` and the path of its interpreter in the image: `#!/bin/sh`. Up
   * to 1 MiB.
   *
   * @default - the command; without one the entrypoint of the image
   */
  readonly script?: string;
  /**
   * Arguments of the command, of the script or of the image's entrypoint. They arrive as they were written, but for
   * `$(NAME)`: Kubernetes puts the variable of that name in its place.
   *
   * @default - none; for the image's entrypoint those of the image
   */
  readonly args?: string[];
  /**
   * Name of the CronJob, up to 52 characters.
   *
   * @default "redis-warmer"
   */
  readonly name?: string;
  /**
   * A cron line of five fields, in which Sunday is 0, or a name such as `@hourly`.
   *
   * @default "*\/4 * * * *"
   */
  readonly schedule?: string;
  /**
   * How long one run may take: at least a second, less than the schedule's shortest period, so that runs
   * never pile up.
   *
   * @default - three quarters of the period, at most an hour
   */
  readonly activeDeadline?: Duration;
  /**
   * How long the entries live that the warmer writes: longer than the schedule's longest period, so that
   * they are in the cache until the next run.
   *
   * @default - not known, and so not checked
   */
  readonly entryTtl?: Duration;
}

/** Props of a `CacheWarmer`. */
export interface CacheWarmerProps extends KubernetesCommonProps, WarmerSettings {
  /** The client contract in the same namespace. */
  readonly client: CacheClientConfig;
}
