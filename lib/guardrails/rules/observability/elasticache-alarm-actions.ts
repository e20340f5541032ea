import { isFalse } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";

export const elasticacheAlarmActions = guardrail({
  id: "elasticache-alarm-actions",
  severity: "error",
  pack: "strict",
  problem: "The alarm notifies nobody",
  why: "An alarm without actions only changes its colour in the console.",
  fix: "set alarm_actions, and remove actions_enabled = false",
  references: ["CKV_AWS_319"],
  appliesTo: ["aws_cloudwatch_metric_alarm"],
  inputs: (alarm) =>
    JSON.stringify(alarm.attributes).includes("AWS/ElastiCache")
      ? { actions_enabled: alarm.get("actions_enabled"), alarm_actions: alarm.has("alarm_actions") }
      : undefined,
  isValid: ({ actions_enabled, alarm_actions }) =>
    !isFalse(actions_enabled) && alarm_actions === true,
});
