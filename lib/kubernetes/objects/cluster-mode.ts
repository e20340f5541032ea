import type { IManagedCache } from "../../core";
import { speaksClusterProtocol } from "../../core/topology";

/** Whether clients discover the nodes through one endpoint, and follow redirects to them. */
export function isClusterMode({
  topology,
  engine,
}: Pick<IManagedCache, "topology" | "engine">): boolean {
  return !isMemcached({ engine }) && speaksClusterProtocol(topology);
}

/** Whether clients speak the protocol of Memcached. */
export function isMemcached({ engine }: Pick<IManagedCache, "engine">): boolean {
  return engine.name === "memcached";
}

/** Whether the nodes are the cloud's own affair: nobody can connect to one of them. */
export function isServerless({ topology }: Pick<IManagedCache, "topology">): boolean {
  return topology.kind === "serverless";
}
