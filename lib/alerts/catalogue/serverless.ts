import { alerts, type CacheSubject } from "../definition";

const serverless = {
  to: "serverless caches",
  when: ({ cache: { topology } }: CacheSubject) => topology.kind === "serverless",
};

/** Whether a cache that its cloud scales is near where it may not grow. */
export const SERVERLESS_ALERTS = alerts({
  ProcessingHigh: {
    meaning: "a serverless cache uses nearly as many processing units as its maximum",
    threshold: { unit: "share", fires: "above", value: 0.75 },
    severity: "warning",
    applies: serverless,
    advice:
      "Look for a client that sends more commands, or larger values; raise the maximum before commands are throttled.",
    runbook: "CommandsThrottled",
    measuredBy: ["CloudWatch"],
  },
  CommandsThrottled: {
    meaning: "a serverless cache throttles commands",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "critical",
    applies: serverless,
    advice:
      "Compare the processing units with their maximum: at the maximum raise it; below it the load grows faster than the cache scales, and a minimum prepares for it.",
    measuredBy: ["CloudWatch"],
  },
});
