import { Token } from "cdktf";
import type { CloudAlertProps } from "../../alerts";
import { type MeasuredAlert, measuredAlerts } from "../../alerts/measured-alerts";
import type { IManagedCache } from "../../core";
import { type Fault, findFaults, rulesFor } from "../../core/validation";
import type { CloudWatchTables } from "./cloudwatch-reading";

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const LONGEST = 1024;

type Props = Pick<CloudAlertProps<IManagedCache, string>, "cache" | "runbookUrl">;

/** What an alarm says of itself. */
export function alarmDescription(
  { meaning, advice, runbook }: MeasuredAlert<unknown>,
  { cache, runbookUrl }: Props,
): string {
  const link = runbookUrl && ` ${runbookUrl.replaceAll("{alert}", runbook)}`;
  return `Cache ${cache.cacheName}: ${meaning}. ${advice}${link ?? ""}`;
}

/** What is wrong with the descriptions of a cache's alarms. */
export function findDescriptionFaults<Cache extends IManagedCache>(
  { readings }: CloudWatchTables<Cache>,
  props: CloudAlertProps<Cache, string>,
): Fault[] {
  const descriptions = measuredAlerts(readings, props, props.overrides)
    .map((alert) => ({ alert: alert.id, description: alarmDescription(alert, props) }))
    .filter(({ description }) => !Token.isUnresolved(description))
    .map(({ alert, description }) => ({ alert, characters: description.length }));
  const [longest] = descriptions.sort((a, b) => b.characters - a.characters);
  return longest === undefined ? [] : findFaults(RULES, longest);
}

const RULES = [
  rulesFor<{ readonly alert: string; readonly characters: number }>()({
    id: "elasticache.alarm-description",
    inputs: ({ alert, characters }) => ({ alert, characters }),
    isValid: ({ characters }) => characters <= LONGEST,
    expected: `descriptions of up to ${LONGEST} characters, the address of the runbook among them`,
    fix: "shorten runbookUrl",
  }),
];
