import { Size } from "../../core/size";

/** What is known of an ElastiCache node type. */
export interface NodeType {
  /** `maxmemory` of the engine before anything is reserved. */
  readonly maxMemory: Size;
  /** `reserved-memory-percent` that AWS recommends, 0 to 100. */
  readonly reservedMemoryPercent: number;
  /** Virtual processors. */
  readonly vCpus: number;
  /** Whether the node keeps cold data on a local SSD; it does so always or never. */
  readonly dataTiering: boolean;
}

const SIZES = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];

/**
 * vCPUs of the sizes above, the same in every family.
 *
 * Source: https://aws.amazon.com/elasticache/pricing/, November 2026.
 */
const VCPUS = [2, 4, 8, 16, 32, 48, 64];

/** vCPUs of the burstable nodes. Source: as above. */
const BURSTABLE_VCPUS = 2;

/**
 * `maxmemory` in bytes by family, for the sizes above in their order.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html,
 * node-type specific parameters, November 2026.
 */
const MAX_MEMORY: { families: string[]; firstSize: string; bytes: number[] }[] = [
  {
    families: ["m6g", "m7g"],
    firstSize: "large",
    bytes: [
      6854542746, 13891921715, 27966669210, 56116178125, 111325552312, 168715971994, 225000375228,
    ],
  },
  {
    families: ["r6g", "r7g"],
    firstSize: "large",
    bytes: [
      14037181030, 28261849702, 56711183565, 113609865216, 225000375228, 341206346547, 450000750456,
    ],
  },
  {
    families: ["r6gd"],
    firstSize: "xlarge",
    bytes: [28261849702, 56711183565, 113609865216, 225000375228, 341206346547, 450000750456],
  },
  {
    families: ["m8g"],
    firstSize: "large",
    bytes: [
      7294178820, 15222495510, 31866224640, 65856864256, 133838143488, 201819422720, 269800701952,
    ],
  },
  {
    families: ["r8g"],
    firstSize: "large",
    bytes: [
      15222495510, 31866224640, 65856864256, 133838143488, 269800701952, 405763260416, 541725818880,
    ],
  },
];

/**
 * The burstable nodes, alike in t3 and t4g, with the share that AWS recommends to reserve on them.
 *
 * Source: as above, and
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html
 */
const BURSTABLE = [
  { size: "micro", bytes: 536870912, reservedMemoryPercent: 50 },
  { size: "small", bytes: 1471026299, reservedMemoryPercent: 30 },
  { size: "medium", bytes: 3317862236, reservedMemoryPercent: 25 },
];

/**
 * ElastiCache's own default, and its recommendation for every node that is not a small burstable.
 * @internal
 */
export const DEFAULT_RESERVED_MEMORY_PERCENT = 25;

/**
 * Every node type that this library knows, by its name: `cache.r7g.large`.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export const NODE_TYPES: ReadonlyMap<string, NodeType> = new Map([
  ...MAX_MEMORY.flatMap(({ families, firstSize, bytes }) =>
    families.flatMap((family) =>
      bytes.map((amount, index): [string, NodeType] => [
        `cache.${family}.${SIZES[SIZES.indexOf(firstSize) + index]}`,
        {
          vCpus: VCPUS[SIZES.indexOf(firstSize) + index] as number,
          maxMemory: Size.bytes(amount),
          reservedMemoryPercent: DEFAULT_RESERVED_MEMORY_PERCENT,
          dataTiering: family === "r6gd",
        },
      ]),
    ),
  ),
  ...["t3", "t4g"].flatMap((family) =>
    BURSTABLE.map(({ size, bytes, reservedMemoryPercent }): [string, NodeType] => [
      `cache.${family}.${size}`,
      {
        maxMemory: Size.bytes(bytes),
        reservedMemoryPercent,
        vCpus: BURSTABLE_VCPUS,
        dataTiering: false,
      },
    ]),
  ),
]);

/**
 * Nodes of the largest cluster, and shards of it.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
 *
 * @internal
 */
export const MAX_NODES = 500;

/** Simultaneous client connections a node, the same for all node types. @internal */
export const CONNECTIONS_PER_NODE = 65_000;

/** Nodes that the account's default quota allows a cluster. @internal */
export const DEFAULT_NODE_QUOTA = 90;
