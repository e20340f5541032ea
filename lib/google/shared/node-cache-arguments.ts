import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { automatedBackupConfig, RESTORE_ARGUMENTS, restoreSource } from "./backups";
import { bucketAccess } from "./bucket-access";
import type { CacheKey } from "./cache-key";
import { connectionDependencies } from "./connection-dependencies";
import { weeklyMaintenanceWindow } from "./maintenance-window";
import type { NodeCacheSettings } from "./node-cache-settings";
import { persistenceConfig } from "./persistence";
import type { AppendFsync } from "./props/append-only-file";
import type { AgentService } from "./service-agent";

/** What the API of an engine calls differently, and what Terraform must not read of it. */
export interface EngineArguments {
  /** When an append-only file is written to the disk, as the API spells it. */
  readonly fsyncNames: Readonly<Record<AppendFsync, string>>;
  /** The service whose agent uses the key, and reads what a new cache is restored from. */
  readonly agent: AgentService;
  /** Arguments whose changes Terraform ignores, beside those of a restore. @default - none */
  readonly ignored?: readonly string[];
}

/**
 * What Google changes of a secondary with its primary.
 *
 * Source: https://cloud.google.com/memorystore/docs/valkey/about-cross-region-replication
 */
const DECIDED_BY_THE_PRIMARY = ["shard_count", "node_type"];

/** The arguments that the resources of both engines have alike, and what is there before the cache. */
export function nodeCacheArguments(
  scope: Construct,
  settings: NodeCacheSettings,
  key: CacheKey | undefined,
  { fsyncNames, agent, ignored = [] }: EngineArguments,
) {
  const { zone, replicas, deletionProtection, maintenanceWindow, replication } = settings;
  const dependsOn: ITerraformDependable[] = [
    ...connectionDependencies(scope, settings),
    ...(key?.access ? [key.access.grant(agent)] : []),
    ...bucketAccess(scope, settings, agent),
  ];
  return {
    replicaCount: replicas,
    // Always said, as persistence is: what is absent stays as it is.
    zoneDistributionConfig:
      zone === undefined ? { mode: "MULTI_ZONE" } : { mode: "SINGLE_ZONE", zone },
    kmsKey: key?.name,
    persistenceConfig: persistenceConfig(settings, fsyncNames),
    automatedBackupConfig: automatedBackupConfig(settings),
    ...restoreSource(settings),
    maintenancePolicy: { weeklyMaintenanceWindow: [weeklyMaintenanceWindow(maintenanceWindow)] },
    deletionProtectionEnabled: deletionProtection,
    lifecycle: {
      preventDestroy: deletionProtection,
      ignoreChanges: [
        ...RESTORE_ARGUMENTS,
        ...ignored,
        ...(replication?.kind === "secondary" ? DECIDED_BY_THE_PRIMARY : []),
      ],
    },
    dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
  };
}
