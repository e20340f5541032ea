import { presence } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podResources = guardrail({
  id: "pod-resources",
  severity: "error",
  pack: "strict",
  problem: "A container lacks a CPU request, a memory request or a memory limit",
  why: "Without requests the scheduler can overload a node. Without a limit one container can use all memory of the node.",
  fix: "set resources requests cpu and memory, and limits memory",
  references: ["CKV_K8S_10", "CKV_K8S_12", "CKV_K8S_13"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      requests_cpu: presence(get("resources.requests.cpu")),
      requests_memory: presence(get("resources.requests.memory")),
      limits_memory: presence(get("resources.limits.memory")),
    })),
  isValid: ({ container: _, ...resources }) =>
    Object.values(resources).every((inputs) => inputs === true),
});
