import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  AzureManagedRedis,
  AzureManagedRedisMetricAlerts,
  type AzureManagedRedisProps,
} from "../lib/azure";
import type { KubernetesCache } from "../lib/kubernetes";
import { AzureRedisForKubernetes } from "../lib/patterns/azure";
import { acknowledgeAll } from "./acknowledgements";
import { cachesOf, configureCluster } from "./caches";
import type { AzureCache, AzureEnvironment } from "./environment";
import { addOutputs } from "./outputs";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: AzureManagedRedis;
  readonly kubernetes?: KubernetesCache;
}

/** Caches on Azure and, where there is a cluster, all that their clients get there. */
export class AzureCacheStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: AzureEnvironment) {
    super(scope, id);
    const { subscriptionId } = environment;
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new AzurermProvider(this, "azurerm", { features: [{}], subscriptionId });
    configureCluster(this, environment);
    for (const { id, outputPrefix, settings } of cachesOf(environment)) {
      const { cache, kubernetes } = this.cache(id, settings, environment);
      addOutputs(this, outputPrefix, cache, kubernetes?.connectionBudget, {
        cache_name: cache.cacheName,
        resource_id: cache.resourceId,
        key_vault_key_id: cache.keyVaultKeyId,
        secret_name: cache.secretName,
      });
    }
  }

  private cache(id: string, settings: AzureCache, place: AzureEnvironment): CacheAndCluster {
    const { kubernetes, metricAlerts } = settings;
    const { resourceGroupName, location, keyVaultId, privateEndpoint } = place;
    const props: AzureManagedRedisProps = {
      ...settings.cache,
      resourceGroupName,
      location,
      keyVaultId,
      privateEndpoint,
    };
    if (kubernetes === undefined) {
      // The paths within the pattern: a cluster can come and go, and the cache and its alerts stay.
      const scope = new Construct(this, id);
      const cache = new AzureManagedRedis(scope, "Redis", props);
      if (metricAlerts) {
        new AzureManagedRedisMetricAlerts(scope, "MetricAlerts", {
          ...metricAlerts,
          cache,
          resourceGroupName,
          location,
        });
      }
      return { cache };
    }
    return new AzureRedisForKubernetes(this, id, { cache: props, kubernetes, metricAlerts });
  }
}
