import { CACHES } from "../guardrails/caches";
import type { ResourceView } from "../terraform/resource-view";
import type { InspectedCache } from "./inspected-cache";
import type { ReferenceGraph } from "./reference-graph";

/** What belongs to one cache; without a cache, what belongs to none. */
export interface Belongings {
  readonly cache?: InspectedCache;
  readonly resources: readonly ResourceView[];
}

type Owners = Map<ResourceView, Set<InspectedCache>>;

/**
 * The resources of each cache: all of the stack where there is one cache alone. Otherwise what is below
 * its construct, what that is made from, what bears its name, and then what refers to one of these, or is
 * referred to, and belongs nowhere else. What several caches share belongs to each.
 */
export function belongings(graph: ReferenceGraph, caches: readonly InspectedCache[]): Belongings[] {
  const { resources } = graph;
  if (caches.length <= 1) {
    return [{ cache: caches[0], resources }];
  }
  const owners: Owners = new Map();
  const texts = resources.map((resource) => ({
    resource,
    text: JSON.stringify({ ...resource.attributes, "//": undefined }),
  }));
  for (const cache of caches) {
    const isNamed = namePattern(cache.name);
    const below = resources.filter(({ construct }) =>
      construct.node.scopes.includes(cache.construct),
    );
    const named = texts.filter(({ text }) => isNamed.test(text)).map(({ resource }) => resource);
    for (const resource of [...sourcesOf(below, graph), ...named]) {
      owners.set(resource, (owners.get(resource) ?? new Set()).add(cache));
    }
  }
  spread(graph, owners);
  const rest = resources.filter((resource) => !owners.has(resource));
  return [
    ...caches.map((cache) => ({
      cache,
      resources: resources.filter((resource) => owners.get(resource)?.has(cache)),
    })),
    ...(rest.length > 0 ? [{ resources: rest }] : []),
  ];
}

/** All that some resources are made from; not beyond another cache. */
function sourcesOf(resources: readonly ResourceView[], graph: ReferenceGraph): Set<ResourceView> {
  const found = new Set(resources);
  for (const resource of found) {
    for (const source of graph.sourcesOf(resource)) {
      if (!CACHES.includes(source.type)) {
        found.add(source);
      }
    }
  }
  return found;
}

/** A name as it is, or as that of a node: `shop`, `shop-001`. */
function namePattern(name: string): RegExp {
  const escaped = name.replace(/[^\w-]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${escaped}(-\\d{3,4})*(?![\\w-])`);
}

/** Gives what has no owner yet to the owners of its neighbours, and so on to theirs. */
function spread(graph: ReferenceGraph, owners: Owners): void {
  for (let found = true; found; ) {
    const next = graph.resources
      .filter((resource) => !owners.has(resource))
      .map((resource) => {
        const neighbours = [...graph.neighboursOf(resource)];
        return { resource, of: neighbours.flatMap((one) => [...(owners.get(one) ?? [])]) };
      })
      .filter(({ of }) => of.length > 0);
    for (const { resource, of } of next) {
      owners.set(resource, new Set(of));
    }
    found = next.length > 0;
  }
}
