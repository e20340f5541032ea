import { CACHES } from "../terraform/caches";
import { NameIndex } from "../terraform/name-index";
import type { ResourceView } from "../terraform/resource-view";
import type { InspectedCache } from "./inspected-cache";
import type { ReferenceGraph } from "./reference-graph";

/** The resources of one cache; without a cache, those of none. */
export interface OwnedResources {
  readonly cache?: InspectedCache;
  readonly resources: readonly ResourceView[];
}

type Owners = Map<ResourceView, Set<InspectedCache>>;

/**
 * The resources of each cache: all of the stack where there is one cache alone. Otherwise what is below
 * its construct, what that is made from, what bears its name, and then what refers to one of these, or is
 * referred to, and belongs to no other cache. What several caches share is in the list of each.
 */
export function resourcesByCache(
  graph: ReferenceGraph,
  caches: readonly InspectedCache[],
): OwnedResources[] {
  const { resources } = graph;
  if (caches.length <= 1) {
    return [{ cache: caches[0], resources }];
  }
  const owners: Owners = new Map();
  addSources(graph, caches, owners);
  addNamed(graph, caches, owners);
  addNeighbours(graph, owners);
  const owned = new Map(caches.map((cache) => [cache, [] as ResourceView[]]));
  for (const resource of resources) {
    for (const cache of owners.get(resource) ?? []) {
      owned.get(cache)?.push(resource);
    }
  }
  const rest = resources.filter((resource) => !owners.has(resource));
  return [
    ...[...owned].map(([cache, own]) => ({ cache, resources: own })),
    ...(rest.length > 0 ? [{ resources: rest }] : []),
  ];
}

/** Gives a cache what is below its construct, and all that this is made from; not beyond another cache. */
function addSources(
  graph: ReferenceGraph,
  caches: readonly InspectedCache[],
  owners: Owners,
): void {
  const byConstruct = new Map(caches.map((cache) => [cache.construct, cache]));
  const found = new Map(caches.map((cache) => [cache, new Set<ResourceView>()]));
  for (const resource of graph.resources) {
    for (const scope of resource.construct.node.scopes) {
      const cache = byConstruct.get(scope);
      if (cache !== undefined) {
        found.get(cache)?.add(resource);
      }
    }
  }
  for (const [cache, made] of found) {
    // What is added while a set is walked through is walked through too.
    for (const resource of made) {
      for (const source of graph.sourcesOf(resource)) {
        if (!CACHES.includes(source.type)) {
          made.add(source);
        }
      }
      addOwner(owners, resource, cache);
    }
  }
}

/** Gives a cache what its name is in. */
function addNamed(graph: ReferenceGraph, caches: readonly InspectedCache[], owners: Owners): void {
  const names = new NameIndex(caches.map((cache) => [cache.name, cache] as const));
  for (const resource of graph.resources) {
    for (const cache of names.ownersIn(resource.text)) {
      addOwner(owners, resource, cache);
    }
  }
}

/** Gives what has no owner yet to the owners of its neighbours, and so on to theirs. */
function addNeighbours(graph: ReferenceGraph, owners: Owners): void {
  let latest = [...owners.keys()];
  while (latest.length > 0) {
    const found: Owners = new Map();
    for (const resource of latest) {
      for (const neighbour of graph.neighboursOf(resource)) {
        if (!owners.has(neighbour)) {
          for (const cache of owners.get(resource) ?? []) {
            addOwner(found, neighbour, cache);
          }
        }
      }
    }
    for (const [resource, caches] of found) {
      owners.set(resource, caches);
    }
    latest = [...found.keys()];
  }
}

function addOwner(owners: Owners, resource: ResourceView, cache: InspectedCache): void {
  owners.set(resource, (owners.get(resource) ?? new Set()).add(cache));
}
