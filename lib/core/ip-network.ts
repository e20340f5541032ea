import { isIP, isIPv4 } from "node:net";

/** The addresses of an IPv4 network, as numbers. */
interface Ipv4Range {
  readonly first: number;
  readonly size: number;
}

/** The addresses of an IPv4 network; `undefined` for any other text. */
function ipv4Range(network: string): Ipv4Range | undefined {
  const [address = "", length] = network.split("/");
  return isIPv4(address) && isNetwork(network)
    ? { first: Number(numberOf(address)), size: 2 ** (32 - Number(length)) }
    : undefined;
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

/**
 * Whether a text is a network: an address with the length of its prefix, in which no bit of a host is set.
 * The clouds refuse others, and the API server is about to.
 *
 * Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation
 * @internal
 */
export function isNetwork(text: string): boolean {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const length = Number(prefix);
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefix) || length > bits) {
    return false;
  }
  return numberOf(address) % 2n ** BigInt(bits - length) === 0n;
}

/** Whether a text is such a network in IPv6. @internal */
export function isIpv6Network(text: string): boolean {
  return isNetwork(text) && text.includes(":");
}

/** The bits of an address as one number. */
function numberOf(address: string): bigint {
  if (isIPv4(address)) {
    return address.split(".").reduce((bits, part) => bits * 256n + BigInt(part), 0n);
  }
  const groups = ipv6Groups(address);
  return groups.reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n);
}

/** The eight groups of an IPv6 address. */
function ipv6Groups(address: string): string[] {
  // The URL parser writes every IPv6 address in the same way: without IPv4 parts, without a zone.
  const { hostname } = new URL(`http://[${address}]`);
  const [start = "", end] = hostname.slice(1, -1).split("::");
  const before = start.split(":").filter(Boolean);
  const after = (end ?? "").split(":").filter(Boolean);
  return [...before, ...Array(8 - before.length - after.length).fill("0"), ...after];
}
