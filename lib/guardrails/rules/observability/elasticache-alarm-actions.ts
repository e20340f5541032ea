import { isFalse } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";

export const elasticacheAlarmActions = guardrail({
  id: "elasticache-alarm-actions",
  severity: "error",
  pack: "strict",
  what: "Every alarm on ElastiCache tells someone.",
  why: "An alarm without actions changes colour on a page at which nobody looks.",
  fix: "set alarm_actions, and leave actions_enabled on",
  references: ["CKV_AWS_319"],
  appliesTo: ["aws_cloudwatch_metric_alarm"],
  inputs: (alarm) =>
    JSON.stringify(alarm.attributes).includes("AWS/ElastiCache")
      ? { actions_enabled: alarm.get("actions_enabled"), alarm_actions: alarm.has("alarm_actions") }
      : undefined,
  isValid: ({ actions_enabled, alarm_actions }) =>
    !isFalse(actions_enabled) && alarm_actions === true,
});
