import type { IManagedCache } from "../../core";
import { isClusterMode } from "../objects/cluster-mode";
import { DEFAULT_NAMES, namesOf } from "../objects/default-names";

/** Names of the Services. Only a Service that the cache has can be named. */
export interface ServiceNames {
  /** The Service of the primary endpoint; not in cluster mode. @default "redis-primary" */
  readonly primary?: string;
  /** The Service of the reader endpoint, for a cache that has one. @default "redis-reader" */
  readonly reader?: string;
  /** The one Service in cluster mode, in place of the other two. @default "redis-discovery" */
  readonly discovery?: string;
}

/** The names with their defaults. */
export function withDefaultServiceNames(names: ServiceNames = {}): Required<ServiceNames> {
  return {
    primary: names.primary ?? DEFAULT_NAMES.primaryService,
    reader: names.reader ?? DEFAULT_NAMES.readerService,
    discovery: names.discovery ?? DEFAULT_NAMES.discoveryService,
  };
}

/** Names for the Services that a cache has, from the name that all of its objects share. */
export function serviceNamesOf(
  cache: IManagedCache,
  name: string | undefined,
  given: ServiceNames = {},
): ServiceNames {
  const { primaryService, readerService, discoveryService } = namesOf(name);
  const names = { primary: primaryService, reader: readerService, discovery: discoveryService };
  const own = servicesOf(cache).map((service) => [service, given[service] ?? names[service]]);
  return { ...given, ...Object.fromEntries(own) };
}

/** The Services that a cache has. */
export function servicesOf(cache: IManagedCache): (keyof ServiceNames)[] {
  if (isClusterMode(cache)) {
    return ["discovery"];
  }
  return cache.readerEndpoint ? ["primary", "reader"] : ["primary"];
}
