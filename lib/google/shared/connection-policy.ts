import { NetworkConnectivityServiceConnectionPolicy } from "@cdktf/provider-google/lib/network-connectivity-service-connection-policy";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { constructPath, nameFromPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findTaken, take, type UniqueName } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { MEMORYSTORE_CONNECTION_POLICY_PROPS } from "../shapes";
import { networkName } from "./resource-names";
import { CONNECTION_POLICY_RULES } from "./rules/connection-policy";

/** What a service connection policy lets into a network. */
export enum MemorystoreServiceClass {
  /** Memorystore for Valkey. */
  VALKEY = "gcp-memorystore",
  /** Memorystore for Redis Cluster. */
  REDIS_CLUSTER = "gcp-memorystore-redis",
}

/** How a `MemorystoreConnectionPolicy` is made. */
export interface MemorystoreConnectionPolicyProps {
  /** Which service gets endpoints in the network. A change replaces the policy. */
  readonly serviceClass: MemorystoreServiceClass;
  /** `europe-west1`. A change replaces the policy. */
  readonly region: string;
  /** The VPC network of the clients, `projects/PROJECT/global/networks/NETWORK`. A change replaces the policy. */
  readonly network: string;
  /**
   * The subnets of which endpoints take their addresses, at least one:
   * `projects/PROJECT/regions/REGION/subnetworks/SUBNET`. A cache takes two addresses.
   */
  readonly subnets: readonly string[];
  /** How many endpoints there may be by the policy: a whole number from 1. @default - no limit */
  readonly limit?: number;
  /**
   * Name of the policy: 1 to 63 lower-case letters, digits and hyphens. A change replaces the policy.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly name?: string;
  /** Labels of the policy. @default - none */
  readonly labels?: Record<string, string>;
  /** The project of the network, which with a Shared VPC is its host. @default - the provider's project */
  readonly project?: string;
  /** The Google provider of the policy. @default - the stack's default Google provider */
  readonly provider?: TerraformProvider;
}

/** Longest name of a policy. */
const MAX_NAME_LENGTH = 63;

/**
 * Lets Memorystore make endpoints in a network. A network has one such policy of a service class in a
 * region, for all its caches of that class.
 *
 * @example
 * ```ts
 * const policy = new MemorystoreConnectionPolicy(this, "Endpoints", {
 *   serviceClass: MemorystoreServiceClass.VALKEY,
 *   region: "europe-west1",
 *   network,
 *   subnets: ["projects/shop-prod/regions/europe-west1/subnetworks/endpoints"],
 * });
 * ```
 */
export class MemorystoreConnectionPolicy extends Construct {
  /** Which service gets endpoints in the network. */
  public readonly serviceClass: MemorystoreServiceClass;
  /** Region of the policy. */
  public readonly region: string;
  /** The network, as it was given. */
  public readonly network: string;
  /** Whatever takes endpoints by the policy depends on it. @internal */
  public readonly policy: ITerraformDependable;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreConnectionPolicyProps) {
    const path = constructPath(scope, id);
    const subject = `MemorystoreConnectionPolicy ${path}`;
    props = withShape(subject, MEMORYSTORE_CONNECTION_POLICY_PROPS, props);
    const { name = nameFromPath(path, MAX_NAME_LENGTH), serviceClass, region, network } = props;
    const names = [onePerNetwork(props)];
    refuse(subject, [
      ...findFaults(CONNECTION_POLICY_RULES, { ...props, name }),
      ...findTaken(scope, names),
    ]);
    super(scope, id);
    take(this, names);
    this.serviceClass = serviceClass;
    this.region = region;
    this.network = network;
    this.policy = new NetworkConnectivityServiceConnectionPolicy(this, "Resource", {
      name,
      description: "Endpoints of Memorystore caches",
      location: region,
      network,
      serviceClass,
      pscConfig: {
        subnetworks: [...props.subnets],
        limit: props.limit === undefined ? undefined : String(props.limit),
      },
      labels: props.labels,
      project: props.project,
      provider: props.provider,
    });
  }
}

/** A network has one policy of a class in a region. @internal */
export function onePerNetwork({
  serviceClass,
  region,
  network,
}: Pick<MemorystoreConnectionPolicyProps, "serviceClass" | "region" | "network">): UniqueName {
  return {
    id: "memorystore.connection-policy-taken",
    input: "network",
    name: networkName(network),
    within: [serviceClass, region],
    fix: 'make one MemorystoreConnectionPolicy, and give it to all caches as { kind: "shared", policy }',
  };
}
