import { mapTexts } from "../core/map-texts";
import type { Configuration } from "./configuration-blocks";
import { isObject, members } from "./json-object";
import { replaceAddresses } from "./references";

/** Old and new addresses of resources that a configuration moves: new address by old. */
export function movedAddresses({ moved }: Configuration): Map<string, string> {
  return new Map(listOf(moved).map(({ from, to }) => [String(from), String(to)] as const));
}

/** Addresses of resources that exist already, and that a configuration imports. */
export function importedAddresses(configuration: Configuration): string[] {
  return listOf(configuration.import).map(({ to }) => String(to));
}

/** Addresses of resources that a configuration removes from Terraform's state without destroying them. */
export function addressesLeftInPlace({ removed }: Configuration): string[] {
  return listOf(removed)
    .filter(({ lifecycle }) => isObject(lifecycle) && lifecycle.destroy === false)
    .map(({ from }) => String(from));
}

/** A configuration with the new addresses of its resources and data sources, in its expressions too. */
export function withNewAddresses(
  configuration: Configuration,
  moved: ReadonlyMap<string, string>,
): Configuration {
  if (moved.size === 0) {
    return configuration;
  }
  const resource = withNewNames(configuration.resource, "", moved);
  const data = withNewNames(configuration.data, "data.", moved);
  return mapTexts({ ...configuration, resource, data }, (text) =>
    replaceAddresses(text, moved),
  ) as Configuration;
}

/** The blocks of a section by their types and new names. */
function withNewNames(
  section: unknown,
  prefix: "" | "data.",
  moved: ReadonlyMap<string, string>,
): Record<string, Record<string, unknown>> {
  const renamed: Record<string, Record<string, unknown>> = {};
  for (const [type, blocks] of members(section)) {
    for (const [name, block] of members(blocks)) {
      const address = moved.get(`${prefix}${type}.${name}`)?.slice(prefix.length);
      const [newType, newName] = (address ?? `${type}.${name}`).split(".") as [string, string];
      renamed[newType] ??= {};
      renamed[newType][newName] = block;
    }
  }
  return renamed;
}

function listOf(section: unknown): Record<string, unknown>[] {
  return [section ?? []].flat().filter(isObject);
}
