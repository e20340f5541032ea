import type { TerraformProvider } from "cdktf";
import type { CachePurpose, Duration, EvictionPolicy, ExpectedData } from "../../core";
import type { AzureKeyVaultKey } from "../shared/cache-key";
import type { AzurePrivateEndpoint } from "../shared/private-endpoint";
import type { AzureRedisAuthentication } from "./authentication";
import type { AzureClusteringPolicy } from "./clustering-policy";
import type { AzureRedisModule } from "./modules";
import type { AzureManagedRedisSku } from "./sku";

/** How an `AzureManagedRedis` is made. */
export interface AzureManagedRedisProps {
  /** Name of the resource group of everything that is made. A change replaces the cache. */
  readonly resourceGroupName: string;
  /** `westeurope`. A change replaces the cache. */
  readonly location: string;
  /**
   * Name of the cache: 3 to 63 letters, digits and single hyphens, a letter or a digit at both ends. It is the first
   * label of the host's name, and so unique in the location. A change replaces the cache.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly name?: string;
  /** How large the cache is. A change replaces the cache. */
  readonly sku: AzureManagedRedisSku;
  /**
   * Whether a replica takes over when a node fails, in another zone where the location has zones. Without it there is
   * no SLA. A change replaces the cache.
   *
   * @default true
   */
  readonly highAvailability?: boolean;
  /**
   * What clients see of the shards. A change deletes the data, though the plan says "update in place".
   *
   * @default AzureClusteringPolicy.ENTERPRISE_CLUSTER
   */
  readonly clusteringPolicy?: AzureClusteringPolicy;
  /**
   * Modules of Redis. A change deletes the data, though the plan says "update in place".
   *
   * @default - none
   */
  readonly modules?: readonly AzureRedisModule[];
  /**
   * What the cache is for. A store keeps what is nowhere else, such as sessions and carts: it evicts no key by
   * default, has a snapshot every hour, and has alerts of its own. A store without high availability is warned of.
   *
   * @default CachePurpose.CACHE
   */
  readonly purpose?: CachePurpose;
  /**
   * What happens when memory is full. A store takes no `ALLKEYS_…` policy.
   *
   * @default - `ALLKEYS_LRU`; `NOEVICTION` for a store
   */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * What the cache will hold. A size on which it does not fit is refused.
   *
   * @default - not known: the size is not reviewed
   */
  readonly expectedData?: ExpectedData;
  /**
   * How often a snapshot is made from which Azure restores the data when all nodes fail: 1, 6 or 12 hours, or 0 for
   * none. Not together with `appendOnly` or a geo-replication group.
   *
   * @default - 12 hours; 1 hour for a store; none with `appendOnly` and in a geo-replication group
   */
  readonly snapshotPeriod?: Duration;
  /** Whether every write goes into a file, which is written to the disk each second. @default false */
  readonly appendOnly?: boolean;
  /**
   * Name of the geo-replication group: 1 to 63 letters, digits and single hyphens. `AzureManagedRedisGeoReplication`
   * links its members. A change deletes the data, though the plan says "update in place".
   *
   * @default - the cache is in no group
   */
  readonly geoReplicationGroupName?: string;
  /**
   * How clients log in. A change drops all connections.
   *
   * @default - the primary access key, kept in the key vault
   */
  readonly authentication?: AzureRedisAuthentication;
  /** Whether clients must use TLS. A change drops all connections. @default true */
  readonly transitEncryption?: boolean;
  /**
   * The key vault for what is made: the customer-managed key, and the secret with the access key. It is in the
   * cache's location, authorizes by roles and has purge protection.
   *
   * @default - none is needed with a given key and without access keys
   */
  readonly keyVaultId?: string;
  /**
   * Whether data on disk is encrypted with a key of your own. A change takes long and disturbs clients.
   *
   * @default true
   */
  readonly customerManagedKey?: boolean;
  /** A key that exists already, in the cache's location, and the identity that may use it. @default - both are made */
  readonly keyVaultKey?: AzureKeyVaultKey;
  /** How often the key that is made gets a new version: whole days, 7 or more. @default Duration.days(365) */
  readonly keyRotationPeriod?: Duration;
  /**
   * How the cache is reached in a virtual network.
   *
   * @default - it is not: the cache has to be public
   */
  readonly privateEndpoint?: AzurePrivateEndpoint;
  /** Whether the cache can be reached from the internet. @default false */
  readonly publicNetworkAccess?: boolean;
  /**
   * Whether Terraform refuses to destroy or replace the cache and its key.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether Azure refuses to delete the cache, whoever asks. A lock is inherited by the database: a change that would
   * delete the data while the plan says "update in place" is refused, too. Making a lock takes the role Owner or User
   * Access Administrator.
   *
   * @default - as `deletionProtection`
   */
  readonly managementLock?: boolean;
  /**
   * A Log Analytics workspace for the log of connections and for the metrics.
   *
   * @default - neither is kept
   */
  readonly logAnalyticsWorkspaceId?: string;
  /** Tags for everything that takes them. @default - none */
  readonly tags?: Record<string, string>;
  /** The azurerm provider of the cache and of all its resources. @default - the stack's default azurerm provider */
  readonly provider?: TerraformProvider;
}
