import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ElastiCacheAlarms, ElastiCacheReplicationGroup } from "../lib/aws";
import type { KubernetesCache } from "../lib/kubernetes";
import { ElastiCacheForKubernetes } from "../lib/patterns/aws";
import { acknowledgeAll } from "./acknowledgements";
import { cachesOf, configureCluster } from "./caches";
import type { AwsCache, AwsEnvironment, ExistingNetwork } from "./environment";
import { addOutputs } from "./outputs";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: ElastiCacheReplicationGroup;
  readonly kubernetes?: KubernetesCache;
}

/** Caches on AWS and, where there is a cluster, all that their clients get there. */
export class AwsCacheStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: AwsEnvironment) {
    super(scope, id);
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new AwsProvider(this, "aws", { region: environment.region });
    configureCluster(this, environment);
    for (const { id, outputPrefix, settings } of cachesOf(environment)) {
      const { cache, kubernetes } = this.cache(id, settings, environment.network);
      addOutputs(this, outputPrefix, cache, kubernetes?.connectionBudget, {
        replication_group_id: cache.cacheName,
        replication_group_arn: cache.arn,
        security_group_id: cache.securityGroupId,
        kms_key_arn: cache.kmsKeyArn,
        secret_arn: cache.secretArn,
      });
    }
  }

  private cache(id: string, settings: AwsCache, network: ExistingNetwork): CacheAndCluster {
    const { kubernetes, alarms } = settings;
    const props = { ...settings.cache, ...network };
    if (kubernetes === undefined) {
      // The paths within the pattern: a cluster can come and go, and the cache and its alarms stay.
      const scope = new Construct(this, id);
      const cache = new ElastiCacheReplicationGroup(scope, "Redis", props);
      if (alarms) {
        new ElastiCacheAlarms(scope, "Alarms", { ...alarms, cache });
      }
      return { cache };
    }
    return new ElastiCacheForKubernetes(this, id, { cache: props, kubernetes, alarms });
  }
}
