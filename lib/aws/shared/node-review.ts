import { Annotations } from "cdktf";
import {
  type ExpectedData,
  type IManagedCache,
  type NodeLimits,
  reviewSizing,
  Size,
} from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { describe, isUnresolved } from "../../core/validation";
import { nodeMemories } from "./node-memories";
import { CONNECTIONS_PER_NODE, DEFAULT_NODE_QUOTA, type NodeType } from "./node-types";

/** What is judged of the nodes of a cache. */
export interface NodeSettings {
  readonly nodeType: string;
  /** `undefined` for a type that is not in the table, or not known yet. */
  readonly knownNodeType: NodeType | undefined;
  readonly expectedData?: ExpectedData;
}

/** What each of the nodes of a type can take. */
export function nodeLimits(
  type: NodeType | undefined,
  reservedMemoryPercent: number,
  nodes: number,
): NodeLimits {
  return {
    nodes,
    connectionsPerNode: CONNECTIONS_PER_NODE,
    usableMemoryPerNode:
      type && Size.bytes(type.maxMemory.toBytes() * (1 - reservedMemoryPercent / 100)),
  };
}

/** Compares the data that a cache is for with the memory of its nodes. */
export function reviewNodeSize(
  cache: IManagedCache & { readonly limits: NodeLimits },
  { knownNodeType, expectedData }: NodeSettings,
): void {
  if (expectedData !== undefined) {
    reviewSizing(cache, sizingOf(expectedData, cache), {
      // Of data tiering only the part that is in memory is known here.
      usable: knownNodeType?.dataTiering ? undefined : cache.limits.usableMemoryPerNode,
      memory: knownNodeType?.maxMemory,
      nodes: nodeMemories(cache.engine),
    });
  }
}

/** Warns of nodes whose memory is not known, and of more nodes than an account has by default. */
export function adviseOnNodes(
  cache: IManagedCache & { readonly limits: NodeLimits },
  { nodeType, knownNodeType }: NodeSettings,
): void {
  const annotations = Annotations.of(cache);
  if (knownNodeType === undefined) {
    const found = isUnresolved(nodeType)
      ? "nodeType is a value that only Terraform knows"
      : `${describe({ nodeType })}, which this library does not know`;
    annotations.addWarning(
      `[elasticache.node-type-unknown] ${found}: its memory cannot be checked`,
    );
  }
  if (cache.limits.nodes > DEFAULT_NODE_QUOTA) {
    annotations.addWarning(
      `[elasticache.node-quota] ${cache.limits.nodes} nodes are more than the default quota of ${DEFAULT_NODE_QUOTA} a cluster: ask AWS to raise it before the deploy`,
    );
  }
}
