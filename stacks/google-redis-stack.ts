import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type ConnectionBudget, clientEnvironment } from "../lib/cache";
import { MemorystoreRedis, type MemorystoreRedisProps } from "../lib/google";
import type { KubernetesCache } from "../lib/kubernetes";
import { MemorystoreForKubernetes } from "../lib/patterns/google";
import { acknowledgeAll } from "./acknowledgements";
import type { GoogleEnvironment } from "./environment";
import { configureBackend } from "./state-backend";

interface CacheAndCluster {
  readonly cache: MemorystoreRedis;
  readonly kubernetes?: KubernetesCache;
}

/** One cache on Google Cloud and, where there is a cluster, all that its clients get there. */
export class GoogleRedisStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: GoogleEnvironment) {
    super(scope, id);
    const { project, region } = environment;
    configureBackend(this, environment.stateBackend);
    acknowledgeAll(this, environment.acknowledgements);
    new GoogleProvider(this, "google", { project, region });
    const { cache, kubernetes } = this.cache(environment);
    this.output(cache, kubernetes?.connectionBudget);
  }

  private cache(environment: GoogleEnvironment): CacheAndCluster {
    const { project, projectNumber, region, kubernetes: cluster } = environment;
    const props: MemorystoreRedisProps = {
      ...environment.cache,
      ...environment.network,
      project,
      projectNumber,
      region,
    };
    if (cluster === undefined) {
      // The path that it has within the pattern: a cluster can come and go and the cache stays.
      return { cache: new MemorystoreRedis(new Construct(this, "Cache"), "Redis", props) };
    }
    const { kubeconfig, context, ...kubernetes } = cluster;
    new KubernetesProvider(this, "kubernetes", { configPath: kubeconfig, configContext: context });
    return new MemorystoreForKubernetes(this, "Cache", { cache: props, kubernetes });
  }

  /** What people and scripts want to know; secrets by their name alone. */
  private output(cache: MemorystoreRedis, budget: ConnectionBudget | undefined): void {
    const address = ({ host, port }: { host: string; port: number }) => `${host}:${port}`;
    const outputs: Record<string, unknown> = {
      instance_id: cache.cacheName,
      instance_name: cache.resourceName,
      primary_endpoint: address(cache.primaryEndpoint),
      reader_endpoint: cache.readerEndpoint && address(cache.readerEndpoint),
      kms_key_name: cache.kmsKeyName,
      secret_name: cache.secretName,
      eviction_policy: cache.evictionPolicy,
      connection_limit: cache.limits.connectionsPerNode,
      connection_budget: budget && {
        at_rest: budget.atRest,
        at_full_scale: budget.atFullScale,
        in_rollout: budget.inRollout,
        limit: budget.limit,
      },
      client_environment: clientEnvironment(cache),
    };
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) {
        new TerraformOutput(this, name, { value });
      }
    }
  }
}
