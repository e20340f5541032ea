import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { ELASTICACHE_ALARMS_PROPS } from "../shapes";
import { CloudWatchAlarms } from "../shared/cloudwatch-alarms";
import type { CloudWatchAlarmsProps } from "../shared/cloudwatch-alarms-props";
import type { CloudWatchTables } from "../shared/cloudwatch-reading";
import { memberMetrics } from "../shared/elasticache-metric";
import { ELASTICACHE_ALARMS, type ElastiCacheAlarmName } from "./alarms";
import { REPLICATION_GROUP_GRAPHS } from "./graphs";
import type { IElastiCacheReplicationGroup } from "./members";

/** How `ElastiCacheAlarms` are made. */
export interface ElastiCacheAlarmsProps
  extends CloudWatchAlarmsProps<IElastiCacheReplicationGroup, ElastiCacheAlarmName> {}

const TABLES: CloudWatchTables<IElastiCacheReplicationGroup> = {
  readings: ELASTICACHE_ALARMS,
  graphs: REPLICATION_GROUP_GRAPHS,
  metrics: ({ cacheName, memberIds }, metricName, options) =>
    memberMetrics(memberIds, metricName, options).map((metric, index) => ({
      ...metric,
      // The end of the id alone: the cache's name may be one that only Terraform will know.
      node: (memberIds[index] as string).slice(cacheName.length + 1),
    })),
};

/**
 * CloudWatch alarms for every node of a replication group, one composite alarm over the critical ones,
 * which is what pages, and a dashboard. They see what no exporter sees in the cloud, and need no cluster.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheReplicationGroup(this, "Cache", { vpcId, subnets, nodeType: "cache.r7g.large" });
 * const topic = new SnsTopic(this, "Critical", { name: "cache-critical" });
 * new ElastiCacheAlarms(this, "Alarms", { cache, topics: { critical: [topic.arn] } });
 * ```
 */
export class ElastiCacheAlarms extends CloudWatchAlarms<
  IElastiCacheReplicationGroup,
  ElastiCacheAlarmName
> {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheAlarmsProps) {
    const subject = `ElastiCacheAlarms ${constructPath(scope, id)}`;
    super(scope, id, subject, TABLES, withShape(subject, ELASTICACHE_ALARMS_PROPS, props));
  }
}
