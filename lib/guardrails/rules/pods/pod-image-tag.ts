import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podImageTag = guardrail({
  id: "pod-image-tag",
  severity: "error",
  pack: "baseline",
  problem: "The image of a container has no version",
  why: "The tag latest can be another program tomorrow.",
  fix: "give the image a tag other than latest, or a digest",
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
