import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import type { CacheEngine, Duration } from "../../core";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** The logs of a cache, as the ElastiCache API spells them. */
export type LogType = "slow-log" | "engine-log";

/** What log groups are made of. */
export interface LogSettings extends ResourceSettings {
  readonly engine: CacheEngine;
  readonly logRetention: Duration;
}

/** Makes the log groups of a cache, and says where each log goes. */
export function logDelivery(scope: Construct, settings: LogSettings, kmsKeyArn?: string) {
  return logTypes(settings.engine).map((logType) => ({
    logType,
    logFormat: "json",
    destinationType: "cloudwatch-logs",
    destination: new CloudwatchLogGroup(scope, logType === "slow-log" ? "SlowLog" : "EngineLog", {
      name: logGroupName(settings.names.logGroups, logType),
      retentionInDays: settings.logRetention.toDays(),
      kmsKeyId: kmsKeyArn,
      ...commonArguments(settings),
    }).name,
  }));
}

/** Name of the group of a log, or of all. */
export function logGroupName(start: string, logType: LogType | "*"): string {
  return `${start}/${logType}`;
}

/** Redis OSS has the engine log from 6.2, every version here the slow log. */
function logTypes(engine: CacheEngine): LogType[] {
  return engine.isAtLeast("6.2") ? ["slow-log", "engine-log"] : ["slow-log"];
}
