import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { ElastiCacheRedis } from "../lib/aws";
import { ClientVariable, type ConnectionBudget, clientEnvironment } from "../lib/cache";
import type { KubernetesCache } from "../lib/kubernetes";
import { ElastiCacheForKubernetes } from "../lib/patterns/aws";
import { acknowledgeAll } from "./acknowledgements";
import type { AwsEnvironment } from "./environment";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: ElastiCacheRedis;
  readonly kubernetes?: KubernetesCache;
}

/** One cache on AWS and, where there is a cluster, all that its clients get there. */
export class AwsRedisStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: AwsEnvironment) {
    super(scope, id);
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new AwsProvider(this, "aws", { region: environment.region });
    const { cache, kubernetes } = this.cache(environment);
    this.output(cache, kubernetes?.connectionBudget);
  }

  private cache({ cache, network, kubernetes: cluster }: AwsEnvironment): CacheAndCluster {
    const props = { ...cache, ...network };
    if (cluster === undefined) {
      // The path that it has within the pattern: a cluster can come and go and the cache stays.
      return { cache: new ElastiCacheRedis(new Construct(this, "Cache"), "Redis", props) };
    }
    const { kubeconfig, context, ...kubernetes } = cluster;
    new KubernetesProvider(this, "kubernetes", { configPath: kubeconfig, configContext: context });
    return new ElastiCacheForKubernetes(this, "Cache", { cache: props, kubernetes });
  }

  /** What people and scripts want to know; secrets by their ARN alone. */
  private output(cache: ElastiCacheRedis, budget: ConnectionBudget | undefined): void {
    const address = ({ host, port }: { host: string; port: number }) => `${host}:${port}`;
    const isCluster = cache.topology.kind === "cluster";
    const { authentication } = cache;
    const outputs: Record<string, unknown> = {
      replication_group_id: cache.cacheName,
      replication_group_arn: cache.arn,
      [isCluster ? "configuration_endpoint" : "primary_endpoint"]: address(cache.primaryEndpoint),
      reader_endpoint: cache.readerEndpoint && address(cache.readerEndpoint),
      security_group_id: cache.securityGroupId,
      kms_key_arn: cache.kmsKeyArn,
      secret_arn: cache.secretArn,
      eviction_policy: cache.evictionPolicy,
      connection_limit: cache.limits.connectionsPerNode,
      connection_budget: budget && {
        at_rest: budget.atRest,
        at_full_scale: budget.atFullScale,
        in_rollout: budget.inRollout,
        limit: budget.limit,
      },
      client_environment: {
        ...clientEnvironment(cache),
        ...(authentication.kind === "users" && {
          [ClientVariable.AUTH_USERNAME]: authentication.users[0]?.name,
        }),
      },
    };
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) {
        new TerraformOutput(this, name, { value });
      }
    }
  }
}
