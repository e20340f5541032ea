import { EvictionPolicy } from "../../core";
import { isStore } from "../../core/cache-purpose";
import { evictsEveryKey } from "../../core/eviction-policy";
import { alerts, type CacheSubject } from "../definition";

/** A full cache that can evict any key is a cache at work, and Evicting says when it is too small. */
const whereKeysMayBeKept = {
  to: "caches that cannot evict every key: `volatile-*`, `noeviction`, or a policy not known",
  when: ({ cache }: CacheSubject) => !evictsEveryKey(cache.evictionPolicy),
};

/** Whether the data fits. */
export const MEMORY_ALERTS = alerts({
  Evicting: {
    meaning: "a node evicts keys all the time, because its data does not fit",
    threshold: { unit: "a second", fires: "above", value: 10 },
    severity: "warning",
    applies: {
      to: "caches that evict: any policy but `noeviction`; no stores",
      when: ({ cache }) => !isStore(cache) && cache.evictionPolicy !== EvictionPolicy.NOEVICTION,
    },
    advice:
      "Look at the hit rate: if it falls, take a larger node or more shards, or store less and shorter.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring", "Azure Monitor"],
  },
  MemoryHigh: {
    meaning: "a node's memory is nearly full",
    threshold: {
      unit: "share",
      fires: "above",
      // All of a store's data must fit, and its larger node must be there before it does not.
      value: ({ cache }) => (isStore(cache) ? 0.8 : 0.9),
      inWords: "0.9, of a store 0.8",
    },
    severity: "warning",
    applies: whereKeysMayBeKept,
    advice:
      "Look for keys without a TTL and for large keys; take a larger node before writes fail.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring", "Azure Monitor"],
  },
  MemoryHighNoEviction: {
    meaning: "a node that may evict nothing is about to refuse writes",
    threshold: { unit: "share", fires: "above", value: 0.95 },
    severity: "critical",
    applies: {
      to: "caches with `noeviction`, or a policy not known; no stores",
      when: ({ cache }) =>
        !isStore(cache) &&
        (cache.evictionPolicy === undefined || cache.evictionPolicy === EvictionPolicy.NOEVICTION),
    },
    advice: "Look for what grew, delete what can be lost, and take a larger node.",
    measuredBy: ["Prometheus", "CloudWatch", "Azure Monitor"],
  },
  OutOfMemoryErrors: {
    meaning: "a node refused writes, because its memory is full",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "critical",
    advice:
      "Look at the eviction policy and at keys without a TTL; delete what can be lost, then take a larger node.",
    measuredBy: ["Prometheus"],
  },
  KeysWithoutTtl: {
    meaning: "many keys have no TTL, and stay until someone deletes them",
    threshold: { unit: "share", fires: "above", value: 0.25 },
    severity: "warning",
    applies: {
      to: `${whereKeysMayBeKept.to}; no stores`,
      when: (subject) => !isStore(subject.cache) && whereKeysMayBeKept.when(subject),
    },
    advice: "Look for the application that writes them, and give its keys a TTL.",
    measuredBy: ["Prometheus"],
  },
});
