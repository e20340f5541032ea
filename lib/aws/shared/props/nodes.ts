import type { ExpectedData } from "../../../core";
import { isUnresolved } from "../../../core/validation";
import { NODE_TYPES } from "../node-types";

/** The nodes of an ElastiCache cache, and what they are for. */
export interface ElastiCacheNodeProps {
  /**
   * Node type: `cache.r7g.large`. There is no default: nobody should get a memory limit that nobody
   * chose. A type that this library does not know is accepted, with a warning that sizes cannot be
   * checked; one typing error away from a known type it is refused. For a reference, such as a variable,
   * Terraform looks up data tiering and reserved memory, and sizes cannot be checked either.
   */
  readonly nodeType: string;
  /**
   * The data that the cache is for. It is refused where it does not fit into the nodes, with a proposal
   * of larger ones, and there is a warning where less than a quarter of the memory is to spare. On nodes
   * with data tiering, and on node types that this library does not know, nothing is compared.
   *
   * @default - the size is not reviewed
   */
  readonly expectedData?: ExpectedData;
}

/** Looks up the node type: `undefined` for one that is not in the table, or not known yet. */
export function withKnownNodeType({ nodeType, expectedData }: ElastiCacheNodeProps) {
  const knownNodeType = isUnresolved(nodeType) ? undefined : NODE_TYPES.get(nodeType);
  return { nodeType, knownNodeType, expectedData };
}
