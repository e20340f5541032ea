import { presence } from "../../../terraform/attribute-values";
import {
  MEMCACHE_INSTANCE,
  MEMORYSTORE,
  REDIS_CLUSTER,
  REDIS_INSTANCE,
  VALKEY_INSTANCE,
} from "../../caches";
import { guardrail } from "../../rule";

/** Where each kind of cache names its network. */
const NETWORKS: Record<string, readonly string[]> = {
  [REDIS_INSTANCE]: ["authorized_network"],
  [MEMCACHE_INSTANCE]: ["authorized_network"],
  [REDIS_CLUSTER]: ["psc_configs.network"],
  [VALKEY_INSTANCE]: [
    "desired_auto_created_endpoints.network",
    "desired_psc_auto_connections.network",
  ],
};

/** Caches for which no network means the default one; all others get theirs with their endpoints. */
const DEFAULTING = [REDIS_INSTANCE, MEMCACHE_INSTANCE];

export const memorystoreNetwork = guardrail({
  id: "memorystore-network",
  severity: "error",
  pack: "baseline",
  what: "The cache stands in a network that was chosen for it.",
  why: "In the network named default everyone in the project can reach it. It cannot be moved later.",
  fix: "name a network of your own in authorized_network, psc_configs or desired_auto_created_endpoints",
  references: [],
  appliesTo: MEMORYSTORE,
  inputs: (cache) => {
    const networks = (NETWORKS[cache.type] ?? []).map((path) => cache.get(path));
    const network = networks.find((name) => name !== undefined);
    return network === undefined && !DEFAULTING.includes(cache.type)
      ? undefined
      : { network: presence(network) === true ? isDefault(network) : presence(network) };
  },
  isValid: ({ network }) => network === "of your own",
});

function isDefault(network: unknown): string {
  return /(^|\/)default$/.test(String(network)) ? "default" : "of your own";
}
