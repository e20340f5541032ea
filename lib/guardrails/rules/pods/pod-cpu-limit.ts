import { presence } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podCpuLimit = guardrail({
  id: "pod-cpu-limit",
  severity: "warning",
  problem: "A container has no CPU limit",
  why: "It can take the CPU time of its neighbours. A limit also slows it down while the node is idle.",
  fix: "set resources limits cpu",
  references: ["CKV_K8S_11"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      limits_cpu: presence(get("resources.limits.cpu")),
    })),
  isValid: ({ limits_cpu }) => limits_cpu === true,
});
