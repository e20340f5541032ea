import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podImageDigest = guardrail({
  id: "pod-image-digest",
  severity: "warning",
  pack: "strict",
  what: "Images are named by their digest.",
  why: "A tag can be pushed again; a digest is what was tested.",
  fix: "add @sha256:… to the image",
  references: ["CKV_K8S_43"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({ container: name, image: get("image") })),
  isValid: ({ image }) => /@sha256:[0-9a-f]{64}$/.test(String(image)),
});
