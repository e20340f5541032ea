import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { TerraformStack } from "cdktf";
import type { ClusterSettings } from "./environment";

/** What environments of every cloud say of their caches. */
interface Environment<Cache> {
  readonly kubernetes?: ClusterSettings;
  readonly furtherCaches?: Readonly<Record<string, Cache>>;
}

/** One cache of an environment. */
interface NamedCache<Cache> {
  /** Id of its construct. */
  readonly id: string;
  /** What the names of its outputs start with. */
  readonly outputPrefix: string;
  readonly settings: Cache;
}

/** The caches of an environment: its first one, whose names stay when others come, and the further ones. */
export function cachesOf<Cache>(environment: Cache & Environment<Cache>): NamedCache<Cache>[] {
  const { kubeconfig: _, context: __, ...kubernetes } = environment.kubernetes ?? {};
  const first = { ...environment, kubernetes: environment.kubernetes && kubernetes };
  const further = Object.entries(environment.furtherCaches ?? {});
  return [
    { id: "Cache", outputPrefix: "", settings: first },
    ...further.map(([id, settings]) => ({
      id,
      outputPrefix: `${id.replaceAll(/\B([A-Z])/g, "_$1").toLowerCase()}_`,
      settings,
    })),
  ];
}

/** The provider of the cluster, where a cache has anything in it. */
export function configureCluster(
  stack: TerraformStack,
  environment: Environment<{ readonly kubernetes?: object }>,
): void {
  const { kubernetes, furtherCaches = {} } = environment;
  if (kubernetes || Object.values(furtherCaches).some((cache) => cache.kubernetes)) {
    new KubernetesProvider(stack, "kubernetes", {
      configPath: kubernetes?.kubeconfig,
      configContext: kubernetes?.context,
    });
  }
}
