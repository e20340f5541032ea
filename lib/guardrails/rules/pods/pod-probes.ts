import { presence } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { mainContainersOf, SERVICES } from "../../workloads";

export const podProbes = guardrail({
  id: "pod-probes",
  severity: "error",
  pack: "strict",
  problem: "A container lacks a liveness or a readiness probe",
  why: "A client that hangs on a lost connection stays in service.",
  fix: "set liveness_probe and readiness_probe",
  references: ["CKV_K8S_8", "CKV_K8S_9"],
  appliesTo: SERVICES,
  inputs: (workload) =>
    mainContainersOf(workload).map(({ name, get }) => ({
      container: name,
      liveness_probe: presence(get("liveness_probe")),
      readiness_probe: presence(get("readiness_probe")),
    })),
  isValid: ({ liveness_probe, readiness_probe }) =>
    liveness_probe === true && readiness_probe === true,
});
