import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podImagePullPolicy = guardrail({
  id: "pod-image-pull-policy",
  severity: "warning",
  pack: "strict",
  what: "A node asks the registry for an image that a tag names, each time.",
  why: "Otherwise it runs whatever it pulled under that tag before, without asking whether the pod may have it.",
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
