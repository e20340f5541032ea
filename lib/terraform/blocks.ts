import { isObject, mapTexts, members } from "./json";
import type { StackSnapshot } from "./snapshot";

/** What the blocks of a configuration are, as far as a change of them means something else. */
export type BlockKind =
  | "resource"
  | "data"
  | "module"
  | "output"
  | "provider"
  | "setting"
  | "value"
  | "variable";

/** One part of a configuration that has an address of its own. */
export interface Block {
  readonly kind: BlockKind;
  /** Type of the resource, name of the provider; otherwise its name. */
  readonly type: string;
  readonly address: string;
  readonly arguments: Record<string, unknown>;
}

/** The blocks of a snapshot by their addresses; none of no snapshot. */
export function blocksOf(snapshot: StackSnapshot | undefined): Map<string, Block> {
  const configuration = snapshot?.configuration ?? {};
  const blocks = [
    ...nested("resource", "", configuration.resource),
    ...nested("data", "data.", configuration.data),
    ...named("module", "module.", configuration.module),
    ...named("output", "output.", configuration.output),
    ...named("variable", "var.", configuration.variable),
    ...named("value", "local.", configuration.locals),
    ...named("setting", "terraform.", configuration.terraform),
    ...providers(configuration.provider),
  ];
  return new Map(blocks.map((block) => [block.address, block]));
}

/** Resources that a configuration says to be others' former selves: new address by old. */
export function movesOf({ configuration }: StackSnapshot): Map<string, string> {
  return new Map(
    listOf(configuration.moved).map(({ from, to }) => [String(from), String(to)] as const),
  );
}

/** Addresses of resources that exist already and come under a configuration. */
export function importsOf({ configuration }: StackSnapshot): string[] {
  return listOf(configuration.import).map(({ to }) => String(to));
}

/** Addresses of resources that a configuration leaves without destroying them. */
export function forgottenBy({ configuration }: StackSnapshot): string[] {
  return listOf(configuration.removed)
    .filter(({ lifecycle }) => isObject(lifecycle) && lifecycle.destroy === false)
    .map(({ from }) => String(from));
}

/** A snapshot as it would be if its resources had their new addresses already. */
export function withMoves(
  snapshot: StackSnapshot,
  moves: ReadonlyMap<string, string>,
): StackSnapshot {
  const resources: Record<string, Record<string, unknown>> = {};
  for (const [type, all] of members(snapshot.configuration.resource)) {
    for (const [name, block] of members(all)) {
      const address = moves.get(`${type}.${name}`) ?? `${type}.${name}`;
      const [newType, newName] = address.split(".") as [string, string];
      resources[newType] = { ...resources[newType], [newName]: block };
    }
  }
  const readdressed = mapTexts({ ...snapshot.configuration, resource: resources }, (text) =>
    text.replace(ADDRESS, (address) => moves.get(address) ?? address),
  );
  return { ...snapshot, configuration: readdressed as Record<string, unknown> };
}

const ADDRESS = /(?:\bdata\.)?\b[A-Za-z]\w*\.[A-Za-z_][\w-]*/g;

/** A reference within an expression. */
export interface Reference {
  readonly address: string;
  /** Its argument or attribute that is read; `undefined` for the whole. */
  readonly attribute?: string;
}

/** What a value refers to, at any depth. */
export function referencesIn(texts: readonly string[]): Reference[] {
  return texts
    .filter((text) => text.includes("${"))
    .flatMap((text) => [...text.matchAll(new RegExp(`(${ADDRESS.source})(?:\\.(\\w+))?`, "g"))])
    .map(([, address, attribute]) => ({ address: address as string, attribute }));
}

function nested(kind: BlockKind, prefix: string, section: unknown): Block[] {
  return members(section).flatMap(([type, all]) =>
    members(all).map(([name, block]) => ({
      kind,
      type,
      address: `${prefix}${type}.${name}`,
      arguments: argumentsOf(block),
    })),
  );
}

function named(kind: BlockKind, prefix: string, section: unknown): Block[] {
  return members(section).map(([name, block]) => ({
    kind,
    type: name,
    address: prefix + name,
    arguments: argumentsOf(block),
  }));
}

function providers(section: unknown): Block[] {
  return members(section).flatMap(([name, configurations]) =>
    listOf(configurations).map((configuration) => ({
      kind: "provider" as const,
      type: name,
      address: ["provider", name, configuration.alias].filter(Boolean).join("."),
      arguments: configuration,
    })),
  );
}

/** The arguments of a block; a bare value counts as one. */
function argumentsOf(block: unknown): Record<string, unknown> {
  return isObject(block) ? block : { value: block };
}

function listOf(section: unknown): Record<string, unknown>[] {
  return [section ?? []].flat().filter(isObject);
}
