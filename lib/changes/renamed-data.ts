import { type Block, blocksOf, type Configuration } from "../terraform/configuration-blocks";
import { sameJson } from "../terraform/json-equality";
import { withNewAddresses } from "../terraform/refactoring-blocks";

/**
 * Data sources that have another address and read the same: new address by old. Terraform moves no data source,
 * and reads the one in place of the other; what takes its value gets the same one.
 *
 * @param moved - new addresses of resources by old
 */
export function renamedData(
  before: Configuration,
  after: Configuration,
  moved: ReadonlyMap<string, string>,
): Map<string, string> {
  const renamed = new Map<string, string>();
  for (;;) {
    // A data source that reads another one has the same text only when that one's new address is known.
    const data = { data: before.data };
    const old = dataOf(withNewAddresses(data, new Map([...moved, ...renamed])));
    const now = dataOf(after);
    const gone = old.filter(({ address }) => !now.some((other) => other.address === address));
    const come = now.filter(({ address }) => !old.some((other) => other.address === address));
    const pair = gone
      .map((was) => [was, come.find((is) => isSame(was, is))] as const)
      .find(([, is]) => is !== undefined);
    if (pair?.[1] === undefined) {
      return renamed;
    }
    renamed.set(pair[0].address, pair[1].address);
  }
}

function dataOf(configuration: Configuration): Block[] {
  return blocksOf({ data: configuration.data ?? {} });
}

function isSame(one: Block, other: Block): boolean {
  return one.type === other.type && sameJson(one.arguments, other.arguments);
}
