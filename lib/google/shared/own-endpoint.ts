import { ComputeAddress } from "@cdktf/provider-google/lib/compute-address";
import { ComputeForwardingRule } from "@cdktf/provider-google/lib/compute-forwarding-rule";
import { Construct } from "constructs";
import { nameFromPath } from "../../core/resource-name";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** How an `OwnEndpoint` is made. */
export interface OwnEndpointProps extends ResourceSettings {
  readonly region: string;
  readonly network: string;
  /** The subnet of its address. */
  readonly subnet: string;
  /** What it leads to: a service attachment of the cache. */
  readonly serviceAttachment: string;
}

/** Longest name of an address and of a forwarding rule. */
const MAX_NAME_LENGTH = 63;

/**
 * An address in the clients' network and the forwarding rule that leads from it to a part of a cache.
 *
 * Source: https://cloud.google.com/memorystore/docs/cluster/about-multiple-vpc-networking
 */
export class OwnEndpoint extends Construct {
  public readonly address: string;
  /** What the cache must know of it, but for the address. */
  public readonly connection: {
    readonly pscConnectionId: string;
    readonly forwardingRule: string;
    readonly network: string;
    readonly serviceAttachment: string;
  };

  constructor(scope: Construct, id: string, props: OwnEndpointProps) {
    super(scope, id);
    const { region, network, serviceAttachment } = props;
    const name = nameFromPath(this.node.path, MAX_NAME_LENGTH);
    const address = new ComputeAddress(this, "Address", {
      name,
      region,
      subnetwork: props.subnet,
      addressType: "INTERNAL",
      purpose: "GCE_ENDPOINT",
      ...commonArguments(props),
    });
    const rule = new ComputeForwardingRule(this, "Resource", {
      name,
      region,
      network,
      ipAddress: address.id,
      // None: it balances nothing, and the provider's default is for another kind of rule.
      loadBalancingScheme: "",
      target: serviceAttachment,
      ...commonArguments(props),
    });
    this.address = address.address;
    this.connection = {
      pscConnectionId: rule.pscConnectionId,
      forwardingRule: rule.id,
      network,
      serviceAttachment,
    };
  }
}
