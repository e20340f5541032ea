import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { IManagedCache } from "../cache";

/** What every construct of the cluster side takes. */
export interface KubernetesCommonProps {
  /** The cache that clients are to use. */
  readonly cache: IManagedCache;
  /** The namespace of the objects; it must exist before they do. */
  readonly namespace: string;
  /**
   * Labels for every object, beside the `app.kubernetes.io` ones.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * Annotations for every object.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /**
   * What must be there first, such as the namespace.
   *
   * @default - nothing
   */
  readonly dependsOn?: ITerraformDependable[];
  /** @default - the stack's default Kubernetes provider */
  readonly provider?: TerraformProvider;
}

/** Metadata of one object. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** Metadata that every object of a cache has in common. */
export function objectMetadata(
  name: string,
  component: string,
  { cache, namespace, labels, annotations }: KubernetesCommonProps,
): ObjectMetadata {
  return { name, namespace, labels: { ...commonLabels(cache, component), ...labels }, annotations };
}

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
function commonLabels(cache: IManagedCache, component: string): Record<string, string> {
  return {
    "app.kubernetes.io/name": cache.engine.name,
    "app.kubernetes.io/instance": cache.cacheName,
    "app.kubernetes.io/component": component,
    "app.kubernetes.io/managed-by": "cdktf",
  };
}

/** The meta-arguments that every resource takes. */
export function metaArguments({ dependsOn, provider }: KubernetesCommonProps) {
  return { dependsOn, provider };
}
