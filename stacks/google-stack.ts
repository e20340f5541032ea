import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  MemorystoreConnectionPolicy,
  type MemorystoreConnectionProps,
  MemorystoreServiceClass,
} from "../lib/google";
import { acknowledgeAll } from "./acknowledgements";
import { cachesOf, configureCluster } from "./caches";
import type { GoogleCache, GoogleEnvironment } from "./environment";
import { type MadeCache, redisCache, redisClusterCache, valkeyCache } from "./google-caches";
import { addOutputs } from "./outputs";
import { configureBackend } from "./state-backend";

/** Ids of the service connection policies that are made here. */
const POLICY_IDS: Record<MemorystoreServiceClass, string> = {
  [MemorystoreServiceClass.VALKEY]: "ValkeyEndpoints",
  [MemorystoreServiceClass.REDIS_CLUSTER]: "RedisClusterEndpoints",
};

/** Caches on Google Cloud and, where there is a cluster, all that their clients get there. */
export class GoogleCacheStack extends TerraformStack {
  /** The service connection policies that are made here: a network has one of each class in a region. */
  private readonly policies = new Map<MemorystoreServiceClass, MemorystoreConnectionPolicy>();

  constructor(
    scope: Construct,
    id: string,
    private readonly environment: GoogleEnvironment,
  ) {
    super(scope, id);
    const { project, region } = environment;
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new GoogleProvider(this, "google", { project, region });
    configureCluster(this, environment);
    for (const { id, outputPrefix, settings } of cachesOf<GoogleCache>(environment)) {
      const { cache, kubernetes, outputs } = this.cache(id, settings);
      addOutputs(this, outputPrefix, cache, kubernetes?.connectionBudget, outputs);
    }
  }

  private cache(id: string, settings: GoogleCache): MadeCache {
    const { project, projectNumber, region } = this.environment;
    const { endpointSubnets: _, ...redisNetwork } = this.environment.network;
    const { network, dnsZone } = redisNetwork;
    const place = { project, projectNumber, region };
    switch (settings.service) {
      case "valkey": {
        const connectionPolicy = this.connectionPolicy(MemorystoreServiceClass.VALKEY);
        return valkeyCache(this, id, settings, { ...place, network, dnsZone, connectionPolicy });
      }
      case "redis-cluster": {
        const connectionPolicy = this.connectionPolicy(MemorystoreServiceClass.REDIS_CLUSTER);
        return redisClusterCache(this, id, settings, {
          ...place,
          network,
          dnsZone,
          connectionPolicy,
        });
      }
      default:
        return redisCache(this, id, settings, { ...place, ...redisNetwork });
    }
  }

  /** The policy that lets a service into the network: made for its first cache, and shared by the others. */
  private connectionPolicy(
    serviceClass: MemorystoreServiceClass,
  ): MemorystoreConnectionProps["connectionPolicy"] {
    const {
      region,
      project,
      network: { network, endpointSubnets },
    } = this.environment;
    if (endpointSubnets === undefined) {
      return { kind: "existing" };
    }
    const policy =
      this.policies.get(serviceClass) ??
      new MemorystoreConnectionPolicy(this, POLICY_IDS[serviceClass], {
        serviceClass,
        region,
        network,
        subnets: endpointSubnets,
        project,
      });
    this.policies.set(serviceClass, policy);
    return { kind: "shared", policy };
  }
}
