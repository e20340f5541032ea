import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podImagePullPolicy = guardrail({
  id: "pod-image-pull-policy",
  severity: "warning",
  pack: "strict",
  problem: "A node can run an old image under this tag",
  why: "It runs what it pulled before, and does not ask the registry whether the pod may use it.",
  fix: "name the image by its digest, or set image_pull_policy = Always",
  references: ["CKV_K8S_15"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({
      container: name,
      image: get("image"),
      image_pull_policy: get("image_pull_policy"),
    })),
  isValid: ({ image, image_pull_policy }) =>
    String(image).includes("@sha256:") || image_pull_policy === "Always",
});
