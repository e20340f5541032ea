import { guardrail } from "../../rule";
import { concernsCache, WORKLOADS } from "../../workloads";

export const podNamespace = guardrail({
  id: "pod-namespace",
  severity: "error",
  pack: "strict",
  problem: "The pods are in the default namespace",
  why: "Quotas, network policies and permissions apply to a namespace.",
  fix: "set metadata namespace to a namespace other than default",
  references: ["CKV_K8S_21"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    concernsCache(workload) ? { namespace: workload.get("metadata.namespace") } : undefined,
  isValid: ({ namespace }) => namespace !== undefined && namespace !== "default",
});
