import { alerts } from "../definition";

const warmed = { to: "caches with a warmer", when: () => true };

/** Whether the cache is filled before its clients need it. */
export const WARMER_ALERTS = alerts({
  WarmerLate: {
    meaning: "a warmer's last success is too long ago",
    threshold: { unit: "periods", fires: "above", value: 2 },
    severity: "warning",
    applies: warmed,
    advice: "Look at its last job's log; entries run out and reads go to the database.",
    measuredBy: ["Prometheus"],
  },
  WarmerNeverSucceeded: {
    meaning: "a warmer is there for long and has not succeeded once",
    threshold: { unit: "periods", fires: "above", value: 2 },
    severity: "warning",
    applies: warmed,
    advice: "Look at its first job: mostly the image, the command or the credentials are wrong.",
    measuredBy: ["Prometheus"],
  },
  WarmerFailed: {
    meaning: "a run of a warmer has failed",
    severity: "warning",
    applies: warmed,
    advice:
      "Look at its log; a single failure costs nothing when the next run succeeds. The alert fires until the failed Job is removed.",
    measuredBy: ["Prometheus"],
  },
});
