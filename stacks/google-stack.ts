import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
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
import type { GoogleEnvironment } from "./environment";
import { addOutputs } from "./outputs";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: MemorystoreRedis;
  readonly kubernetes?: KubernetesCache;
}

/** One cache on Google Cloud and, where there is a cluster, all that its clients get there. */
export class GoogleCacheStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: GoogleEnvironment) {
    super(scope, id);
    const { project, region } = environment;
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new GoogleProvider(this, "google", { project, region });
    const { cache, kubernetes } = this.cache(environment);
    addOutputs(this, cache, kubernetes?.connectionBudget, {
      instance_id: cache.cacheName,
      instance_name: cache.resourceName,
      kms_key_name: cache.kmsKeyName,
      secret_name: cache.secretName,
    });
  }

  private cache(environment: GoogleEnvironment): CacheAndCluster {
    const { project, projectNumber, region, kubernetes: cluster, alertPolicies } = environment;
    const props: MemorystoreRedisProps = {
      ...environment.cache,
      ...environment.network,
      project,
      projectNumber,
      region,
    };
    if (cluster === undefined) {
      // The paths within the pattern: a cluster can come and go, and the cache and its policies stay.
      const scope = new Construct(this, "Cache");
      const cache = new MemorystoreRedis(scope, "Redis", props);
      if (alertPolicies) {
        new MemorystoreAlertPolicies(scope, "AlertPolicies", { ...alertPolicies, cache, project });
      }
      return { cache };
    }
    const { kubeconfig, context, ...kubernetes } = cluster;
    new KubernetesProvider(this, "kubernetes", { configPath: kubeconfig, configContext: context });
    return new MemorystoreForKubernetes(this, "Cache", { cache: props, kubernetes, alertPolicies });
  }
}
