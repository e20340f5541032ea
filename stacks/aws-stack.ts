import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ElastiCacheAlarms, ElastiCacheReplicationGroup } from "../lib/aws";
import type { KubernetesCache } from "../lib/kubernetes";
import { ElastiCacheForKubernetes } from "../lib/patterns/aws";
import { acknowledgeAll } from "./acknowledgements";
import type { AwsEnvironment } from "./environment";
import { addOutputs } from "./outputs";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: ElastiCacheReplicationGroup;
  readonly kubernetes?: KubernetesCache;
}

/** One cache on AWS and, where there is a cluster, all that its clients get there. */
export class AwsCacheStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: AwsEnvironment) {
    super(scope, id);
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new AwsProvider(this, "aws", { region: environment.region });
    const { cache, kubernetes } = this.cache(environment);
    addOutputs(this, cache, kubernetes?.connectionBudget, {
      replication_group_id: cache.cacheName,
      replication_group_arn: cache.arn,
      security_group_id: cache.securityGroupId,
      kms_key_arn: cache.kmsKeyArn,
      secret_arn: cache.secretArn,
    });
  }

  private cache(environment: AwsEnvironment): CacheAndCluster {
    const { network, kubernetes: cluster, alarms } = environment;
    const props = { ...environment.cache, ...network };
    if (cluster === undefined) {
      // The paths within the pattern: a cluster can come and go, and the cache and its alarms stay.
      const scope = new Construct(this, "Cache");
      const cache = new ElastiCacheReplicationGroup(scope, "Redis", props);
      if (alarms) {
        new ElastiCacheAlarms(scope, "Alarms", { ...alarms, cache });
      }
      return { cache };
    }
    const { kubeconfig, context, ...kubernetes } = cluster;
    new KubernetesProvider(this, "kubernetes", { configPath: kubeconfig, configContext: context });
    return new ElastiCacheForKubernetes(this, "Cache", { cache: props, kubernetes, alarms });
  }
}
