import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { isUnresolved } from "../../core/validation";

/** Advises against an image whose tag can lead to something else tomorrow. */
export function adviseOnImage(construct: IConstruct, image: string): void {
  if (!isUnresolved(image) && !/@sha256:/.test(image)) {
    const id = "kubernetes.image-tag";
    Annotations.of(construct).addWarning(
      `[${id}] image is ${JSON.stringify(image)}, which is a tag, and a tag can change: name it by its digest, image@sha256:…`,
    );
  }
}
