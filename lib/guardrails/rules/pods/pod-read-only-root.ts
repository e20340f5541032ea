import { isTrue } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podReadOnlyRoot = guardrail({
  id: "pod-read-only-root",
  severity: "error",
  pack: "strict",
  problem: "A container can write to its root filesystem",
  why: "An attacker can change programs in it and leave files behind.",
  fix: "set security_context read_only_root_filesystem = true, and mount an emptyDir where the container writes files",
  references: ["CKV_K8S_22"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      read_only_root_filesystem: get("security_context.read_only_root_filesystem"),
    })),
  isValid: (container) => isTrue(container.read_only_root_filesystem),
});
