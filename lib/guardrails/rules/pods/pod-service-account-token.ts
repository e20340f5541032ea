import { isFalse, valueAt } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { podOf, WORKLOADS } from "../../workloads";

export const podServiceAccountToken = guardrail({
  id: "pod-service-account-token",
  severity: "error",
  pack: "strict",
  problem: "The pods get a token for the Kubernetes API",
  why: "A client of a cache does not need it, and an attacker in the pod can use it.",
  fix: "set automount_service_account_token = false",
  references: ["CKV_K8S_38"],
  appliesTo: WORKLOADS,
  inputs: (workload) => {
    const pod = podOf(workload);
    return pod === undefined
      ? undefined
      : { automount_service_account_token: valueAt(pod, "automount_service_account_token") };
  },
  isValid: (pod) => isFalse(pod.automount_service_account_token),
});
