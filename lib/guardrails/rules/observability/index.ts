import type { GuardrailRule } from "../../rule";
import { cacheAlarms } from "./cache-alarms";
import { elasticacheAlarmActions } from "./elasticache-alarm-actions";
import { elasticacheLogKey } from "./elasticache-log-key";
import { elasticacheLogRetention } from "./elasticache-log-retention";
import { elasticacheLogs } from "./elasticache-logs";

/** Rules on observability. */
export const OBSERVABILITY_RULES: readonly GuardrailRule[] = [
  cacheAlarms,
  elasticacheAlarmActions,
  elasticacheLogKey,
  elasticacheLogRetention,
  elasticacheLogs,
];
