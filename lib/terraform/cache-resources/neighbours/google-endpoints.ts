import { page } from "../documentation";
import { computed, type ResourceDescriptor } from "../resource-descriptor";

/** Resources of the Google provider, version 6, by which clients reach a cache at endpoints of their own. */
export const GOOGLE_ENDPOINTS: Readonly<Record<string, ResourceDescriptor>> = {
  google_compute_address: {
    destruction: { risk: "disruptive", loses: "the address: clients lose access at it" },
    replacedBy: [
      "name",
      { argument: "address_type", default: "EXTERNAL" },
      "description",
      "ip_version",
      "ipv6_endpoint_type",
      "network",
      computed("address"),
      computed("network_tier"),
      computed("prefix_length"),
      computed("project"),
      computed("purpose"),
      computed("region"),
      computed("subnetwork"),
    ],
    source: page("google", "compute_address"),
  },
  google_compute_forwarding_rule: {
    destruction: { risk: "disruptive", loses: "the way to the cache: clients lose access by it" },
    replacedBy: [
      "name",
      "all_ports",
      "backend_service",
      "description",
      "ip_collection",
      "is_mirroring_collector",
      { argument: "load_balancing_scheme", default: "EXTERNAL" },
      "no_automate_dns_zone",
      "ports",
      "service_label",
      "source_ip_ranges",
      computed("ip_address"),
      computed("ip_protocol"),
      computed("ip_version"),
      computed("network"),
      computed("network_tier"),
      computed("port_range"),
      computed("project"),
      computed("region"),
      computed("service_directory_registrations"),
      computed("subnetwork"),
    ],
    disruptedBy: { target: "clients reach another service at the address" },
    source: page("google", "compute_forwarding_rule"),
  },
  google_memorystore_instance_desired_user_created_endpoints: registration(
    "desired_user_created_endpoints",
    "memorystore_instance_desired_user_created_endpoints",
  ),
  google_redis_cluster_user_created_connections: registration(
    "cluster_endpoints",
    "redis_cluster_user_created_connections",
  ),
};

/** What tells a cache of endpoints that someone else has made. */
function registration(endpoints: string, type: string): ResourceDescriptor {
  return {
    destruction: {
      risk: "disruptive",
      loses: "the endpoints of the cache: clients lose access at them",
    },
    replacedBy: [computed("project")],
    disruptedBy: { [endpoints]: "clients lose access at endpoints that are removed" },
    source: page("google", type),
  };
}
