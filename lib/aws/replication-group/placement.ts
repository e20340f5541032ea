import { knownItems, type Rule, rulesFor } from "../../core/validation";

/** Where the nodes of one shard are made. */
export interface ShardPlacement {
  /** Zone of the primary: `eu-west-1a`. */
  readonly primaryZone: string;
  /** Zones of the replicas, one for each. @default - the cache has no replicas */
  readonly replicaZones?: string[];
  /**
   * Hash slots of the shard: `0-8191`, `0-100,200-300`. A cache that is made from RDB files of another cluster
   * needs the slots that its files have.
   *
   * @default - ElastiCache spreads the slots evenly
   */
  readonly slots?: string;
}

/** Hash slots of a cluster. Source: https://valkey.io/topics/cluster-spec/ */
const SLOTS = 16384;

/** What these rules read. */
interface PlacementSettings {
  readonly placement?: readonly ShardPlacement[];
  readonly shards?: number;
  readonly replicas: number;
  readonly multiAz: boolean;
}

const rule = rulesFor<PlacementSettings>();

const zonesOf = ({ primaryZone, replicaZones = [] }: ShardPlacement) => [
  primaryZone,
  ...replicaZones,
];

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_NodeGroupConfiguration.html */
export const PLACEMENT_RULES: readonly Rule<PlacementSettings>[] = [
  rule({
    id: "elasticache.placement-shards",
    inputs: ({ placement, shards = 1 }) => placement && { placement: placement.length, shards },
    isValid: ({ placement, shards }) => placement === shards,
    expected: "one placement for each shard; one without cluster mode",
    fix: "give as many placements as there are shards, or leave placement out",
  }),
  rule({
    id: "elasticache.placement-replicas",
    inputs: ({ placement, replicas }) =>
      placement && {
        replicaZones: placement.map(({ replicaZones = [] }) => replicaZones.length),
        replicas,
      },
    isValid: ({ replicaZones, replicas }) => replicaZones.every((count) => count === replicas),
    expected: "one zone for each replica of a shard",
    fix: "give each placement as many replicaZones as there are replicas",
  }),
  rule({
    id: "elasticache.placement-zones",
    inputs: ({ placement, multiAz }) =>
      multiAz && placement ? { multiAz, zones: placement.map(zonesOf) } : undefined,
    isValid: ({ zones }) => zones.every((ofShard) => new Set(ofShard).size > 1),
    expected: "with multiAz each shard in two zones at least",
    fix: "put a replica into another zone than its primary, or set multiAz to false",
  }),
  rule({
    id: "elasticache.placement-slots",
    inputs: ({ placement, shards }) => {
      const slots = placement?.flatMap((shard) => shard.slots ?? []) ?? [];
      return slots.length === 0
        ? undefined
        : {
            shards: shards ?? "none",
            slots: knownItems(slots),
            without: (placement?.length ?? 0) - slots.length,
          };
    },
    isValid: ({ shards, slots, without }) =>
      shards !== "none" && without === 0 && haveEverySlotOnce(slots),
    expected: `in cluster mode the slots of all shards, each of 0 to ${SLOTS - 1} once`,
    fix: "give every shard its slots as ranges, such as 0-8191, or leave slots out",
  }),
];

/** What Terraform is told of the placement. The arguments count when the cache is made. */
export function placementArguments({ placement, shards, replicas }: PlacementSettings): {
  readonly preferred_cache_cluster_azs?: string[];
  readonly node_group_configuration?: object[];
} {
  const [only] = placement ?? [];
  if (placement === undefined || only === undefined) {
    return {};
  }
  return shards === undefined
    ? { preferred_cache_cluster_azs: zonesOf(only) }
    : {
        node_group_configuration: placement.map(({ primaryZone, replicaZones, slots }, index) => ({
          node_group_id: String(index + 1).padStart(4, "0"),
          primary_availability_zone: primaryZone,
          replica_availability_zones: replicaZones,
          replica_count: replicas,
          slots,
        })),
      };
}

/** Whether ranges of slots have every slot once. */
function haveEverySlotOnce(texts: readonly string[]): boolean {
  const ranges = texts
    .flatMap((text) => text.split(","))
    .map((range) => /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range))
    .map((match) => [Number(match?.[1]), Number(match?.[2] ?? match?.[1])] as const)
    .sort(([a], [b]) => a - b);
  const end = ranges.reduce(
    (next, [from, to]) => (from === next && to >= from ? to + 1 : Number.NaN),
    0,
  );
  return end === SLOTS;
}
