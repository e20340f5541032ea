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

/** A configuration with the new addresses of its resources, in its expressions too. */
export function withNewAddresses(
  configuration: Configuration,
  moved: ReadonlyMap<string, string>,
): Configuration {
  if (moved.size === 0) {
    return configuration;
  }
  const resource: Record<string, Record<string, unknown>> = {};
  for (const [type, blocks] of members(configuration.resource)) {
    for (const [name, block] of members(blocks)) {
      const address = moved.get(`${type}.${name}`) ?? `${type}.${name}`;
      const [newType, newName] = address.split(".") as [string, string];
      resource[newType] ??= {};
      resource[newType][newName] = block;
    }
  }
  return mapTexts({ ...configuration, resource }, (text) =>
    replaceAddresses(text, moved),
  ) as Configuration;
}

function listOf(section: unknown): Record<string, unknown>[] {
  return [section ?? []].flat().filter(isObject);
}
