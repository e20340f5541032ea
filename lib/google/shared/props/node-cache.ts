import type { MemorystoreAccessProps } from "./access";
import type { MemorystoreAppendOnlyFileProps } from "./append-only-file";
import type { MemorystoreBackupProps } from "./backups";
import type { MemorystoreCommonProps } from "./common";
import type { MemorystoreConnectionProps } from "./connection";
import type { MemorystoreKeyProps } from "./keys";
import type { MemorystoreMaintenanceProps } from "./maintenance";
import type { MemorystoreMemoryProps } from "./memory";
import type { MemorystoreNetworkProps } from "./network";
import type { MemorystoreNodeProps } from "./nodes";
import type { MemorystoreReplicationProps } from "./replication";
import type { MemorystoreSnapshotProps } from "./snapshots";

/** What caches of Memorystore for Valkey and for Redis Cluster have in common. */
export interface MemorystoreNodeCacheProps
  extends MemorystoreCommonProps,
    MemorystoreNetworkProps,
    MemorystoreConnectionProps,
    MemorystoreNodeProps,
    MemorystoreAccessProps,
    MemorystoreMemoryProps,
    MemorystoreKeyProps,
    MemorystoreSnapshotProps,
    MemorystoreAppendOnlyFileProps,
    MemorystoreBackupProps,
    MemorystoreMaintenanceProps,
    MemorystoreReplicationProps {}
