import type { CacheEngine } from "../../core";
import { type Rule, rulesFor } from "../../core/validation";
import { scalesAnything } from "./autoscaling-rules";

/**
 * The steps by which a cache that was made without cluster mode moves to it. There is no way back.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 */
export enum ClusterMode {
  /** The cache takes clients with the cluster protocol and clients without it. It neither scales nor upgrades. */
  COMPATIBLE = "compatible",
  /** The cache takes only clients with the cluster protocol, and can have more shards. */
  ENABLED = "enabled",
}

/** What these rules read. */
interface ClusterModeSettings {
  readonly clusterMode?: ClusterMode;
  readonly shards?: number;
  readonly replicas: number;
  readonly automaticFailover: boolean;
  readonly autoscaling: { readonly shards?: unknown; readonly replicas?: unknown };
  readonly engine: CacheEngine;
}

const rule = rulesFor<ClusterModeSettings>();

/** Source of all: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html */
export const CLUSTER_MODE_RULES: readonly Rule<ClusterModeSettings>[] = [
  rule({
    id: "elasticache.cluster-mode-shards",
    inputs: ({ clusterMode, shards }) =>
      clusterMode && { clusterMode, shards: shards === undefined ? "none" : shards },
    isValid: ({ clusterMode, shards }) =>
      clusterMode === ClusterMode.COMPATIBLE
        ? shards === "none" || shards === 1
        : shards !== "none",
    expected: "no shards or 1 with compatible, and 1 or more with enabled",
    fix: "take one step in each deploy: clusterMode compatible, then shards 1 for the clients, then clusterMode enabled, then more shards",
  }),
  rule({
    id: "elasticache.cluster-mode-engine",
    inputs: ({ clusterMode, engine }) => clusterMode && { clusterMode, engine: `${engine}` },
    isValid: (inputs) => !inputs.engine.startsWith("redis 6"),
    expected: "redis 7.0 and later, or valkey",
    fix: "upgrade the engine first, in a deploy of its own",
  }),
  rule({
    id: "elasticache.cluster-mode-failover",
    inputs: ({ clusterMode, automaticFailover, replicas }) =>
      clusterMode && { clusterMode, automaticFailover, replicas },
    isValid: ({ automaticFailover, replicas }) => automaticFailover && replicas !== 0,
    expected: "automatic failover with at least one replica",
    fix: "add a replica and failover first, in a deploy of its own",
  }),
  rule({
    id: "elasticache.cluster-mode-autoscaling",
    inputs: (settings) =>
      settings.clusterMode === ClusterMode.COMPATIBLE
        ? { clusterMode: settings.clusterMode, scales: scalesAnything(settings) }
        : undefined,
    isValid: ({ scales }) => !scales,
    expected: "no autoscaling with compatible: the cache does not scale then",
    fix: "give autoscaling when clusterMode is enabled",
  }),
];
