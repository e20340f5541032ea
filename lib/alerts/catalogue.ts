import { BACKUP_ALERTS } from "./catalogue/backups";
import { CONNECTION_ALERTS } from "./catalogue/connections";
import { MEMORY_ALERTS } from "./catalogue/memory";
import { NODE_ALERTS } from "./catalogue/node";
import { PERFORMANCE_ALERTS } from "./catalogue/performance";
import { REPLICATION_ALERTS } from "./catalogue/replication";
import { SERVERLESS_ALERTS } from "./catalogue/serverless";
import { STORE_ALERTS } from "./catalogue/stores";
import { WARMER_ALERTS } from "./catalogue/warmers";

/**
 * Every alert of every system, once: what it means, where it fires, how much it matters and what to do.
 * How a system measures it is in that system's readings.
 */
export const ALERTS = {
  ...CONNECTION_ALERTS,
  ...PERFORMANCE_ALERTS,
  ...NODE_ALERTS,
  ...MEMORY_ALERTS,
  ...STORE_ALERTS,
  ...SERVERLESS_ALERTS,
  ...REPLICATION_ALERTS,
  ...BACKUP_ALERTS,
  ...WARMER_ALERTS,
};

/** Name of an alert of the catalogue. */
export type AlertName = keyof typeof ALERTS;

/** Readings of a system, by the alert's name, that keep their names as a type. @internal */
export function readingsOf<Reading>() {
  return <Name extends AlertName>(table: Record<Name, Reading>) => table;
}
