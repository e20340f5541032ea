import { valueAt } from "../terraform/attribute-values";
import { RESOURCE_DESCRIPTORS } from "../terraform/cache-resources";
import type { Risk } from "../terraform/cache-resources/risk";
import type { Block } from "../terraform/configuration-blocks";
import { sameJson } from "../terraform/json-equality";
import type { Blocks, Sources } from "./sources";

/** Where a provider has its resources, and what it means to look for them elsewhere. */
interface Place {
  /** The arguments of the provider that say where. */
  readonly arguments: readonly string[];
  /** What Terraform does with a resource that is elsewhere then; absent where its own arguments say where it is. */
  readonly ofResource?: string;
  /** What it means for all resources of the provider. */
  readonly ofProvider: string;
  /** The most that is lost: who looks elsewhere finds nothing there, and what is here may stay. */
  readonly highest: Risk;
}

/**
 * Version 5 of the AWS provider looks for a resource in the region of its provider alone; version 6 knows the
 * region of each. Google's resources have their place in their own arguments: see `withDefaultsOfProvider`.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support
 */
const PLACES: Readonly<Record<string, Place>> = {
  aws: {
    arguments: ["region", "assume_role.role_arn"],
    ofResource:
      "version 6 of the provider destroys it and makes a new one there; version 5 makes a new one and forgets this one, which stays, and no deletion protection is asked",
    ofProvider: "resources without a region of their own are made anew there",
    highest: "destroys data",
  },
  google: {
    arguments: ["project", "region", "zone"],
    ofProvider: "resources without a place of their own are replaced",
    highest: "destroys data",
  },
  kubernetes: {
    arguments: ["config_context", "config_context_cluster", "config_path", "config_paths", "host"],
    ofResource: "it is made again in that cluster; the one here stays, and Terraform forgets it",
    ofProvider: "objects are looked for in that cluster, and made again there",
    highest: "disruptive",
  },
};

/** Arguments that resources of Google take from their provider, and the types that then follow its changes. */
const GOOGLE_DEFAULTS: Readonly<Record<string, (type: string) => boolean>> = {
  // Each type asks for it: google/services, DefaultProviderProject, at v6.50.0 of the provider.
  project: () => true,
  // DefaultProviderRegion, in the same place.
  region: (type) => type === "google_redis_cluster",
};

/** The most that a resource of a provider loses when it is looked for elsewhere. */
export function highestLoss(provider: string): Risk {
  return PLACES[provider]?.highest ?? "destroys data";
}

/** What it means that a provider is in another place; `undefined` when it is not. */
export function moveOfProvider(
  stack: Sources,
  before: Block,
  after: Block,
): { readonly risk: Risk; readonly reason: string } | undefined {
  const place = PLACES[after.name];
  const moved = place === undefined ? [] : movedArguments(stack, place, before, after);
  return place === undefined || moved.length === 0
    ? undefined
    : { risk: place.highest, reason: `${moved.join(", ")}: ${place.ofProvider}` };
}

/** Why a resource, or a data source, is elsewhere: its provider is. `undefined` when it is not. */
export function moveToOtherPlace(stack: Sources, was: Block, is: Block): string | undefined {
  const place = PLACES[nameOf(is)];
  const [from, to] = [providerOf(was, stack.before), providerOf(is, stack.after)];
  if (place?.ofResource === undefined || from === undefined || to === undefined) {
    return undefined;
  }
  const moved = movedArguments(stack, place, from, to, [was, is]);
  return moved.length === 0
    ? undefined
    : `another ${moved.join(", ")}, by ${to.address}: ${place.ofResource}`;
}

/** The arguments by which a provider is in another place, or a resource of it. */
function movedArguments(
  stack: Sources,
  place: Place,
  from: Block,
  to: Block,
  [was, is]: readonly [Block?, Block?] = [],
): string[] {
  return place.arguments.filter((path) => {
    const [before, after] = [placeOf(from, path, was), placeOf(to, path, is)];
    const source = stack.sourceOf(after);
    return !sameJson(before, after) || (source !== undefined && source.readAnewAfter === undefined);
  });
}

/** The arguments of a resource with those that its provider fills in where they are not set. */
export function withDefaultsOfProvider(
  resource: Block,
  blocks: Blocks,
  args: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const provider = resource.type.startsWith("google_") ? providerOf(resource, blocks) : undefined;
  if (provider === undefined) {
    return args;
  }
  const known = RESOURCE_DESCRIPTORS[resource.type]?.replacedBy ?? [];
  const names = known.map((rule) => (typeof rule === "string" ? rule : rule.argument));
  const filled = Object.entries(GOOGLE_DEFAULTS).flatMap(([name, isAsked]) =>
    names.includes(name) && isAsked(resource.type) && provider.arguments[name] !== undefined
      ? [[name, args[name] ?? provider.arguments[name]] as const]
      : [],
  );
  return { ...args, ...Object.fromEntries(filled) };
}

/** The configuration of the provider that a resource names, or of the one that its type starts with. */
function providerOf(resource: Block, blocks: Blocks): Block | undefined {
  return blocks.get(`provider.${resource.arguments.provider ?? nameOf(resource)}`);
}

/** Where a provider is, by one of its arguments. A resource of AWS may have a region of its own. */
function placeOf(provider: Block, path: string, resource?: Block): unknown {
  const own = path === "region" ? resource?.arguments.region : undefined;
  return accountOrSame(own ?? valueAt(provider.arguments, path));
}

function nameOf({ type }: Block): string {
  return type.split("_")[0] as string;
}

/** Of a role the account that it is in: another role in the same account finds the same resources. */
function accountOrSame(value: unknown): unknown {
  return /^arn:[^$]*:(\d{12}):/.exec(String(value))?.[1] ?? value;
}
