import { guardrail } from "../../rule";
import { concernsCache, WORKLOADS } from "../../workloads";

export const podNamespace = guardrail({
  id: "pod-namespace",
  severity: "error",
  pack: "strict",
  what: "Pods of a cache are in a namespace of their own.",
  why: "Quotas, network policies and rights are given by namespace.",
  fix: "set metadata namespace to anything but default",
  references: ["CKV_K8S_21"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    concernsCache(workload) ? { namespace: workload.get("metadata.namespace") } : undefined,
  isValid: ({ namespace }) => namespace !== undefined && namespace !== "default",
});
