import { isStore } from "../../core/cache-purpose";
import { alerts, type CacheSubject } from "../definition";

const stores = { to: "stores", when: ({ cache }: CacheSubject) => isStore(cache) };

/** Whether a store keeps what was written to stay. */
export const STORE_ALERTS = alerts({
  StoreEvicting: {
    meaning: "a store evicts keys, and what was in them is lost",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "critical",
    applies: stores,
    advice:
      "Make room at once: delete what can be lost, then take a larger node. Check that nobody has changed the eviction policy.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring", "Azure Monitor"],
  },
  StoreMemoryHigh: {
    meaning: "a store is about to evict keys or to refuse writes",
    threshold: { unit: "share", fires: "above", value: 0.9 },
    severity: "critical",
    applies: stores,
    advice: "Look for what grew, delete what can be lost, and take a larger node.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring", "Azure Monitor"],
  },
});
