import { DEVELOPMENT_NOTE } from "../../../core/development";
import { isObject } from "../../../terraform/json-object";
import { guardrail } from "../../rule";
import { mainContainersOf, SERVICES } from "../../workloads";

/** Images of servers, whichever registry they come from. */
const SERVER_IMAGE = /(^|\/)(redis|redis-stack-server|valkey|memcached|keydb|dragonfly)([:@]|$)/;

/** The label of this library's server, whatever its image is called. */
const COMPONENT = "app.kubernetes.io/component";

export const cacheInCluster = guardrail({
  id: "cache-in-cluster",
  severity: "error",
  pack: "baseline",
  problem: "A cache runs in the cluster",
  why: "Nobody backs it up, patches it or fails it over: a restart of its pod empties it, and all clients read from the slow source at once.",
  fix: "use a managed cache; for development alone, say so with declareDevelopment",
  references: [],
  appliesTo: SERVICES,
  inputs: (workload) =>
    workload.isNoted(DEVELOPMENT_NOTE)
      ? undefined
      : mainContainersOf(workload).map(({ name, get }) => ({
          container: name,
          image: get("image"),
          [COMPONENT]: componentOf(workload.get("metadata.labels")),
        })),
  isValid: ({ image, [COMPONENT]: component }) =>
    component !== "cache-server" && !SERVER_IMAGE.test(String(image)),
});

/** The label, or the expression that has all labels. */
function componentOf(labels: unknown): unknown {
  return isObject(labels) ? labels[COMPONENT] : labels;
}
