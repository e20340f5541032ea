import type { IManagedCache } from "../../core";
import { isClusterMode } from "../objects/cluster-mode";
import { defaultNameOf, defaultNamesOf, namesOf } from "../objects/default-names";

/** Names of the Services. Only a Service that the cache has can be named. */
export interface ServiceNames {
  /** The Service of the primary endpoint; not in cluster mode. @default "redis-primary" */
  readonly primary?: string;
  /** The Service of the reader endpoint, for a cache that has one. @default "redis-reader" */
  readonly reader?: string;
  /** The one Service in cluster mode, in place of the other two; for Memcached that of the discovery endpoint. @default "redis-discovery" */
  readonly discovery?: string;
  /**
   * The Services of the nodes of Memcached: this name with the number of the node, `memcached-node-0001`.
   *
   * @default "memcached-node"
   */
  readonly node?: string;
}

/** The names with their defaults. */
export function withDefaultServiceNames(
  cache: IManagedCache,
  names: ServiceNames = {},
): Required<ServiceNames> {
  const { primaryService, readerService, discoveryService, nodeService } = defaultNamesOf(cache);
  return {
    primary: names.primary ?? primaryService,
    reader: names.reader ?? readerService,
    discovery: names.discovery ?? discoveryService,
    node: names.node ?? nodeService,
  };
}

/** Names for the Services that a cache has, from the name that all of its objects share. */
export function serviceNamesOf(
  cache: IManagedCache,
  name: string | undefined,
  given: ServiceNames = {},
): ServiceNames {
  const { primaryService, readerService, discoveryService, nodeService } = namesOf(
    name ?? defaultNameOf(cache),
  );
  const names = {
    primary: primaryService,
    reader: readerService,
    discovery: discoveryService,
    node: nodeService,
  };
  const own = servicesOf(cache).map((service) => [service, given[service] ?? names[service]]);
  return { ...given, ...Object.fromEntries(own) };
}

/** The Services that a cache has. */
export function servicesOf(cache: IManagedCache): (keyof ServiceNames)[] {
  if (cache.topology.kind === "nodes") {
    return ["discovery", "node"];
  }
  if (isClusterMode(cache)) {
    return ["discovery"];
  }
  return cache.readerEndpoint ? ["primary", "reader"] : ["primary"];
}

/** The name of the Service of a node, which has four digits as at AWS. */
export function nodeServiceName(name: string, index: number): string {
  return `${name}-${String(index + 1).padStart(4, "0")}`;
}
