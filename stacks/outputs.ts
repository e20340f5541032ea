import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  type CacheEndpoint,
  ClientVariable,
  type ConnectionBudget,
  clientEnvironment,
  type IManagedCache,
} from "../lib/core";

/**
 * What people and scripts want to know of a cache: the same on every cloud, and what its own cloud adds.
 * There is no output for what the cache does not have. Secrets are named, never shown.
 *
 * @param prefix - what the names of the outputs start with
 */
export function addOutputs(
  stack: TerraformStack,
  prefix: string,
  cache: IManagedCache,
  budget: ConnectionBudget | undefined,
  ofItsCloud: Record<string, unknown>,
): void {
  const { authentication, topology } = cache;
  const primary = topology.kind === "cluster" ? "configuration_endpoint" : "primary_endpoint";
  const outputs: Record<string, unknown> = {
    ...ofItsCloud,
    [primary]: address(cache.primaryEndpoint),
    reader_endpoint: cache.readerEndpoint && address(cache.readerEndpoint),
    eviction_policy: cache.evictionPolicy,
    connection_limit: cache.limits.connectionsPerNode,
    connection_budget: budget && {
      at_rest: budget.atRest,
      at_full_scale: budget.atFullScale,
      in_rollout: budget.inRollout,
      limit: budget.limit,
    },
    client_environment: {
      ...clientEnvironment(cache),
      ...(authentication.kind === "users" && {
        [ClientVariable.AUTH_USERNAME]: authentication.users[0]?.name,
      }),
    },
  };
  for (const [name, value] of Object.entries(outputs)) {
    if (value !== undefined) {
      new TerraformOutput(stack, prefix + name, { value });
    }
  }
}

function address({ host, port }: CacheEndpoint): string {
  return `${host}:${port}`;
}
