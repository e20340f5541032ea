import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podCapabilities = guardrail({
  id: "pod-capabilities",
  severity: "error",
  pack: "strict",
  what: "Containers give up all capabilities and get none back.",
  why: "A client of a cache opens connections; it needs none of them.",
  fix: "set security_context capabilities drop = [ALL], and leave add out",
  references: ["CKV_K8S_25", "CKV_K8S_28", "CKV_K8S_37"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      drop: get("security_context.capabilities.drop"),
      add: get("security_context.capabilities.add"),
    })),
  isValid: ({ drop, add }) =>
    Array.isArray(drop) && drop.includes("ALL") && (add === undefined || isEmpty(add)),
});

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
