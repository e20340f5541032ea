import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podImageTag = guardrail({
  id: "pod-image-tag",
  severity: "error",
  pack: "baseline",
  what: "Images are named by a version.",
  why: "latest is another program tomorrow, and nobody has deployed it.",
  fix: "name the image with a tag other than latest, or with its digest",
  references: ["CKV_K8S_14"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, get }) => ({ container: name, image: get("image") })),
  isValid: ({ image }) => {
    const [reference = "", digest] = String(image).split("@");
    const tag = /:([^/:]+)$/.exec(reference)?.[1];
    return digest !== undefined || (tag !== undefined && tag !== "latest");
  },
});
