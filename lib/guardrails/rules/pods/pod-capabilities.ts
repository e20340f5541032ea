import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podCapabilities = guardrail({
  id: "pod-capabilities",
  severity: "error",
  pack: "strict",
  problem: "A container keeps Linux capabilities",
  why: "A client of a cache needs none.",
  fix: "set security_context capabilities drop = [ALL], and remove add",
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
