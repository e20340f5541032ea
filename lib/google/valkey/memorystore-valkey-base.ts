import type { IMemorystoreNodeCache } from "../shared/node-cache";
import type { MetricSource } from "../shared/node-cache-base";

/** A Memorystore for Valkey instance, made here or imported. */
export interface IMemorystoreValkey extends IMemorystoreNodeCache {}

/** The role that lets a principal log in. */
export const CONNECTION_ROLE = "roles/memorystore.dbConnectionUser";

/**
 * Where Cloud Monitoring has the metrics of an instance.
 *
 * Source: https://cloud.google.com/memorystore/docs/valkey/supported-monitoring-metrics
 */
export function metricSource(instanceId: string, location: string): MetricSource {
  return {
    prefix: "memorystore.googleapis.com/instance",
    resourceType: "memorystore.googleapis.com/Instance",
    resourceLabels: { instance_id: instanceId, location },
  };
}
