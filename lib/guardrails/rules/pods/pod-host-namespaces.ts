import { isTrue, valueAt } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { podOf, WORKLOADS } from "../../workloads";

export const podHostNamespaces = guardrail({
  id: "pod-host-namespaces",
  severity: "error",
  pack: "baseline",
  problem: "A pod shares the network, the processes or the memory of its node",
  why: "It sees all traffic and processes of the node, and network policies do not apply to it.",
  fix: "remove host_network, host_pid and host_ipc",
  references: ["CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19"],
  appliesTo: WORKLOADS,
  inputs: (workload) => {
    const pod = podOf(workload);
    return pod === undefined
      ? undefined
      : {
          host_network: valueAt(pod, "host_network"),
          host_pid: valueAt(pod, "host_pid"),
          host_ipc: valueAt(pod, "host_ipc"),
        };
  },
  isValid: (shared) => !Object.values(shared).some(isTrue),
});
