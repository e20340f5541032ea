import type { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { IManagedCache } from "../core";
import { isStore } from "../core/cache-purpose";
import { CACHES, isMember, namesOf } from "../terraform/caches";
import { resolveTokens } from "../terraform/resolve-tokens";
import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";
import { type Connections, connectionsOf, type Meter, memoryOf } from "./capacity";
import { pathInStack, readable } from "./readable-values";
import { sortBy } from "./sort-by";

/** A cache of a stack, of this library or not. */
export interface InspectedCache {
  readonly construct: IConstruct;
  /** The construct's path in the stack. */
  readonly path: string;
  /** Its name at its cloud. */
  readonly name: string;
  /** What there is to know of it in a few words, in the order of importance. */
  readonly facts: readonly string[];
  readonly connections: Connections;
  readonly memory: Meter;
  readonly endpoints: readonly Endpoint[];
}

/** Where something is reached. */
export interface Endpoint {
  readonly name: string;
  readonly address: string;
}

const AUTHENTICATION: Record<IManagedCache["authentication"]["kind"], string> = {
  none: "no authentication",
  token: "token",
  users: "users",
  "cloud-identity": "cloud identity",
};

/** The caches of a stack by their paths: this library's, and resources that are caches without one. */
export function cachesOf(stack: TerraformStack, view: StackView): InspectedCache[] {
  const managed = stack.node.findAll().filter(isManagedCache);
  const own = view
    .ofType(...CACHES)
    .filter((cache) => !isMember(cache))
    .filter(({ construct }) => !construct.node.scopes.some(isManagedCache));
  return sortBy(
    [
      ...managed.map((cache) => ofConstruct(cache, stack, view)),
      ...own.map((resource) => ofResource(resource, view)),
    ],
    ({ path }) => path,
  );
}

/** By its shape: a user may have a cache of their own, or another copy of this package. */
function isManagedCache(construct: IConstruct): construct is IManagedCache {
  return ["cacheName", "topology", "limits", "primaryEndpoint"].every((name) => name in construct);
}

function ofConstruct(cache: IManagedCache, stack: TerraformStack, view: StackView): InspectedCache {
  const { engine, topology, tls, authentication, limits } = cache;
  const resolve = (value: unknown) => resolveTokens(value, stack);
  const show = (value: unknown) => readable(resolve(value), view);
  const path = pathInStack(cache);
  const endpoint = (role: string, { host, port }: IManagedCache["primaryEndpoint"]) => ({
    name: `${path} ${role}`,
    address: `${show(host)}:${show(port)}`,
  });
  return {
    construct: cache,
    path,
    name: show(cache.cacheName),
    facts: [
      `${engine.name} ${show(engine.version)}`,
      ...(topology.kind === "cluster" ? [`${show(topology.shards)} shards`] : []),
      ...(limits.nodes === undefined ? [topology.kind] : [`${show(limits.nodes)} nodes`]),
      tls.enabled ? "TLS" : "no TLS",
      AUTHENTICATION[authentication.kind],
      ...(isStore(cache) ? ["store"] : []),
      ...(cache.evictionPolicy ? [show(cache.evictionPolicy)] : []),
    ],
    connections: connectionsOf(cache, known(resolve(limits.connectionsPerNode))),
    memory: memoryOf(cache, limits.usableMemoryPerNode?.toBytes()),
    endpoints: [
      endpoint(topology.kind === "cluster" ? "configuration" : "primary", cache.primaryEndpoint),
      ...(cache.readerEndpoint ? [endpoint("reader", cache.readerEndpoint)] : []),
    ],
  };
}

function ofResource(resource: ResourceView, view: StackView): InspectedCache {
  const { construct, type } = resource;
  const path = pathInStack(construct);
  const [name = path] = namesOf(resource);
  return {
    construct,
    path,
    name: readable(name, view),
    facts: [type],
    connections: connectionsOf(construct),
    memory: memoryOf(construct),
    endpoints: [],
  };
}

/** A number, unless it is one that only Terraform will know. */
function known(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
