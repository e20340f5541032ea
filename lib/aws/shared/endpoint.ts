import type { CacheEndpoint } from "../../core";

/** An endpoint: AWS gives every one a name. */
export function endpoint(host: string, port: number): CacheEndpoint {
  return { host, hostKind: "dns", port };
}
