import { isIPv4 } from "node:net";

/** The addresses of an IPv4 network, as numbers. */
interface Ipv4Range {
  readonly first: number;
  readonly size: number;
}

/** The addresses of an IPv4 network; `undefined` for any other text. */
function ipv4Range(network: string): Ipv4Range | undefined {
  const [, address = "", length = ""] = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(network) ?? [];
  if (!isIPv4(address)) {
    return undefined;
  }
  const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(length));
  // An address within the network is not its name: the clouds refuse 10.0.0.1/28.
  return first % size === 0 ? { first, size } : undefined;
}

/** The prefix length of an IPv4 network, `undefined` for any other text: `10.0.0.0/28` is 28. @internal */
export function prefixLength(network: string): number | undefined {
  const range = ipv4Range(network);
  return range && 32 - Math.log2(range.size);
}

/** Whether two of the networks have an address in common. What is no network has none. @internal */
export function haveOverlap(networks: readonly string[]): boolean {
  const ranges = networks.map(ipv4Range).filter((range) => range !== undefined);
  ranges.sort((a, b) => a.first - b.first);
  return ranges.some(
    ({ first, size }, index) =>
      first + size > (ranges[index + 1]?.first ?? Number.POSITIVE_INFINITY),
  );
}
