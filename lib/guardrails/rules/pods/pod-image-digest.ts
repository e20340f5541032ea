import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podImageDigest = guardrail({
  id: "pod-image-digest",
  severity: "warning",
  pack: "strict",
  problem: "The image of a container has no digest",
  why: "Someone can push another image under the same tag. A digest is the image that you tested.",
  fix: "add @sha256:… to the image",
  references: ["CKV_K8S_43"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({ container: name, image: get("image") })),
  isValid: ({ image }) => /@sha256:[0-9a-f]{64}$/.test(String(image)),
});
