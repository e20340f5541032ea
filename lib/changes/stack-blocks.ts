import { type Block, blocksOf, type Configuration } from "../terraform/configuration-blocks";
import { movedAddresses, withNewAddresses } from "../terraform/refactoring-blocks";
import type { StackSnapshot } from "../terraform/snapshot";

/** The blocks of a configuration by their addresses. */
export function blocksByAddress(configuration: Configuration): Map<string, Block> {
  return new Map(blocksOf(configuration).map((block) => [block.address, block]));
}

/** The blocks before a change, by the addresses that they have after it. */
export function blocksBefore(
  before: StackSnapshot | undefined,
  after: StackSnapshot,
): Map<string, Block> {
  const moved = movedAddresses(after.configuration);
  return blocksByAddress(withNewAddresses(before?.configuration ?? {}, moved));
}
