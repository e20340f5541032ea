import { createHash } from "node:crypto";
import type { IConstruct } from "constructs";

/** The path that a construct will have, for what must be known before it is made. */
export function constructPath(scope: IConstruct, id: string): string {
  // As the constructs library does: a slash in an id would look like a further level.
  const ownId = id.replaceAll("/", "--");
  return scope.node.path === "" ? ownId : `${scope.node.path}/${ownId}`;
}

/**
 * A name made of a construct's path, in lower case with single hyphens, for resources whose names are
 * unique in an account or a project. A path that is too long keeps its start and gets a hash of the
 * whole.
 */
export function nameFromPath(path: string, maxLength: number): string {
  const name = path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");
  if (name.length <= maxLength) {
    return name;
  }
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 8);
  return `${name.slice(0, maxLength - hash.length - 1).replace(/-$/, "")}-${hash}`;
}
