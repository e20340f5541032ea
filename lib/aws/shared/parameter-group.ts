import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import type { Construct } from "constructs";
import type { CacheEngine } from "../../core";
import { parameterGroupFamily } from "./parameter-group-family";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** What a parameter group is made of. */
export interface ParameterGroupSettings extends ResourceSettings {
  readonly engine: CacheEngine;
}

/**
 * Makes the parameter group of a cache, and gives its name.
 *
 * @param mode - becomes part of the name, for parameters that no group in use can change
 */
export function parameterGroupName(
  scope: Construct,
  settings: ParameterGroupSettings,
  parameters: Record<string, string>,
  mode?: string,
): string {
  const { cacheName, names, engine } = settings;
  const family = parameterGroupFamily(engine) ?? "";
  return new ElasticacheParameterGroup(scope, "ParameterGroup", {
    // The family in the name, and the new group before the old one goes: on an upgrade the old one
    // is still in use.
    name: [names.parameterGroup, family.replace(".", "-"), ...(mode ? [mode] : [])].join("-"),
    family,
    description: `Parameters of cache ${cacheName}`,
    parameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
    lifecycle: { createBeforeDestroy: true },
    ...commonArguments(settings),
  }).name;
}
