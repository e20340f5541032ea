import { groupBy } from "../terraform/group-by";
import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";
import type { InspectedCache } from "./inspected-cache";
import { pathInStack } from "./readable-values";
import { ReferenceGraph } from "./reference-graph";
import {
  groupName,
  groupOf,
  kindOf,
  objectName,
  type ResourceGroup,
  TONES,
} from "./resource-groups";
import { type OwnedResources, resourcesByCache } from "./resource-ownership";
import { sortBy } from "./sort-by";

/** A cache and all that belongs to it, as cards with lines between them. */
export interface Diagram {
  /** Path of the cache; `undefined` for what belongs to none. */
  readonly cache?: string;
  readonly cards: readonly Card[];
  readonly edges: readonly Edge[];
}

/** Resources of one group. */
export interface Card extends ResourceGroup {
  readonly rows: readonly Row[];
}

/** A resource, or several of a kind. */
export interface Row {
  readonly name: string;
  readonly kind: string;
  /** Terraform's addresses. */
  readonly addresses: readonly string[];
}

/** That some resource of a card takes a value from one of another card. */
export interface Edge {
  readonly from: Card;
  readonly to: Card;
}

/** An edge in words. */
export function edgeName({ from, to }: Edge): string {
  return `${groupName(to)} takes values from ${groupName(from)}`;
}

/** From this many of a kind on, a card counts them instead of naming each. */
const MANY = 4;

/** One diagram for each cache, and one for what belongs to none. */
export function diagramsOf(view: StackView, caches: readonly InspectedCache[]): Diagram[] {
  const resources = view.resources.filter(({ type }) => type !== "output" && type !== "terraform");
  const graph = new ReferenceGraph(
    view,
    sortBy(resources, ({ address }) => address),
  );
  return resourcesByCache(graph, caches)
    .filter((owned) => owned.resources.length > 0)
    .map((owned) => diagramOf(owned, graph));
}

/** A group of resources before groups with the same content are merged into one card. */
interface GroupOfRows {
  readonly group: ResourceGroup;
  readonly rows: readonly Row[];
  readonly resources: readonly ResourceView[];
}

function diagramOf({ cache, resources }: OwnedResources, graph: ReferenceGraph): Diagram {
  const { view } = graph;
  const grouped = resources.map((resource) => ({ resource, group: groupOf(resource, view) }));
  const groups = [...groupBy(grouped, ({ group }) => groupName(group)).values()].map((members) => {
    const own = members.map(({ resource }) => resource);
    const [{ group }] = members as [(typeof grouped)[0]];
    return { group, rows: rowsOf(own, cache, view), resources: own };
  });
  const cards = new Map(
    [...groupBy(groups, contentKey).values()].map((same) => [
      mergedCard(same),
      same.flatMap((one) => one.resources),
    ]),
  );
  const order = ({ tone, rows, title }: Card) =>
    `${TONES.indexOf(tone)} ${1000 - rows.length} ${title}`;
  return {
    cache: cache?.path,
    cards: sortBy([...cards.keys()], order),
    edges: sortBy(edgesOf(cards, graph), ({ from, to }) => `${order(from)} ${order(to)}`),
  };
}

/** The same for namespaces with the same content, as those of clients mostly are: they share a card. */
function contentKey({ group: { title, caption }, rows }: GroupOfRows): string {
  return caption === undefined ? title : JSON.stringify(rows.map(({ name, kind }) => [name, kind]));
}

function mergedCard(groups: readonly GroupOfRows[]): Card {
  const [{ group, rows }] = groups as [GroupOfRows];
  return {
    ...group,
    title: groups
      .map((one) => one.group.title)
      .sort()
      .join(", "),
    caption: groups.length === 1 ? group.caption : `${groups.length} namespaces`,
    rows: rows.map((row, index) => ({
      ...row,
      addresses: groups.flatMap((one) => one.rows[index]?.addresses ?? []),
    })),
  };
}

function rowsOf(
  members: readonly ResourceView[],
  cache: InspectedCache | undefined,
  view: StackView,
): Row[] {
  const rows = [...groupBy(members, kindOf)].flatMap(([kind, ofKind]): Row[] => {
    const named = sortBy(
      ofKind.map((resource) => row(resource, kind, cache, view)),
      ({ name }) => name,
    );
    return named.length < MANY
      ? named
      : [
          {
            name: `${named.length} × ${kind}`,
            kind: named.map(({ name }) => name.split("/").at(-1)).join(", "),
            addresses: named.flatMap(({ addresses }) => addresses),
          },
        ];
  });
  return sortBy(rows, ({ kind, name }) => `${cache?.name === name ? 0 : 1} ${kind} ${name}`);
}

function row(
  resource: ResourceView,
  kind: string,
  cache: InspectedCache | undefined,
  view: StackView,
): Row {
  const { address, construct, type } = resource;
  const path = pathInStack(construct);
  const isCache = path === cache?.path;
  const within = path.startsWith(`${cache?.path}/`) ? path.slice(`${cache?.path}/`.length) : path;
  const name = isCache ? cache.name : (objectName(resource, view) ?? within);
  // What an override made has no construct of its own.
  return { name: name || address.slice(type.length + 1), kind, addresses: [address] };
}

function edgesOf(cards: ReadonlyMap<Card, readonly ResourceView[]>, graph: ReferenceGraph): Edge[] {
  const cardOf = new Map(
    [...cards].flatMap(([card, members]) => members.map((member) => [member, card] as const)),
  );
  return [...cards].flatMap(([to, members]) => {
    const sources = members.flatMap((member) => [...graph.sourcesOf(member)]);
    const from = new Set(sources.flatMap((source) => cardOf.get(source) ?? []));
    return [...from].filter((card) => card !== to).map((card) => ({ from: card, to }));
  });
}
