import { EndpointSliceV1 } from "@cdktf/provider-kubernetes/lib/endpoint-slice-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import type { CacheEndpoint, ClientHosts } from "../cache";
import { findFaults, refuse } from "../cache/validation";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "./common";
import { NAMESPACE_RULE, serviceNameRule } from "./name-rules";

/** Names of the Services. */
export interface ServiceNames {
  /** @default "redis-primary" */
  readonly primary?: string;
  /** Made only for a cache with a reader endpoint. @default "redis-reader" */
  readonly reader?: string;
  /** In cluster mode, in place of the other two. @default "redis-discovery" */
  readonly discovery?: string;
}

/** How `CacheServices` are made. */
export interface CacheServicesProps extends KubernetesCommonProps {
  readonly names?: ServiceNames;
  /**
   * DNS domain of the cluster.
   *
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;
}

/**
 * Names in the cluster for the cache's endpoints, so that no client holds a cloud host name.
 *
 * Certificates name the real hosts, not these aliases: clients verify the server name that the
 * contract gives them. In cluster mode the one Service serves discovery alone: clients follow
 * redirects to the nodes' real hosts, which network policies must let through.
 */
export class CacheServices extends Construct {
  /** The hosts that clients dial. */
  public readonly hosts: ClientHosts;

  /** @throws CacheValidationError for names that are no DNS labels */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CacheServicesProps,
  ) {
    super(scope, id);
    const { cache, names = {} } = props;
    const primary = names.primary ?? "redis-primary";
    const reader = names.reader ?? "redis-reader";
    const discovery = names.discovery ?? "redis-discovery";
    refuse(
      `CacheServices ${this.node.path}`,
      findFaults(RULES, { ...props, names: { primary, reader, discovery } }),
    );

    if (cache.topology.kind === "cluster") {
      this.hosts = { primary: this.service("Discovery", discovery, cache.primaryEndpoint) };
      return;
    }
    this.hosts = {
      primary: this.service("Primary", primary, cache.primaryEndpoint),
      reader: cache.readerEndpoint && this.service("Reader", reader, cache.readerEndpoint),
    };
  }

  /** Makes one Service and gives its name in the cluster. */
  private service(id: string, name: string, endpoint: CacheEndpoint): string {
    const { namespace, clusterDomain = "cluster.local" } = this.props;
    const metadata = objectMetadata(name, "endpoint", this.props);
    const port = [{ name: "redis", port: endpoint.port, protocol: "TCP" }];
    const common = metaArguments(this.props);
    if (endpoint.hostKind === "dns") {
      new ServiceV1(this, id, {
        metadata,
        spec: { type: "ExternalName", externalName: endpoint.host, port },
        ...common,
      });
    } else {
      // An ExternalName that holds an IP address is looked up as a name and never resolves.
      new ServiceV1(this, id, { metadata, spec: { clusterIp: "None", port }, ...common });
      new EndpointSliceV1(this, `${id}Endpoints`, {
        metadata: {
          ...metadata,
          labels: { ...metadata.labels, "kubernetes.io/service-name": name },
        },
        addressType: "IPv4",
        endpoint: [{ addresses: [endpoint.host], condition: { ready: true } }],
        port: [
          { name: "redis", port: String(endpoint.port), protocol: "TCP", appProtocol: "redis" },
        ],
        ...common,
      });
    }
    return `${name}.${namespace}.svc.${clusterDomain}`;
  }
}

const RULES = [
  NAMESPACE_RULE,
  serviceNameRule<CacheServicesProps>("names.primary", ({ names }) => names?.primary),
  serviceNameRule<CacheServicesProps>("names.reader", ({ names }) => names?.reader),
  serviceNameRule<CacheServicesProps>("names.discovery", ({ names }) => names?.discovery),
];
