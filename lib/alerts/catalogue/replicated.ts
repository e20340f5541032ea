import { replicasPerPrimary } from "../../core/topology";
import type { CacheSubject } from "../definition";

/** Alerts on replicas are for caches that have some. */
export const replicated = {
  to: "caches with replicas",
  when: ({ cache }: CacheSubject) => replicasPerPrimary(cache.topology) > 0,
};
