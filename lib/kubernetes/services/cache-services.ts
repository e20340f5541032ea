import { EndpointSliceV1 } from "@cdktf/provider-kubernetes/lib/endpoint-slice-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import type { CacheEndpoint, ClientHosts } from "../../core";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { isClusterMode, isMemcached } from "../objects/cluster-mode";
import { objectMetadata } from "../objects/object-metadata";
import { metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_SERVICES_PROPS } from "../shapes";
import { type CacheServicesProps, DEFAULT_CLUSTER_DOMAIN } from "./cache-services-props";
import { CACHE_SERVICES_RULES } from "./cache-services-rules";
import { nodeServiceName, withDefaultServiceNames } from "./service-names";

/** An annotation for people who find the Service in the cluster. */
const DISCOVERY_NOTE = {
  "kubernetes.io/description":
    "For discovery alone: clients follow redirects to the real hosts of the nodes, which network policies must let through.",
};

const AUTO_DISCOVERY_NOTE = {
  "kubernetes.io/description":
    "For clients that discover the nodes of Memcached themselves. All others read MEMCACHED_SERVERS.",
};

const NODE_NOTE = {
  "kubernetes.io/description":
    "One node of Memcached, for people. Clients read MEMCACHED_SERVERS: they hash keys over its names, and certificates name those.",
};

/**
 * Services for the cache's endpoints, so that no client needs to know a host name of the cloud.
 *
 * Certificates name the real hosts, not the Services. The client contract gives clients the server name
 * to verify. In cluster mode there is one Service, for discovery: clients follow redirects to the real
 * hosts of the nodes, and network policies must let them through.
 *
 * Memcached has a Service for its discovery endpoint, and one for each node. A headless Service over all nodes would
 * need their addresses, which change when AWS replaces a node: AWS gives names, and only an ExternalName follows one.
 */
export class CacheServices extends Construct {
  /** The hosts that clients connect to. */
  public readonly hosts: ClientHosts;
  private readonly props: CacheServicesProps;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheServicesProps) {
    super(scope, id);
    const subject = `CacheServices ${this.node.path}`;
    props = withShape(subject, CACHE_SERVICES_PROPS, props);
    this.props = props;
    refuse(subject, findFaults(CACHE_SERVICES_RULES, props));
    refuseSameObjects(this);

    this.hosts = this.makeServices();
  }

  private makeServices(): ClientHosts {
    const { cache } = this.props;
    const names = withDefaultServiceNames(cache, this.props.names);
    const { primaryEndpoint: primary, readerEndpoint: reader, nodeEndpoints = [] } = cache;
    if (cache.topology.kind === "nodes") {
      for (const [index, endpoint] of nodeEndpoints.entries()) {
        const id = nodeServiceName("Node", index);
        this.service(id, nodeServiceName(names.node, index), endpoint, NODE_NOTE);
      }
      return { primary: this.service("Discovery", names.discovery, primary, AUTO_DISCOVERY_NOTE) };
    }
    if (isClusterMode(cache)) {
      return { primary: this.service("Discovery", names.discovery, primary, DISCOVERY_NOTE) };
    }
    return {
      primary: this.service("Primary", names.primary, primary),
      reader: reader && this.service("Reader", names.reader, reader),
    };
  }

  /** Makes one Service and returns its host name in the cluster. */
  private service(
    id: string,
    name: string,
    endpoint: CacheEndpoint,
    note?: Record<string, string>,
  ): string {
    const { namespace, clusterDomain = DEFAULT_CLUSTER_DOMAIN } = this.props;
    const common = metaArguments(this.props);
    const object = objectMetadata(name, "endpoint", this.props);
    const metadata = note ? { ...object, annotations: { ...note, ...object.annotations } } : object;
    const protocol = isMemcached(this.props.cache) ? "memcache" : "redis";
    const port = [{ name: protocol, port: endpoint.port, protocol: "TCP" }];
    if (endpoint.hostKind === "dns") {
      new ServiceV1(this, id, {
        metadata,
        spec: { type: "ExternalName", externalName: endpoint.host, port },
        ...common,
      });
    } else {
      // The cluster's DNS would look up an IP address in an ExternalName as a name, and never find it.
      new ServiceV1(this, id, { metadata, spec: { clusterIp: "None", port }, ...common });
      new EndpointSliceV1(this, `${id}Endpoints`, {
        metadata: {
          ...metadata,
          labels: { ...metadata.labels, "kubernetes.io/service-name": name },
        },
        addressType: "IPv4",
        endpoint: [{ addresses: [endpoint.host], condition: { ready: true } }],
        port: [
          { name: protocol, port: String(endpoint.port), protocol: "TCP", appProtocol: protocol },
        ],
        ...common,
      });
    }
    return `${name}.${namespace}.svc.${clusterDomain}`;
  }
}
