import { alerts } from "../definition";

/** Whether clients reach the cache and are let in. */
export const CONNECTION_ALERTS = alerts({
  Down: {
    meaning: "a node does not answer or cannot be scraped",
    severity: "critical",
    advice:
      "Check whether clients fail too: if not, the exporter or its way to the cache is broken.",
    measuredBy: ["Prometheus"],
  },
  Unmeasured: {
    meaning: "no exporter measures the cache, so that no other alert can fire",
    severity: "critical",
    advice:
      "Check whether the exporter's pod runs, and whether Prometheus lists it among its targets.",
    measuredBy: ["Prometheus"],
  },
  ConnectionsHigh: {
    meaning: "a node has nearly as many connections as it takes",
    threshold: {
      unit: "share",
      fires: "above",
      value: 0.8,
      byBudget: {
        meaning: "a node has more connections than its clients plan",
        value: ({ inRollout }, connectionsPerNode) => Math.min(inRollout / connectionsPerNode, 1),
        inWords: "the connections that the budget plans",
      },
    },
    severity: "warning",
    advice: "Look for a client whose pool grew or that was scaled out, and lower its pool size.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring", "Azure Monitor"],
  },
  ConnectionsRejected: {
    meaning: "a node refused connections, because it had as many as it takes",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "critical",
    advice:
      "Look for the client with the most connections and restart or scale it in now; then lower its pool size.",
    measuredBy: ["Prometheus", "Cloud Monitoring"],
  },
  NewConnectionsHigh: {
    meaning: "clients connect again and again instead of keeping connections",
    threshold: { unit: "a second", fires: "above", value: 1000 / 60, inWords: "1000 / 60" },
    severity: "warning",
    advice: "Look for a client without a pool; each TLS handshake costs the engine's time.",
    runbook: "ConnectionsHigh",
    measuredBy: ["CloudWatch"],
  },
  AuthFailures: {
    meaning: "clients without or with wrong credentials tried to use a node",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "warning",
    advice:
      "Look for a rotation that a client has missed; if all clients are well, for someone who has no business there.",
    measuredBy: ["Prometheus", "CloudWatch"],
  },
  AccessDenied: {
    meaning: "a user tried keys that its access string does not grant",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "warning",
    advice:
      "Look for an application that got another prefix of keys, or another user; widen the access string only if it should have them.",
    runbook: "AuthFailures",
    measuredBy: ["CloudWatch"],
  },
});
