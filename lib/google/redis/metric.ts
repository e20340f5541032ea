import {
  type MemorystoreMetric,
  type MemorystoreMetricOptions,
  memorystoreMetric,
} from "../shared/memorystore-metric";

/**
 * A metric of an instance, all its nodes.
 *
 * @param name after `redis.googleapis.com/`:
 * https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics
 * @internal
 */
export function instanceMetric(
  resourceName: string,
  name: string,
  options?: MemorystoreMetricOptions,
): MemorystoreMetric {
  return memorystoreMetric(
    { resourceType: "redis_instance", resourceLabels: { instance_id: resourceName } },
    `redis.googleapis.com/${name}`,
    options,
  );
}
