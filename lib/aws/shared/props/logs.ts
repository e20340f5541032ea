import { Duration } from "../../../core";

/** The logs of an ElastiCache cache. */
export interface ElastiCacheLogProps {
  /**
   * How long the slow log and (from 6.2) the engine log are kept: one of the periods that
   * CloudWatch Logs knows.
   *
   * Source:
   * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default Duration.days(365)
   */
  readonly logRetention?: Duration;
}

/** Fills in the default. */
export function withLogDefaults({ logRetention = Duration.days(365) }: ElastiCacheLogProps) {
  return { logRetention };
}
