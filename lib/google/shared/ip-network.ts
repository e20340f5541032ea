import { isIPv4 } from "node:net";

/** The prefix length of an IPv4 network, `undefined` for any other text: `10.0.0.0/28` is 28. */
export function prefixLength(network: string): number | undefined {
  const match = /^([\d.]+)\/(\d|[12]\d|3[0-2])$/.exec(network);
  const [, address = "", length = ""] = match ?? [];
  if (!isIPv4(address)) {
    return undefined;
  }
  const value = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(length));
  // An address within the network is not its name: 10.0.0.1/28 is refused by the API.
  return value % size === 0 ? Number(length) : undefined;
}
