import type { TerraformProvider } from "cdktf";
import type { CachePurpose, EvictionPolicy } from "../../core";
import type { AzureClusteringPolicy } from "./clustering-policy";
import type { AzureRedisModule } from "./modules";
import type { AzureManagedRedisSku } from "./sku";

/** A secret in a key vault. */
export interface AzureKeyVaultSecretName {
  /** Resource id of the vault. */
  readonly keyVaultId: string;
  /** Name of the secret, without a version. */
  readonly name: string;
}

/** A cache that exists already, as its owner describes it. */
export interface AzureManagedRedisAttributes {
  /** Resource id of the cache: `/subscriptions/…/Microsoft.Cache/redisEnterprise/NAME`. */
  readonly resourceId: string;
  /** Name of the cache. */
  readonly name: string;
  /** Host of the cache: `NAME.LOCATION.redis.azure.net`. */
  readonly host: string;
  /** Port of the endpoint. @default 10000 */
  readonly port?: number;
  /** How large the cache is. */
  readonly sku: AzureManagedRedisSku;
  /** What clients see of the shards. */
  readonly clusteringPolicy: AzureClusteringPolicy;
  /** CIDR blocks of the subnets of its private endpoints, for network policies. @default - not known */
  readonly subnetCidrs?: readonly string[];
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /** The secret with the access key that clients send. @default - clients log in by Entra ID */
  readonly accessKeySecret?: AzureKeyVaultSecretName;
  /** Change it when the access key has changed, so that its copies are written again. @default "initial" */
  readonly rotationLabel?: string;
  /** Object id with which clients log in by Entra ID. @default - each client knows its own */
  readonly userName?: string;
  /** Modules of Redis. @default - none */
  readonly modules?: readonly AzureRedisModule[];
  /** Name of the geo-replication group. @default - the cache is in none */
  readonly geoReplicationGroupName?: string;
  /** What the cache is for: it decides which alerts apply. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /** The azurerm provider that reads the secret. @default - the stack's default azurerm provider */
  readonly provider?: TerraformProvider;
}
