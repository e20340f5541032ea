import { type NodeMemory, Size } from "../../core";

/** How large a cache is, and what it is made for. Names as Azure spells them: family and size. */
export enum AzureManagedRedisSku {
  /** 0.5 GB: for development, without geo-replication. */
  BALANCED_B0 = "Balanced_B0",
  /** 1 GB: for development, without geo-replication. */
  BALANCED_B1 = "Balanced_B1",
  /** 3 GB. */
  BALANCED_B3 = "Balanced_B3",
  /** 6 GB. */
  BALANCED_B5 = "Balanced_B5",
  /** 12 GB. */
  BALANCED_B10 = "Balanced_B10",
  /** 24 GB. */
  BALANCED_B20 = "Balanced_B20",
  /** 60 GB. */
  BALANCED_B50 = "Balanced_B50",
  /** 120 GB. */
  BALANCED_B100 = "Balanced_B100",
  /** 180 GB; a preview, as all sizes above it. */
  BALANCED_B150 = "Balanced_B150",
  /** 240 GB. */
  BALANCED_B250 = "Balanced_B250",
  /** 360 GB. */
  BALANCED_B350 = "Balanced_B350",
  /** 480 GB. */
  BALANCED_B500 = "Balanced_B500",
  /** 720 GB. */
  BALANCED_B700 = "Balanced_B700",
  /** 960 GB. */
  BALANCED_B1000 = "Balanced_B1000",
  /** 12 GB, with fewer processors for the memory. */
  MEMORY_OPTIMIZED_M10 = "MemoryOptimized_M10",
  /** 24 GB. */
  MEMORY_OPTIMIZED_M20 = "MemoryOptimized_M20",
  /** 60 GB. */
  MEMORY_OPTIMIZED_M50 = "MemoryOptimized_M50",
  /** 120 GB. */
  MEMORY_OPTIMIZED_M100 = "MemoryOptimized_M100",
  /** 180 GB; a preview, as all sizes above it. */
  MEMORY_OPTIMIZED_M150 = "MemoryOptimized_M150",
  /** 240 GB. */
  MEMORY_OPTIMIZED_M250 = "MemoryOptimized_M250",
  /** 360 GB. */
  MEMORY_OPTIMIZED_M350 = "MemoryOptimized_M350",
  /** 480 GB. */
  MEMORY_OPTIMIZED_M500 = "MemoryOptimized_M500",
  /** 720 GB. */
  MEMORY_OPTIMIZED_M700 = "MemoryOptimized_M700",
  /** 960 GB. */
  MEMORY_OPTIMIZED_M1000 = "MemoryOptimized_M1000",
  /** 1440 GB. */
  MEMORY_OPTIMIZED_M1500 = "MemoryOptimized_M1500",
  /** 1920 GB. */
  MEMORY_OPTIMIZED_M2000 = "MemoryOptimized_M2000",
  /** 3 GB, with more processors for the memory. */
  COMPUTE_OPTIMIZED_X3 = "ComputeOptimized_X3",
  /** 6 GB. */
  COMPUTE_OPTIMIZED_X5 = "ComputeOptimized_X5",
  /** 12 GB. */
  COMPUTE_OPTIMIZED_X10 = "ComputeOptimized_X10",
  /** 24 GB. */
  COMPUTE_OPTIMIZED_X20 = "ComputeOptimized_X20",
  /** 60 GB. */
  COMPUTE_OPTIMIZED_X50 = "ComputeOptimized_X50",
  /** 120 GB. */
  COMPUTE_OPTIMIZED_X100 = "ComputeOptimized_X100",
  /** 180 GB; a preview, as all sizes above it. */
  COMPUTE_OPTIMIZED_X150 = "ComputeOptimized_X150",
  /** 240 GB. */
  COMPUTE_OPTIMIZED_X250 = "ComputeOptimized_X250",
  /** 360 GB. */
  COMPUTE_OPTIMIZED_X350 = "ComputeOptimized_X350",
  /** 480 GB. */
  COMPUTE_OPTIMIZED_X500 = "ComputeOptimized_X500",
  /** 720 GB. */
  COMPUTE_OPTIMIZED_X700 = "ComputeOptimized_X700",
  /** 240 GB, a fifth of it memory and the rest flash; a preview, as all of this family. */
  FLASH_OPTIMIZED_A250 = "FlashOptimized_A250",
  /** 480 GB. */
  FLASH_OPTIMIZED_A500 = "FlashOptimized_A500",
  /** 720 GB. */
  FLASH_OPTIMIZED_A700 = "FlashOptimized_A700",
  /** 960 GB. */
  FLASH_OPTIMIZED_A1000 = "FlashOptimized_A1000",
  /** 1440 GB. */
  FLASH_OPTIMIZED_A1500 = "FlashOptimized_A1500",
  /** 1920 GB. */
  FLASH_OPTIMIZED_A2000 = "FlashOptimized_A2000",
  /** 4500 GB. */
  FLASH_OPTIMIZED_A4500 = "FlashOptimized_A4500",
}

