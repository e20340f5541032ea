import { isNetwork } from "../../../core/ip-network";
import { storePolicyRule } from "../../../core/store-rules";
import { isWhole, knownItems, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import type { MemorystoreNodeCacheAttributes } from "../node-cache-attributes";
import { NODE_TYPES } from "../node-types";
import { projectRule, regionRule } from "./identity";
import { IMPORTED_ENDPOINT_RULES } from "./imported";
import { NODE_COUNT_RULES } from "./nodes";

/** What these rules read. */
export interface ImportedNodes extends MemorystoreNodeCacheAttributes {
  readonly shards?: number;
  readonly host: string;
  readonly readHost?: string;
}

const rule = rulesFor<ImportedNodes>();

/** Rules for a cache with node types that exists already. */
export const IMPORTED_NODE_RULES: readonly Rule<ImportedNodes>[] = [
  projectRule("memorystore"),
  regionRule("memorystore"),
  ...NODE_COUNT_RULES,
  rule({
    id: "memorystore.imported-max-memory",
    inputs: ({ maxMemory, nodeType }) => maxMemory && { maxMemory, nodeType },
    isValid: ({ maxMemory, nodeType }) =>
      isWhole(maxMemory.toBytes(), 1, NODE_TYPES[nodeType].memory.toBytes()),
    expected: "more than nothing, and no more than the memory of a node",
    fix: "give what maxmemory is, or leave maxMemory out",
  }),
  rule({
    id: "memorystore.imported-max-clients",
    inputs: ({ maxClients, nodeType }) =>
      maxClients === undefined ? undefined : { maxClients: mustBeKnown(maxClients), nodeType },
    isValid: ({ maxClients, nodeType }) =>
      isWhole(maxClients, 1, NODE_TYPES[nodeType].maxConnections),
    expected: "a whole number up to the most that the node type takes, known at synthesis",
    fix: "give what maxclients is, or leave maxClients out",
  }),
  rule({
    id: "memorystore.imported-subnet-cidrs",
    inputs: ({ subnetCidrs }) => subnetCidrs && { subnetCidrs: knownItems(subnetCidrs) },
    isValid: ({ subnetCidrs }) => subnetCidrs.every((block) => isNetwork(block)),
    expected: "CIDR blocks without bits of a host",
    fix: "write one address as 10.0.0.3/32",
  }),
  rule({
    id: "memorystore.imported-iam-without-tls",
    inputs: ({ tls = true, iamAuthentication = true }) =>
      iamAuthentication ? { tls, iamAuthentication } : undefined,
    isValid: ({ tls }) => tls,
    expected: "TLS with IAM authentication: the token would travel in plain text",
    fix: "set iamAuthentication to false for a cache without it",
  }),
  ...IMPORTED_ENDPOINT_RULES,
  storePolicyRule("memorystore"),
];
