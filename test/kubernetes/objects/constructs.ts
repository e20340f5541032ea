import type { TerraformStack } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import {
  CacheAlertRuleFile,
  CacheAlertRules,
  CacheClientConfig,
  CacheCredentials,
  CacheDashboard,
  CacheExporter,
  CacheHealthReport,
  CacheNetworkPolicy,
  CacheServices,
  CacheWarmer,
  HttpCacheSidecar,
  InClusterRedis,
  type InClusterRedisProps,
  KubernetesCache,
  type KubernetesObjectProps,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";

/** Props that a test sets: those of all constructs, and any of its own. */
export type ObjectProps = Partial<KubernetesObjectProps> & Record<string, unknown>;

type Make = (stack: TerraformStack, cache: IManagedCache, props: ObjectProps) => unknown;

const NAMESPACE = "cache";
const MEASURED = { measuredBy: { cache: "shop" } };

/** The fewest props of an `InClusterRedis`. */
export const IN_CLUSTER: InClusterRedisProps = {
  namespace: NAMESPACE,
  image: `valkey/valkey:8.0@sha256:${"0".repeat(64)}`,
  tls: { secretName: "redis-tls", caCertificates: "-----BEGIN CERTIFICATE-----" },
  credentials: { kind: "existing-secret", name: "redis-auth" },
};

function clientOf(stack: TerraformStack, cache: IManagedCache): CacheClientConfig {
  const common = { cache, namespace: NAMESPACE };
  const credentials = new CacheCredentials(stack, "OwnCredentials", common);
  return new CacheClientConfig(stack, "OwnClient", { ...common, credentials });
}

/** Every construct of the cluster, with the fewest props; `props` are added. */
export const CONSTRUCTS: Record<string, Make> = {
  KubernetesCache: (stack, cache, props) => new KubernetesCache(stack, "It", { cache, ...props }),
  CacheServices: (stack, cache, props) =>
    new CacheServices(stack, "It", { cache, namespace: NAMESPACE, ...props }),
  CacheCredentials: (stack, cache, props) =>
    new CacheCredentials(stack, "It", { cache, namespace: NAMESPACE, ...props }),
  CacheClientConfig: (stack, cache, props) => {
    const credentials = new CacheCredentials(stack, "Own", { cache, namespace: NAMESPACE });
    return new CacheClientConfig(stack, "It", {
      cache,
      namespace: NAMESPACE,
      credentials,
      ...props,
    });
  },
  CacheNetworkPolicy: (stack, cache, props) =>
    new CacheNetworkPolicy(stack, "It", {
      cache,
      namespace: NAMESPACE,
      pods: { app: "shop" },
      ...props,
    }),
  CacheWarmer: (stack, cache, props) =>
    new CacheWarmer(stack, "It", {
      cache,
      namespace: NAMESPACE,
      client: clientOf(stack, cache),
      image: "warmer",
      ...("script" in props ? {} : { command: ["warm"] }),
      ...props,
    }),
  CacheHealthReport: (stack, cache, props) =>
    new CacheHealthReport(stack, "It", {
      cache,
      namespace: NAMESPACE,
      client: clientOf(stack, cache),
      image: "redis:7",
      ...props,
    }),
  CacheExporter: (stack, cache, props) =>
    new CacheExporter(stack, "It", {
      cache,
      namespace: NAMESPACE,
      client: clientOf(stack, cache),
      ...props,
    }),
  SharedCacheExporter: (stack, cache, props) =>
    new SharedCacheExporter(stack, "It", {
      namespace: NAMESPACE,
      targets: { shop: { cache } },
      ...props,
    }),
  CacheAlertRules: (stack, cache, props) =>
    new CacheAlertRules(stack, "It", { cache, namespace: NAMESPACE, ...MEASURED, ...props }),
  CacheAlertRuleFile: (stack, cache, props) =>
    new CacheAlertRuleFile(stack, "It", { cache, namespace: NAMESPACE, ...MEASURED, ...props }),
  CacheDashboard: (stack, _, props) =>
    new CacheDashboard(stack, "It", { namespace: NAMESPACE, ...props }),
  InClusterRedis: (stack, _, props) => new InClusterRedis(stack, "It", { ...IN_CLUSTER, ...props }),
  HttpCacheSidecar: (stack, _, props) =>
    new HttpCacheSidecar(stack, "It", { namespace: NAMESPACE, envoyVersion: "1.40.0", ...props }),
};
