import { ComputeGlobalAddress } from "@cdktf/provider-google/lib/compute-global-address";
import { ServiceNetworkingConnection } from "@cdktf/provider-google/lib/service-networking-connection";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

/** How a `PrivateConnection` is made. */
export interface PrivateConnectionProps {
  readonly cacheName: string;
  readonly network: string;
  readonly prefixLength: number;
  /** Whether it stays in the network when Terraform destroys it. */
  readonly keep: boolean;
  readonly labels?: Record<string, string>;
  readonly project?: string;
  readonly provider?: TerraformProvider;
}

/**
 * Private service access for a network that has none yet: a range of addresses for Google's services
 * and the peering to them. A network has one such connection, whichever cache makes it.
 */
export class PrivateConnection extends Construct {
  /** Name of the allocated range. */
  public readonly rangeName: string;
  /** Whatever takes addresses of the range depends on it. */
  public readonly connection: ServiceNetworkingConnection;

  constructor(scope: Construct, id: string, props: PrivateConnectionProps) {
    super(scope, id);
    const { cacheName, network, provider } = props;
    this.rangeName = new ComputeGlobalAddress(this, "Range", {
      name: `memorystore-${cacheName}`,
      description: `Google services of the network, made for cache ${cacheName}`,
      purpose: "VPC_PEERING",
      addressType: "INTERNAL",
      prefixLength: props.prefixLength,
      network,
      labels: props.labels,
      project: props.project,
      provider,
    }).name;
    this.connection = new ServiceNetworkingConnection(this, "Resource", {
      network,
      service: "servicenetworking.googleapis.com",
      reservedPeeringRanges: [this.rangeName],
      deletionPolicy: props.keep ? "ABANDON" : undefined,
      provider,
    });
  }
}
