import { valueAt } from "../../terraform/attribute-values";
import { changes, isGiven } from "./conditions";
import type { Refusal } from "./refusal";

/** How the API of one service calls the part of a cache in replication between regions. */
interface ReplicationNames {
  readonly config: string;
  readonly role: string;
  readonly primary: string;
  readonly secondaries: string;
  readonly source: string;
}

/** What is refused of a cache in replication between regions. */
export function replication({
  config,
  role,
  primary,
  secondaries,
  source,
}: ReplicationNames): Refusal[] {
  const rolePath = `${config}.${role}`;
  const roleIs = (args: Readonly<Record<string, unknown>>, expected: string) => {
    const found = valueAt(args, rolePath);
    return found === expected || String(found).includes("${");
  };
  return [
    {
      arguments: [`${config}.${primary}`, `${config}.${secondaries}`],
      when: (change) =>
        changes(change, config) &&
        ((isGiven(change.after, `${config}.${primary}`) && !roleIs(change.after, "SECONDARY")) ||
          (isGiven(change.after, `${config}.${secondaries}`) && !roleIs(change.after, "PRIMARY"))),
      reason: "only a secondary names a primary, and only a primary names secondaries",
      instead: `set ${role} = SECONDARY with ${primary}, PRIMARY with ${secondaries}, or NONE with neither`,
      source,
    },
    {
      arguments: ["shard_count", "node_type"],
      when: (change) =>
        changes(change, "shard_count", "node_type") &&
        valueAt(change.before, rolePath) === "SECONDARY" &&
        valueAt(change.after, rolePath) === "SECONDARY",
      reason: "a secondary has the shards and the node type of its primary",
      instead: "change them of the primary, and ignore their changes here",
      source:
        "https://docs.cloud.google.com/memorystore/docs/valkey/about-cross-region-replication",
    },
  ];
}
