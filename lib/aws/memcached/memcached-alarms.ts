import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { ELASTICACHE_MEMCACHED_ALARMS_PROPS } from "../shapes";
import { CloudWatchAlarms } from "../shared/cloudwatch-alarms";
import type { CloudWatchAlarmsProps } from "../shared/cloudwatch-alarms-props";
import type { CloudWatchTables } from "../shared/cloudwatch-reading";
import { ELASTICACHE_MEMCACHED_ALARMS, type ElastiCacheMemcachedAlarmName } from "./alarms";
import { MEMCACHED_GRAPHS } from "./graphs";
import { type IElastiCacheMemcached, nodeId } from "./memcached-cache";

/** How `ElastiCacheMemcachedAlarms` are made. */
export interface ElastiCacheMemcachedAlarmsProps
  extends CloudWatchAlarmsProps<IElastiCacheMemcached, ElastiCacheMemcachedAlarmName> {}

const TABLES: CloudWatchTables<IElastiCacheMemcached> = {
  readings: ELASTICACHE_MEMCACHED_ALARMS,
  graphs: MEMCACHED_GRAPHS,
  metrics: (cache, metricName, options) =>
    cache.metric(metricName, options).map((metric, index) => ({ ...metric, node: nodeId(index) })),
};

/**
 * CloudWatch alarms for every node of a Memcached cluster, one composite alarm over the critical ones, which is what
 * pages, and a dashboard.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheMemcached(this, "Cache", { vpcId, subnets, nodeType: "cache.r7g.large" });
 * const topic = new SnsTopic(this, "Critical", { name: "cache-critical" });
 * new ElastiCacheMemcachedAlarms(this, "Alarms", { cache, topics: { critical: [topic.arn] } });
 * ```
 */
export class ElastiCacheMemcachedAlarms extends CloudWatchAlarms<
  IElastiCacheMemcached,
  ElastiCacheMemcachedAlarmName
> {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheMemcachedAlarmsProps) {
    const subject = `ElastiCacheMemcachedAlarms ${constructPath(scope, id)}`;
    super(
      scope,
      id,
      subject,
      TABLES,
      withShape(subject, ELASTICACHE_MEMCACHED_ALARMS_PROPS, props),
    );
  }
}