/** What is known of a size. */
export interface SkuFacts {
  /** GB of the cache, of which a part is reserved. */
  readonly gigabytes: number;
  /** Client connections of the whole cache. */
  readonly connections: number;
  /** Primary shards. Microsoft may change the number; it only divides what the whole cache has. */
  readonly shards: number;
}

function facts(gigabytes: number, connections: number, shards: number): SkuFacts {
  return { gigabytes, connections, shards };
}

/**
 * Every size: GB, client connections, primary shards.
 *
 * Sources: https://learn.microsoft.com/azure/redis/how-to-scale (sizes),
 * https://learn.microsoft.com/azure/redis/overview#choosing-the-right-tier (connections),
 * https://learn.microsoft.com/azure/redis/architecture#sharding-configuration (shards), 2025 to November 2026. The last
 * page still lists two sizes of each family and calls the numbers an illustration.
 */
export const SKUS: Readonly<Record<AzureManagedRedisSku, SkuFacts>> = {
  Balanced_B0: facts(0.5, 15_000, 1),
  Balanced_B1: facts(1, 15_000, 1),
  Balanced_B3: facts(3, 15_000, 2),
  Balanced_B5: facts(6, 15_000, 2),
  Balanced_B10: facts(12, 30_000, 2),
  Balanced_B20: facts(24, 75_000, 6),
  Balanced_B50: facts(60, 150_000, 12),
  Balanced_B100: facts(120, 200_000, 24),
  Balanced_B150: facts(180, 200_000, 48),
  Balanced_B250: facts(240, 200_000, 48),
  Balanced_B350: facts(360, 200_000, 96),
  Balanced_B500: facts(480, 200_000, 96),
  Balanced_B700: facts(720, 200_000, 192),
  Balanced_B1000: facts(960, 200_000, 192),
  MemoryOptimized_M10: facts(12, 15_000, 2),
  MemoryOptimized_M20: facts(24, 30_000, 2),
  MemoryOptimized_M50: facts(60, 75_000, 6),
  MemoryOptimized_M100: facts(120, 150_000, 12),
  MemoryOptimized_M150: facts(180, 200_000, 24),
  MemoryOptimized_M250: facts(240, 200_000, 24),
  MemoryOptimized_M350: facts(360, 200_000, 48),
  MemoryOptimized_M500: facts(480, 200_000, 48),
  MemoryOptimized_M700: facts(720, 200_000, 96),
  MemoryOptimized_M1000: facts(960, 200_000, 192),
  MemoryOptimized_M1500: facts(1440, 200_000, 192),
  MemoryOptimized_M2000: facts(1920, 200_000, 192),
  ComputeOptimized_X3: facts(3, 30_000, 2),
  ComputeOptimized_X5: facts(6, 30_000, 2),
  ComputeOptimized_X10: facts(12, 75_000, 6),
  ComputeOptimized_X20: facts(24, 150_000, 12),
  ComputeOptimized_X50: facts(60, 200_000, 24),
  ComputeOptimized_X100: facts(120, 200_000, 48),
  ComputeOptimized_X150: facts(180, 200_000, 96),
  ComputeOptimized_X250: facts(240, 200_000, 96),
  ComputeOptimized_X350: facts(360, 200_000, 192),
  ComputeOptimized_X500: facts(480, 200_000, 192),
  ComputeOptimized_X700: facts(720, 200_000, 384),
  FlashOptimized_A250: facts(240, 75_000, 6),
  FlashOptimized_A500: facts(480, 150_000, 12),
  FlashOptimized_A700: facts(720, 200_000, 24),
  FlashOptimized_A1000: facts(960, 200_000, 24),
  FlashOptimized_A1500: facts(1440, 200_000, 48),
  FlashOptimized_A2000: facts(1920, 200_000, 48),
  FlashOptimized_A4500: facts(4500, 200_000, 96),
};

/**
 * About a fifth of a cache is reserved for failovers and the like.
 *
 * Source: https://learn.microsoft.com/azure/redis/architecture#reserved-memory
 */
const USABLE_SHARE = 0.8;

/** Microsoft writes GB. As decimal ones they are the safe reading: no limit is above the real one. */
function size(gigabytes: number): Size {
  return Size.bytes(Math.floor(gigabytes * 1e9));
}

/** What data may take in one of so many equal parts of a cache. */
export function usableMemory({ gigabytes }: SkuFacts, parts: number): Size {
  return size((gigabytes * USABLE_SHARE) / parts);
}

/** Whether a part of the cache is flash. */
export function isFlash(sku: AzureManagedRedisSku): boolean {
  return sku.startsWith("FlashOptimized_");
}

/** The sizes of the same family, each as a whole: what to choose from instead. */
export function sizesOfFamily(sku: AzureManagedRedisSku): NodeMemory[] {
  return Object.values(AzureManagedRedisSku)
    .filter((other) => familyOf(other) === familyOf(sku))
    .map((other) => ({
      name: other,
      memory: size(SKUS[other].gigabytes),
      usable: usableMemory(SKUS[other], 1),
    }));
}

function familyOf(sku: AzureManagedRedisSku): string {
  return sku.slice(0, sku.indexOf("_"));
}
