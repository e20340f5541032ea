import { isIPv4 } from "node:net";
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

/** Whether a network has every address there is. */
export function isEverywhere(network: string): boolean {
  return network.endsWith("/0");
}
