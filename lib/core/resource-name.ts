import { createHash } from "node:crypto";
import type { IConstruct } from "constructs";

/**
 * A name made of a construct's path, in lower case with single hyphens, for resources whose names are
 * unique in an account or a project. A path that is too long keeps its start and gets a hash of the
 * whole.
 */
export function nameFromPath(construct: IConstruct, maxLength: number): string {
  const name = construct.node.path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");
  if (name.length <= maxLength) {
    return name;
  }
  const hash = createHash("sha256").update(construct.node.path).digest("hex").slice(0, 8);
  return `${name.slice(0, maxLength - hash.length - 1).replace(/-$/, "")}-${hash}`;
}
