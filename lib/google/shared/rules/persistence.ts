import type { Duration } from "../../../core";
import { presence, type Rule, rulesFor } from "../../../core/validation";
import type { AppendFsync } from "../props/append-only-file";
import { type SnapshotSettings, snapshotRules } from "./snapshots";

/** What these rules read. */
export interface PersistenceSettings extends SnapshotSettings {
  /** The period as it was given. */
  readonly givenSnapshotPeriod?: Duration;
  readonly appendFsync?: AppendFsync;
}

/** Rules for what outlives the nodes: snapshots, or an append-only file. */
export const PERSISTENCE_RULES: readonly Rule<PersistenceSettings>[] = [
  ...snapshotRules("memorystore"),
  rulesFor<PersistenceSettings>()({
    id: "memorystore.append-fsync-snapshots",
    inputs: ({ appendFsync, givenSnapshotPeriod, snapshotStartTime }) =>
      appendFsync === undefined
        ? undefined
        : {
            appendFsync,
            snapshotPeriod: presence(givenSnapshotPeriod),
            snapshotStartTime: presence(snapshotStartTime),
          },
    isValid: ({ snapshotPeriod, snapshotStartTime }) =>
      snapshotPeriod === undefined && snapshotStartTime === undefined,
    expected: "an append-only file or snapshots: Google ignores the settings of the other",
    fix: "leave snapshotPeriod and snapshotStartTime out, or leave appendFsync out",
  }),
];
