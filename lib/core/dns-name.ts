import { isIP } from "node:net";

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/**
 * Whether a text is the name of a host, as an ExternalName takes it: lower case, no address, no port.
 *
 * Source: RFC 1123; https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 * @internal
 */
export function isHostName(text: string): boolean {
  return text.length <= 253 && NAME.test(text) && isIP(text) === 0;
}
