import { isIP, isIPv4 } from "node:net";
import { isHostName } from "../../core/dns-name";

/** Addresses that the API server refuses as endpoints: of no host, of the host itself, of one link, of many. */
const SPECIAL = /^(0\.0\.0\.0$|127\.|169\.254\.|22[4-9]\.|23\d\.)/;

/** Whether a text is an IPv4 address that an EndpointSlice takes. */
export function isEndpointAddress(text: string): boolean {
  return isIPv4(text) && !SPECIAL.test(text);
}

/** Whether a text is a host name or an IPv4 address. */
export function isHost(text: string): boolean {
  return isHostName(text) || isIPv4(text);
}

/**
 * Whether a text is a network: an address with the length of its prefix, in which no bit of a host is set.
 * The API server is about to refuse others.
 *
 * Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation
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

/** Whether a network has every address there is. */
export function isEverywhere(network: string): boolean {
  return network.endsWith("/0");
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
