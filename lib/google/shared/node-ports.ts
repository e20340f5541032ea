import type { PortRange } from "../../core";

/**
 * Ports of the nodes of a cluster, to which clients connect beside the endpoint's own port.
 *
 * Source: https://cloud.google.com/memorystore/docs/valkey/networking, firewall guidance
 */
export const NODE_PORTS: PortRange = { from: 11_000, to: 13_047 };
