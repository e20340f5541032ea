import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { describe, isUnresolved, type Rule, rulesFor } from "../../core/validation";

/**
 * References to images, in parts: the registry, the path, the tag, the digest.
 *
 * Source: https://github.com/distribution/reference/blob/main/regexp.go
 */
const REGISTRY = String.raw`([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(:\d+)?\/`;
const PATH_PART = String.raw`[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*`;
const TAG = String.raw`:\w[\w.-]{0,127}`;
const DIGEST = "@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})";
const NAME = new RegExp(`^(${REGISTRY})?${PATH_PART}(/${PATH_PART})*`);
const IMAGE = new RegExp(`${NAME.source}(${TAG})?(${DIGEST})?$`);

/** The longest name, without tag and digest. */
const LONGEST_NAME = 255;

function isImage(text: string): boolean {
  return IMAGE.test(text) && (NAME.exec(text)?.[0].length ?? 0) <= LONGEST_NAME;
}

/** A rule for the image of a container. */
export function imageRule(
  id: string,
  fix = "name the image, best with its digest",
): Rule<{ readonly image: string }> {
  return rulesFor<{ readonly image: string }>()({
    id,
    inputs: ({ image }) => ({ image }),
    isValid: ({ image }) => isImage(image),
    expected:
      "the name of an image in lower case, without a scheme and spaces, with its tag, its digest (sha256: and 64 digits) or both",
    fix,
  });
}

/** Warns of an image with a tag: tomorrow the tag can name another image. */
export function adviseOnImage(construct: IConstruct, image: string): void {
  if (!isUnresolved(image) && !/@sha(256|512):/.test(image)) {
    const id = "kubernetes.image-tag";
    Annotations.of(construct).addWarning(
      `[${id}] ${describe({ image })}, which is a tag, and a tag can change: name it by its digest, image@sha256:…`,
    );
  }
}
