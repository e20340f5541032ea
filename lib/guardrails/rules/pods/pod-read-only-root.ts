import { isTrue } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podReadOnlyRoot = guardrail({
  id: "pod-read-only-root",
  severity: "error",
  pack: "strict",
  what: "Containers cannot write to their own image.",
  why: "Who gets in can then leave nothing behind.",
  fix: "set security_context read_only_root_filesystem = true, and mount an emptyDir where files are written",
  references: ["CKV_K8S_22"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      read_only_root_filesystem: get("security_context.read_only_root_filesystem"),
    })),
  isValid: (container) => isTrue(container.read_only_root_filesystem),
});
