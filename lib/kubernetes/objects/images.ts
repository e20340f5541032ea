import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { describe, isUnresolved, type Rule, rulesFor } from "../../core/validation";

/** A rule for the image of a container. */
export function imageRule(
  id: string,
  fix = "name the image, best with its digest",
): Rule<{ readonly image: string }> {
  return rulesFor<{ readonly image: string }>()({
    id,
    inputs: ({ image }) => ({ image }),
    isValid: ({ image }) => /^[^\s]+$/.test(image),
    expected: "the name of an image, without spaces",
    fix,
  });
}

/** Warns of an image with a tag: tomorrow the tag can name another image. */
export function adviseOnImage(construct: IConstruct, image: string): void {
  if (!isUnresolved(image) && !/@sha256:/.test(image)) {
    const id = "kubernetes.image-tag";
    Annotations.of(construct).addWarning(
      `[${id}] ${describe({ image })}, which is a tag, and a tag can change: name it by its digest, image@sha256:…`,
    );
  }
}
