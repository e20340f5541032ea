import type { MemorystoreConnectionPolicy } from "../connection-policy";

/** The service connection policy is made with the cache. */
export interface NewConnectionPolicy {
  /** Which kind this is. */
  readonly kind: "new";
  /**
   * The subnets of which the endpoints take their addresses, at least one:
   * `projects/PROJECT/regions/REGION/subnetworks/SUBNET`. A network of /29 is enough for one cache.
   */
  readonly subnets: readonly string[];
}

/** Several caches use one service connection policy. */
export interface SharedConnectionPolicy {
  /** Which kind this is. */
  readonly kind: "shared";
  /** The policy, which is there before the caches and goes after them. */
  readonly policy: MemorystoreConnectionPolicy;
}

/** The network has a service connection policy already. */
export interface ExistingConnectionPolicy {
  /** Which kind this is. */
  readonly kind: "existing";
}

/** The endpoints are made here, by forwarding rules, and the network needs no service connection policy. */
export interface ForwardingRuleEndpoints {
  /** Which kind this is. */
  readonly kind: "forwarding-rules";
  /**
   * The subnet of which the endpoints take their addresses, two for each cache:
   * `projects/PROJECT/regions/REGION/subnetworks/SUBNET`.
   */
  readonly subnet: string;
}

/** How a Memorystore cache gets endpoints in the clients' network. */
export interface MemorystoreConnectionProps {
  /**
   * By which service connection policy Google makes the cache's endpoints in the network. A network has one policy
   * of a service class in a region: the first cache can make it, several in one stack share it, and where someone
   * else has made it, it exists. Without one Google cannot make the cache, unless the endpoints are made here, by
   * forwarding rules.
   */
  readonly connectionPolicy:
    | NewConnectionPolicy
    | SharedConnectionPolicy
    | ExistingConnectionPolicy
    | ForwardingRuleEndpoints;
}
