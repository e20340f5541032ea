import { DEFAULT_PORT } from "../../core/engine";

/**
 * The port that Google gives an instance.
 *
 * Source: https://cloud.google.com/memorystore/docs/redis/about-in-transit-encryption
 */
export function defaultPort(tls: boolean): number {
  return tls ? 6378 : DEFAULT_PORT;
}
