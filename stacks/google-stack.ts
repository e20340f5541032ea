import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  MemorystoreAlertPolicies,
  MemorystoreRedis,
  type MemorystoreRedisProps,
} from "../lib/google";
import type { KubernetesCache } from "../lib/kubernetes";
import { MemorystoreForKubernetes } from "../lib/patterns/google";
import { acknowledgeAll } from "./acknowledgements";
import { cachesOf, configureCluster } from "./caches";
import type { GoogleCache, GoogleEnvironment } from "./environment";
import { addOutputs } from "./outputs";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: MemorystoreRedis;
  readonly kubernetes?: KubernetesCache;
}

/** Caches on Google Cloud and, where there is a cluster, all that their clients get there. */
export class GoogleCacheStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: GoogleEnvironment) {
    super(scope, id);
    const { project, region } = environment;
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new GoogleProvider(this, "google", { project, region });
    configureCluster(this, environment);
    for (const { id, outputPrefix, settings } of cachesOf(environment)) {
      const { cache, kubernetes } = this.cache(id, settings, environment);
      addOutputs(this, outputPrefix, cache, kubernetes?.connectionBudget, {
        instance_id: cache.cacheName,
        instance_name: cache.resourceName,
        kms_key_name: cache.kmsKeyName,
        secret_name: cache.secretName,
      });
    }
  }

  private cache(id: string, settings: GoogleCache, place: GoogleEnvironment): CacheAndCluster {
    const { kubernetes, alertPolicies } = settings;
    const { project, projectNumber, region, network } = place;
    const props: MemorystoreRedisProps = {
      ...settings.cache,
      ...network,
      project,
      projectNumber,
      region,
    };
    if (kubernetes === undefined) {
      // The paths within the pattern: a cluster can come and go, and the cache and its policies stay.
      const scope = new Construct(this, id);
      const cache = new MemorystoreRedis(scope, "Redis", props);
      if (alertPolicies) {
        new MemorystoreAlertPolicies(scope, "AlertPolicies", { ...alertPolicies, cache, project });
      }
      return { cache };
    }
    return new MemorystoreForKubernetes(this, id, { cache: props, kubernetes, alertPolicies });
  }
}
