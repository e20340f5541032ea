import { ManagedRedisGeoReplication } from "@cdktf/provider-azurerm/lib/managed-redis-geo-replication";
import { Annotations, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { areDistinct } from "../../core/distinct";
import { withShape } from "../../core/shape";
import {
  findFaults,
  knownItems,
  presence,
  type Rule,
  refuse,
  rulesFor,
} from "../../core/validation";
import { AZURE_MANAGED_REDIS_GEO_REPLICATION_PROPS } from "../shapes";
import type { IAzureManagedRedis } from "./azure-managed-redis-base";

/** How an `AzureManagedRedisGeoReplication` is made. */
export interface AzureManagedRedisGeoReplicationProps {
  /**
   * The members, 2 to 5, made or imported: alike in size, clustering policy, modules, eviction policy and TLS. The data
   * of all but the first is discarded when they are linked.
   */
  readonly caches: readonly IAzureManagedRedis[];
  /** The azurerm provider of the link. @default - the stack's default azurerm provider */
  readonly provider?: TerraformProvider;
}

/** The most members of a group. Source: https://learn.microsoft.com/azure/redis/how-to-active-geo-replication */
const MAX_MEMBERS = 5;

const rule = rulesFor<AzureManagedRedisGeoReplicationProps>();

/** What all members have alike, each with its name in the props. */
const ALIKE: Readonly<Record<string, (cache: IAzureManagedRedis) => unknown>> = {
  geoReplicationGroupName: ({ geoReplicationGroupName }) => geoReplicationGroupName,
  sku: ({ sku }) => sku,
  clusteringPolicy: ({ clusteringPolicy }) => clusteringPolicy,
  modules: ({ modules }) => [...modules].sort().join(", "),
  evictionPolicy: ({ evictionPolicy }) => evictionPolicy,
  transitEncryption: ({ tls }) => tls.enabled,
};

const RULES: readonly Rule<AzureManagedRedisGeoReplicationProps>[] = [
  rule({
    id: "azure.geo-members",
    inputs: ({ caches }) => ({ caches: caches.length }),
    isValid: ({ caches }) => caches >= 2 && caches <= MAX_MEMBERS,
    expected: "2 to 5 members",
    fix: "give at least two caches in different locations",
  }),
  rule({
    id: "azure.geo-members-distinct",
    inputs: ({ caches }) => ({ caches: caches.map(({ node }) => node.path) }),
    isValid: ({ caches }) => areDistinct(caches),
    expected: "each member once",
    fix: "leave out the second",
  }),
  rule({
    id: "azure.geo-members-group",
    inputs: ({ caches }) => ({
      without: caches.flatMap(({ node, geoReplicationGroupName }) =>
        presence(geoReplicationGroupName) === undefined ? node.path : [],
      ),
    }),
    isValid: ({ without }) => without.length === 0,
    expected: "members with a geoReplicationGroupName",
    fix: "set it when the cache is made: a later change deletes its data",
  }),
  ...Object.entries(ALIKE).map(([name, of]) =>
    rule({
      id: "azure.geo-members-alike",
      // What is not known of an imported cache is not compared.
      inputs: ({ caches }) => ({ [name]: knownItems(caches.map(of)) }),
      isValid: (inputs) => new Set(inputs[name]).size <= 1,
      expected: `the same ${name} in all members`,
      fix: "make the members alike",
    }),
  ),
];

/**
 * Links caches to a group: each takes writes, and all have them a moment later. Each has its own access keys.
 *
 * To turn access keys on or off, take the group away, change the members, and make it again.
 *
 * @example
 * ```ts
 * const caches = ["westeurope", "northeurope"].map(
 *   (location) =>
 *     new AzureManagedRedis(this, location, {
 *       resourceGroupName: "shop-prod",
 *       location,
 *       name: `shop-${location}`,
 *       sku: AzureManagedRedisSku.BALANCED_B10,
 *       keyVaultId,
 *       geoReplicationGroupName: "shop",
 *       privateEndpoint: { subnet: azureSubnet, dnsZone: { kind: "elsewhere" } },
 *     }),
 * );
 * new AzureManagedRedisGeoReplication(this, "Group", { caches });
 * ```
 */
export class AzureManagedRedisGeoReplication extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: AzureManagedRedisGeoReplicationProps) {
    super(scope, id);
    const subject = `AzureManagedRedisGeoReplication ${this.node.path}`;
    props = withShape(subject, AZURE_MANAGED_REDIS_GEO_REPLICATION_PROPS, props);
    refuse(subject, findFaults(RULES, props));
    const [first, ...others] = props.caches.map(({ resourceId }) => resourceId);
    new ManagedRedisGeoReplication(this, "Resource", {
      managedRedisId: first as string,
      linkedManagedRedisIds: others,
      provider: props.provider,
    });
    if (others.length > 1) {
      // Source: https://github.com/hashicorp/terraform-provider-azurerm/issues/31385
      Annotations.of(this).addWarning(
        "[azure.geo-three] azurerm fails to link three members or more before 4.61.0: ask for a later version in required_providers",
      );
    }
  }
}
