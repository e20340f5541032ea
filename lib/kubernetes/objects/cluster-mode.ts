import type { IManagedCache } from "../../core";

/** Whether clients discover the nodes through one endpoint, and follow redirects to them. */
export function isClusterMode({ topology }: Pick<IManagedCache, "topology">): boolean {
  return topology.kind === "cluster";
}
