import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { ELASTICACHE_SERVERLESS_ALARMS_PROPS } from "../shapes";
import { CloudWatchAlarms } from "../shared/cloudwatch-alarms";
import type { CloudWatchAlarmsProps } from "../shared/cloudwatch-alarms-props";
import type { CloudWatchTables } from "../shared/cloudwatch-reading";
import { serverlessMetric } from "../shared/elasticache-metric";
import { ELASTICACHE_SERVERLESS_ALARMS, type ElastiCacheServerlessAlarmName } from "./alarms";
import { SERVERLESS_GRAPHS } from "./graphs";
import type { IElastiCacheServerless } from "./serverless-cache";

/** How `ElastiCacheServerlessAlarms` are made. */
export interface ElastiCacheServerlessAlarmsProps
  extends CloudWatchAlarmsProps<IElastiCacheServerless, ElastiCacheServerlessAlarmName> {}

const TABLES: CloudWatchTables<IElastiCacheServerless> = {
  readings: ELASTICACHE_SERVERLESS_ALARMS,
  graphs: SERVERLESS_GRAPHS,
  metrics: ({ cacheName }, metricName, options) => [
    serverlessMetric(cacheName, metricName, options),
  ],
};

/**
 * CloudWatch alarms for a serverless cache, one composite alarm over the critical ones, which is what pages, and a
 * dashboard. Nothing else measures a serverless cache.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheServerless(this, "Cache", { vpcId, subnets, cacheUsageLimits });
 * const topic = new SnsTopic(this, "Critical", { name: "cache-critical" });
 * new ElastiCacheServerlessAlarms(this, "Alarms", { cache, topics: { critical: [topic.arn] } });
 * ```
 */
export class ElastiCacheServerlessAlarms extends CloudWatchAlarms<
  IElastiCacheServerless,
  ElastiCacheServerlessAlarmName
> {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheServerlessAlarmsProps) {
    const subject = `ElastiCacheServerlessAlarms ${constructPath(scope, id)}`;
    super(
      scope,
      id,
      subject,
      TABLES,
      withShape(subject, ELASTICACHE_SERVERLESS_ALARMS_PROPS, props),
    );
  }
}
