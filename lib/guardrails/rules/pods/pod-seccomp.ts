import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

/** Profiles that refuse the system calls that no application needs. */
const PROFILES: readonly unknown[] = ["RuntimeDefault", "Localhost"];

export const podSeccomp = guardrail({
  id: "pod-seccomp",
  severity: "error",
  pack: "strict",
  problem: "A container runs without a seccomp profile",
  why: "Most escapes from a container use system calls that no application needs.",
  fix: "set security_context seccomp_profile type = RuntimeDefault, on the pod or on each container",
  references: ["CKV_K8S_31"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get, pod }) => ({
      container: name,
      seccomp_profile:
        get("security_context.seccomp_profile.type") ??
        pod("security_context.seccomp_profile.type"),
    })),
  isValid: ({ seccomp_profile }) => PROFILES.includes(seccomp_profile),
});
