import {
  MemorystoreInstance,
  type MemorystoreInstanceConfig,
} from "@cdktf/provider-google/lib/memorystore-instance";
import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findTaken } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { MEMORYSTORE_VALKEY_PROPS } from "../shapes";
import type { CacheKey } from "../shared/cache-key";
import { engineConfigs } from "../shared/engine-configs";
import { engineVersion } from "../shared/engine-version";
import { MadeMemorystoreNodeCache } from "../shared/made-node-cache";
import { type EngineArguments, nodeCacheArguments } from "../shared/node-cache-arguments";
import { nodeNames } from "../shared/node-cache-settings";
import { networkProject } from "../shared/resource-names";
import { commonArguments } from "../shared/resource-settings";
import type { MemorystoreValkeyAttributes } from "./attributes";
import { valkeyAddresses } from "./connections";
import { ImportedMemorystoreValkey } from "./imported-memorystore-valkey";
import { CONNECTION_ROLE, type IMemorystoreValkey, metricSource } from "./memorystore-valkey-base";
import type { MemorystoreValkeyProps } from "./props";
import { MEMORYSTORE_VALKEY_RULES, NODE_TYPES_OF_VALKEY } from "./rules";
import { type MemorystoreValkeySettings, withDefaults } from "./settings";

const VALKEY: EngineArguments = {
  fsyncNames: { ALWAYS: "ALWAYS", EVERY_SECOND: "EVERY_SEC", NEVER: "NEVER" },
  agent: "MemorystoreValkey",
  // The provider reads no endpoints before version 7.13, and would replace the instance for it.
  ignored: ["desired_auto_created_endpoints"],
};

/**
 * A Memorystore for Valkey instance, cluster mode off or on, with all that it needs: the service connection
 * policy of its network, key and grants.
 *
 * Safe by default: TLS and encryption at rest with a key of its own, IAM authentication, a replica in another
 * zone, `allkeys-lru`, snapshots and daily backups, deletion protection.
 *
 * @example
 * ```ts
 * const cache = new MemorystoreValkey(this, "Cache", {
 *   region: "europe-west1",
 *   network: "projects/shop-prod/global/networks/main",
 *   connectionPolicy: {
 *     kind: "new",
 *     subnets: ["projects/shop-prod/regions/europe-west1/subnetworks/endpoints"],
 *   },
 *   nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
 * });
 * cache.grantConnect("shop", "serviceAccount:shop@shop-prod.iam.gserviceaccount.com");
 * ```
 */
export class MemorystoreValkey extends MadeMemorystoreNodeCache implements IMemorystoreValkey {
  /**
   * An instance that exists already, for clients in the cluster, alert policies and grants.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: MemorystoreValkeyAttributes,
  ): IMemorystoreValkey {
    return new ImportedMemorystoreValkey(scope, id, attributes);
  }

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreValkeyProps) {
    const path = constructPath(scope, id);
    const subject = `MemorystoreValkey ${path}`;
    props = withShape(subject, MEMORYSTORE_VALKEY_PROPS, props);
    const settings = withDefaults(path, props);
    const { cacheName, region, engine } = settings;
    const names = nodeNames(settings, "memorystore.valkey-instance-id-taken", "instanceId");
    refuse(subject, [
      ...findFaults(MEMORYSTORE_VALKEY_RULES, settings),
      ...findTaken(scope, names.all),
    ]);
    const known = {
      settings,
      engine,
      nodeTypes: NODE_TYPES_OF_VALKEY,
      role: CONNECTION_ROLE,
      metrics: metricSource(cacheName, region),
      names,
    };
    super(scope, id, known, (cache, key) => {
      const resource = makeInstance(cache, settings, key);
      return { resource, addresses: valkeyAddresses(cache, settings, resource) };
    });
  }
}

function makeInstance(
  scope: Construct,
  settings: MemorystoreValkeySettings,
  key: CacheKey | undefined,
): MemorystoreInstance {
  const { shards, network, project, connectionPolicy } = settings;
  return new MemorystoreInstance(scope, "Resource", {
    instanceId: settings.cacheName,
    location: settings.region,
    engineVersion: engineVersion(settings.engine),
    engineConfigs: engineConfigs(settings),
    mode: shards === undefined ? "CLUSTER_DISABLED" : "CLUSTER",
    shardCount: shards ?? 1,
    nodeType: settings.nodeType,
    desiredAutoCreatedEndpoints:
      connectionPolicy.kind === "forwarding-rules"
        ? undefined
        : [{ network, projectId: project ?? (networkProject(network) as string) }],
    // Always explicit: what is absent is off, and no plan shows it.
    transitEncryptionMode: settings.transitEncryption
      ? "SERVER_AUTHENTICATION"
      : "TRANSIT_ENCRYPTION_DISABLED",
    authorizationMode: settings.iamAuthentication ? "IAM_AUTH" : "AUTH_DISABLED",
    crossInstanceReplicationConfig: replicationConfig(settings),
    ...nodeCacheArguments(scope, settings, key, VALKEY),
    ...commonArguments(settings),
  });
}

/** The instance's part in replication between regions; `undefined` leaves it as it is. */
function replicationConfig({
  replication,
}: MemorystoreValkeySettings): MemorystoreInstanceConfig["crossInstanceReplicationConfig"] {
  switch (replication?.kind) {
    case "primary":
      return {
        instanceRole: "PRIMARY",
        secondaryInstances: replication.secondaries.map((instance) => ({ instance })),
      };
    case "secondary":
      return { instanceRole: "SECONDARY", primaryInstance: { instance: replication.primary } };
    case "detached":
      return { instanceRole: "NONE" };
    case undefined:
      return undefined;
  }
}
