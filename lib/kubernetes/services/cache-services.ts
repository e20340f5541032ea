import { EndpointSliceV1 } from "@cdktf/provider-kubernetes/lib/endpoint-slice-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import type { CacheEndpoint, ClientHosts } from "../../core";
import { findFaults, isWhole, refuse, rulesFor } from "../../core/validation";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "../objects/common";
import { isObjectName, NAMESPACE_RULE, serviceNameRule } from "../objects/name-rules";

/** Names of the Services; a name can be given only for a Service that the cache has. */
export interface ServiceNames {
  /** The primary endpoint's Service; not in cluster mode. @default "redis-primary" */
  readonly primary?: string;
  /** The reader endpoint's, of a cache that has one. @default "redis-reader" */
  readonly reader?: string;
  /** The one Service in cluster mode, in place of the other two. @default "redis-discovery" */
  readonly discovery?: string;
}

/** How `CacheServices` are made. */
export interface CacheServicesProps extends KubernetesCommonProps {
  /**
   * Names of the Services.
   *
   * @default - redis-primary and redis-reader, in cluster mode redis-discovery
   */
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

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CacheServicesProps,
  ) {
    super(scope, id);
    refuse(`CacheServices ${this.node.path}`, findFaults(RULES, props));

    const { cache } = props;
    const { primary, reader, discovery } = serviceNames(props);
    if (cache.topology.kind === "cluster") {
      const note = { "kubernetes.io/description": DISCOVERY_NOTE };
      this.hosts = { primary: this.service("Discovery", discovery, cache.primaryEndpoint, note) };
      return;
    }
    this.hosts = {
      primary: this.service("Primary", primary, cache.primaryEndpoint),
      reader: cache.readerEndpoint && this.service("Reader", reader, cache.readerEndpoint),
    };
  }

  /** Makes one Service and gives its name in the cluster. */
  private service(
    id: string,
    name: string,
    endpoint: CacheEndpoint,
    note?: Record<string, string>,
  ): string {
    const { namespace, clusterDomain = "cluster.local" } = this.props;
    const common = metaArguments(this.props);
    const object = objectMetadata(name, "endpoint", this.props);
    const metadata = note ? { ...object, annotations: { ...note, ...object.annotations } } : object;
    const port = [{ name: "redis", port: endpoint.port, protocol: "TCP" }];
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

/** What someone should know who finds the Service in the cluster. */
const DISCOVERY_NOTE =
  "For discovery alone: clients follow redirects to the real hosts of the nodes, which network policies must let through.";

/** The names with their defaults. */
export function serviceNames({
  names = {},
}: Pick<CacheServicesProps, "names">): Required<ServiceNames> {
  return {
    primary: names.primary ?? "redis-primary",
    reader: names.reader ?? "redis-reader",
    discovery: names.discovery ?? "redis-discovery",
  };
}

const rule = rulesFor<CacheServicesProps>();

const RULES = [
  NAMESPACE_RULE,
  serviceNameRule<CacheServicesProps>("names.primary", ({ names }) => names?.primary),
  serviceNameRule<CacheServicesProps>("names.reader", ({ names }) => names?.reader),
  serviceNameRule<CacheServicesProps>("names.discovery", ({ names }) => names?.discovery),
  rule({
    id: "kubernetes.service-missing",
    inputs: ({ names, cache }) => ({
      names: Object.entries(names ?? {})
        .filter(([, name]) => name !== undefined)
        .map(([service]) => service),
      services:
        cache.topology.kind === "cluster"
          ? ["discovery"]
          : ["primary", ...(cache.readerEndpoint ? ["reader"] : [])],
    }),
    isValid: ({ names, services }) => names.every((service) => services.includes(service)),
    expected: "names of the Services that the cache has",
    fix: "leave the others out: a reader needs replicas, and a cache in cluster mode has discovery alone",
  }),
  rule({
    id: "kubernetes.service-name-twice",
    inputs: (props) => {
      const { primary, reader } = serviceNames(props);
      return { primary, reader };
    },
    isValid: ({ primary, reader }) => primary !== reader,
    expected: "a name of its own for each Service",
    fix: "rename one of them",
  }),
  rule({
    id: "kubernetes.cluster-domain",
    inputs: ({ clusterDomain }) => (clusterDomain === undefined ? undefined : { clusterDomain }),
    isValid: ({ clusterDomain }) => isObjectName(clusterDomain),
    expected: "a DNS name in lower case, without a dot at its end",
    fix: "leave clusterDomain out for cluster.local",
  }),
  rule({
    id: "kubernetes.endpoint-port",
    inputs: ({ cache: { primaryEndpoint, readerEndpoint = primaryEndpoint } }) => ({
      primary: primaryEndpoint.port,
      reader: readerEndpoint.port,
    }),
    isValid: (ports) => Object.values(ports).every((port) => isWhole(port, 1, 65_535)),
    expected: "whole numbers from 1 to 65535",
    fix: "correct the port of the cache",
  }),
];
