import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { inspected } from "./inspected";

test("neither page has a secret in an alert", () => {
  const { html, markdown } = inspected((stack) => {
    new CloudwatchMetricAlarm(stack, "Alarm", {
      alarmName: "errors",
      alarmDescription: "see https://app:hunter2@runbooks.example.com",
      metricName: "Errors",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      threshold: 1,
    });
  });
  for (const page of [html, markdown]) {
    expect(page).toContain("runbooks.example.com");
    expect(page).not.toContain("https://app:hunter2");
  }
});
