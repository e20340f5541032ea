import { isTrue } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

/** Ids below clash with users of the node. */
const LOWEST_ID = 10_000;

export const podUser = guardrail({
  id: "pod-user",
  severity: "error",
  pack: "strict",
  problem: "A container can run as root or as a user of the node",
  why: "After an escape from the container it has the rights of that user on the node.",
  fix: "set security_context run_as_non_root = true and run_as_user to 10000 or more, on the pod or on each container",
  references: ["CKV_K8S_23", "CKV_K8S_40"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get, pod }) => {
      const setting = (attribute: string) =>
        get(`security_context.${attribute}`) ?? pod(`security_context.${attribute}`);
      return {
        container: name,
        run_as_non_root: setting("run_as_non_root"),
        run_as_user: setting("run_as_user"),
      };
    }),
  isValid: ({ run_as_non_root, run_as_user }) =>
    isTrue(run_as_non_root) && Number(run_as_user) >= LOWEST_ID,
});
