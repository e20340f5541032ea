import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import type { CacheEngine } from "../../core";
import { presence, type Rule, rulesFor } from "../../core/validation";
import { NetworkType } from "../shared/network";
import { scalesAnything } from "./autoscaling-rules";
import { type IElastiCacheReplicationGroup, shardsOf } from "./members";
import type { ShardPlacement } from "./placement";

/** A global datastore, as its secondaries know it. */
export interface IElastiCacheGlobalDatastore extends IConstruct {
  /** Id with the prefix that ElastiCache gives it: `ldgnf-sessions`. */
  readonly globalReplicationGroupId: string;
  /** The replication group that takes the writes. */
  readonly primary: IElastiCacheReplicationGroup;
}

/** What these rules read. */
export interface GlobalMemberSettings {
  readonly cacheName: string;
  readonly secondaryOf?: IElastiCacheGlobalDatastore;
  readonly engine: CacheEngine;
  readonly nodeType: string;
  readonly shards?: number;
  readonly networkType: NetworkType;
  readonly autoscaling: { readonly shards?: unknown; readonly replicas?: unknown };
  readonly autoMinorVersionUpgrade: boolean;
  readonly snapshotName?: string;
  readonly snapshotArns?: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly placement?: readonly ShardPlacement[];
  readonly clusterMode?: string;
  readonly provider?: TerraformProvider;
}

const rule = rulesFor<GlobalMemberSettings>();

/**
 * Node types of caches in a global datastore.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html
 */
const GLOBAL_NODE_TYPE = /^cache\.(m5|m6g|m7g|m8g|r5|r6g|r6gd|r7g|r8g|c7gn|c8gn)\.(\d*x)?large$/;

/** What every cache of a global datastore must be. */
export const GLOBAL_MEMBER_RULES: readonly Rule<GlobalMemberSettings>[] = [
  rule({
    id: "elasticache.global-node-type",
    inputs: ({ nodeType }) => ({ nodeType }),
    isValid: ({ nodeType }) => GLOBAL_NODE_TYPE.test(nodeType),
    expected:
      "in a global datastore nodes of the families M5 to M8g, R5 to R8g, C7gn and C8gn, large and larger",
    fix: "use a node type such as cache.r7g.large",
  }),
  rule({
    id: "elasticache.global-network-type",
    inputs: ({ networkType }) => ({ networkType }),
    isValid: ({ networkType }) => networkType === NetworkType.IPV4,
    expected: "in a global datastore IPv4 alone",
    fix: "leave networkType out",
  }),
  rule({
    id: "elasticache.global-autoscaling",
    inputs: (settings) => ({ autoscaling: scalesAnything(settings) ? "given" : "none" }),
    isValid: ({ autoscaling }) => autoscaling === "none",
    expected: "in a global datastore no autoscaling",
    fix: "leave autoscaling out",
  }),
];

const ofSecondary = <Inputs extends object>(
  { secondaryOf }: GlobalMemberSettings,
  inputs: (primary: IElastiCacheReplicationGroup) => Inputs,
) => secondaryOf && inputs(secondaryOf.primary);

/** What a secondary must be. Its primary decides the engine, the nodes, the shards and the parameters of both. */
export const SECONDARY_RULES: readonly Rule<GlobalMemberSettings>[] = [
  ...GLOBAL_MEMBER_RULES.map(({ id, judge }) => ({
    id,
    judge: (settings: GlobalMemberSettings) => settings.secondaryOf && judge(settings),
  })),
  rule({
    id: "elasticache.secondary-primary",
    inputs: (settings) =>
      ofSecondary(settings, (primary) => ({
        ...shapeOf({ ...settings, engine: `${settings.engine}` }),
        primary: shapeOf({
          engine: `${primary.engine}`,
          nodeType: primary.nodeType ?? "unknown",
          shards: shardsOf(primary.topology),
        }),
      })),
    isValid: ({ primary, ...secondary }) =>
      secondary.engine === primary.engine &&
      (primary.nodeType === "unknown" || secondary.nodeType === primary.nodeType) &&
      secondary.shards === primary.shards,
    expected: "the engine, the node type and the shards of the primary",
    fix: "leave engine and shards out, and give nodeType as the primary has it",
  }),
  rule({
    id: "elasticache.secondary-id",
    inputs: (settings) =>
      ofSecondary(settings, (primary) => ({
        replicationGroupId: settings.cacheName,
        primary: primary.cacheName,
      })),
    isValid: ({ replicationGroupId, primary }) => replicationGroupId !== primary,
    expected: "another id than the primary's",
    fix: "set replicationGroupId to a name of its own, such as the primary's with the region",
  }),
  rule({
    id: "elasticache.secondary-provider",
    inputs: (settings) =>
      ofSecondary(settings, () => ({ provider: presence(settings.provider) ?? "none" })),
    isValid: ({ provider }) => provider !== "none",
    expected: "the provider of another region",
    fix: "give provider an AwsProvider with the secondary's region",
  }),
  rule({
    id: "elasticache.secondary-settings",
    inputs: (settings) =>
      ofSecondary(settings, () => ({
        given: [
          ...(["clusterMode", "placement", "snapshotArns", "snapshotName"] as const).filter(
            (name) => settings[name] !== undefined,
          ),
          ...(Object.keys(settings.parameters).length > 0 ? ["parameters"] : []),
          ...(settings.autoMinorVersionUpgrade ? ["autoMinorVersionUpgrade"] : []),
        ],
      })),
    isValid: ({ given }) => given.length === 0,
    expected:
      "none of autoMinorVersionUpgrade, clusterMode, parameters, placement, snapshotArns, snapshotName",
    fix: "set them on the primary, or leave them out",
  }),
];

function shapeOf(cache: { engine: string; nodeType: string; shards?: number }) {
  const { engine, nodeType, shards } = cache;
  return { engine, nodeType, shards: shards ?? "none" };
}

/**
 * Arguments that a global datastore decides for all its caches. ElastiCache refuses them on a secondary, and
 * changes of them on a primary.
 */
export const DECIDED_GLOBALLY = [
  "auto_minor_version_upgrade",
  "engine",
  "engine_version",
  "node_type",
  "num_node_groups",
  "parameter_group_name",
];
