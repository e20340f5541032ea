import { isFalse, isTrue } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podPrivileged = guardrail({
  id: "pod-privileged",
  severity: "error",
  pack: "baseline",
  problem: "A container can become root on its node",
  why: "A privileged container has all rights of its node, and privilege escalation lets any process gain more rights.",
  fix: "set security_context allow_privilege_escalation = false, and remove privileged",
  references: ["CKV_K8S_16", "CKV_K8S_20"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      privileged: get("security_context.privileged"),
      allow_privilege_escalation: get("security_context.allow_privilege_escalation"),
    })),
  isValid: ({ privileged, allow_privilege_escalation }) =>
    !isTrue(privileged) && isFalse(allow_privilege_escalation),
});
