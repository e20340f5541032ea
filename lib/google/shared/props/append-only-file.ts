/** How often the append-only file is written to the disk. */
export enum AppendFsync {
  /** After every write: nothing that was answered is lost, and writes are slow. */
  ALWAYS = "ALWAYS",
  /** Once a second. */
  EVERY_SECOND = "EVERY_SECOND",
  /** When the operating system does so. */
  NEVER = "NEVER",
}

/** An append-only file in place of snapshots. */
export interface MemorystoreAppendOnlyFileProps {
  /**
   * Writes every command to an append-only file from which Google restores a node, in place of snapshots,
   * and says how often the file is written to the disk. Google then ignores the settings of snapshots.
   *
   * @default - snapshots
   */
  readonly appendFsync?: AppendFsync;
}
