import { areDistinct } from "../../../core/distinct";
import { knownItems, presence, type Rule, rulesFor } from "../../../core/validation";
import type { MemorystoreReplicationProps } from "../props/replication";
import { PROJECT_SEGMENT } from "../resource-names";

/** What these rules read. */
export interface ReplicationSettings extends MemorystoreReplicationProps {
  readonly region: string;
  readonly restoreFrom?: object;
}

const rule = rulesFor<ReplicationSettings>();

/**
 * Rules for replication between regions.
 *
 * @param collection - how the engine's API calls its caches in their full names
 */
export function replicationRules(
  collection: "instances" | "clusters",
): Rule<ReplicationSettings>[] {
  const name = new RegExp(
    `^${PROJECT_SEGMENT}/locations/(?<region>[a-z0-9-]+)/${collection}/[a-z0-9-]{1,63}$`,
  );
  const isElsewhere = (cache: string, region: string) => {
    const found = name.exec(cache)?.groups?.region;
    return found !== undefined && found !== region;
  };
  const expected = `full names of caches of the same service in other regions`;
  const fix = `write them as projects/PROJECT/locations/REGION/${collection}/NAME`;
  return [
    rule({
      id: "memorystore.replication-primary",
      inputs: ({ replication, region }) =>
        replication?.kind === "secondary" ? { primary: replication.primary, region } : undefined,
      isValid: ({ primary, region }) => isElsewhere(primary, region),
      expected,
      fix,
    }),
    rule({
      id: "memorystore.replication-secondaries",
      inputs: ({ replication, region }) =>
        replication?.kind === "primary"
          ? { secondaries: knownItems(replication.secondaries), region }
          : undefined,
      isValid: ({ secondaries, region }) =>
        secondaries.every((cache) => isElsewhere(cache, region)) && areDistinct(secondaries),
      expected: `${expected}, each once`,
      fix,
    }),
    rule({
      id: "memorystore.replication-no-secondaries",
      inputs: ({ replication }) =>
        replication?.kind === "primary"
          ? { secondaries: replication.secondaries.length }
          : undefined,
      isValid: ({ secondaries }) => secondaries > 0,
      expected: "at least one secondary",
      fix: "leave replication out, or say that the cache is detached",
    }),
    rule({
      id: "memorystore.replication-restore",
      inputs: ({ replication, restoreFrom }) =>
        replication?.kind === "secondary" && restoreFrom !== undefined
          ? { replication: replication.kind, restoreFrom: presence(restoreFrom) }
          : undefined,
      isValid: () => false,
      expected: "no restore of a secondary: its data is that of its primary",
      fix: "leave restoreFrom out",
    }),
  ];
}
