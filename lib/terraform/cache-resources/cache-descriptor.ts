import type { ResourceDescriptor } from "./resource-descriptor";
import type { Setting } from "./settings";

/**
 * What each cache can have, whichever cloud runs it:
 *
 * - `authentication`: clients need a token, a user or a cloud identity
 * - `customerKey`: data at rest is encrypted with a key of the account that owns the cache
 * - `encryptionAtRest`: snapshots and disks are encrypted
 * - `failover`: a replica takes over when the primary fails
 * - `maintenanceWindow`: the service does its maintenance at a known time of the week
 * - `minorUpgrades`: the service installs new minor versions
 * - `network`: the team chose the network of the cache
 * - `persistence`: a copy of the data outlives the nodes
 * - `tls`: clients can connect with TLS
 * - `tlsOnly`: clients cannot connect without TLS
 * - `zones`: the nodes are in two or more availability zones
 */
export const CACHE_FACTS = [
  "authentication",
  "customerKey",
  "encryptionAtRest",
  "failover",
  "maintenanceWindow",
  "minorUpgrades",
  "network",
  "persistence",
  "tls",
  "tlsOnly",
  "zones",
] as const;

/** The name of a fact of a cache. */
export type CacheFact = (typeof CACHE_FACTS)[number];

/** How the arguments of a Terraform type decide a fact. */
export interface DecidedFact {
  /** The arguments that decide it. */
  readonly settings: readonly Setting[];
  /** Whether one good setting is enough; otherwise all must be good. */
  readonly oneIsEnough?: true;
  /** The engines that can have it; all when absent. */
  readonly engines?: readonly string[];
  /** How to get it: the end of a sentence, in the imperative. */
  readonly fix: string;
  /** Ids of public rules that ask the same of the service. */
  readonly publicRules?: readonly string[];
}

/** Where a cache has its eviction policy: in an argument, or in a parameter group that one names. */
export type EvictionPolicyLocation =
  | {
      readonly argument: string;
      /** The engine's names of policies, by those of the argument. @default - the argument has the engine's */
      readonly names?: Readonly<Record<string, string>>;
    }
  | { readonly groupArgument: string; readonly groupType: string };

/** The facts of one Terraform type of a cache. Reviews, rules and reports read nothing else of it. */
export interface CacheDescriptor extends ResourceDescriptor {
  /** The service, as its cloud writes the name. */
  readonly service: string;
  /** The argument with the name by which alarms and people know the cache. */
  readonly nameArgument: string;
  /**
   * Each fact: how the arguments decide it, `always` when the service guarantees it, `never` when the
   * service does not offer it. No rule asks for what is `always` or `never`.
   */
  readonly facts: Readonly<Record<CacheFact, DecidedFact | "always" | "never">>;
  /** Where the eviction policy is; absent when the service does not let anyone choose it. */
  readonly evictionPolicy?: EvictionPolicyLocation;
  /** The argument that takes the token of the clients; absent when the cache takes none. */
  readonly tokenArgument?: string;
  /** The attributes with the tokens that the service generates; absent when it generates none. */
  readonly tokenAttributes?: readonly string[];
  /** The provider's own deletion protection, on by default; absent when only Terraform's exists. */
  readonly deletionProtection?: string;
  /** The argument with the ids of the security groups; absent on clouds without them. */
  readonly securityGroups?: string;
  /** The blocks that deliver logs; absent when the service delivers logs by itself or has none. */
  readonly logs?: string;
  /** The argument that makes the resource a part of another cache, which is judged instead. */
  readonly memberOf?: string;
  /** How a cache becomes the secondary of a global one, and what its primary decides for it. */
  readonly secondaryOf?: {
    readonly argument: string;
    readonly decides: readonly (CacheFact | "evictionPolicy")[];
  };
}
