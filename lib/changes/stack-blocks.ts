import { type Block, blocksOf, type Configuration } from "../terraform/configuration-blocks";
import { movedAddresses, withNewAddresses } from "../terraform/refactoring-blocks";
import type { StackSnapshot } from "../terraform/snapshot";
import { renamedData } from "./renamed-data";
import type { Blocks } from "./sources";

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
  const was = before?.configuration ?? {};
  const renamed = renamedData(was, after.configuration, moved);
  return blocksByAddress(withNewAddresses(was, new Map([...moved, ...renamed])));
}

/** The blocks that Terraform makes something of: with a count of zero it makes nothing. */
export function withoutNone(blocks: Blocks): Map<string, Block> {
  return new Map([...blocks].filter(([, { arguments: args }]) => args.count !== 0));
}

/** The resources that other blocks do not have. */
export function resourcesMissingIn(blocks: Blocks, others: Blocks): Block[] {
  return [...blocks.values()].filter(
    ({ kind, address }) => kind === "resource" && !others.has(address),
  );
}
