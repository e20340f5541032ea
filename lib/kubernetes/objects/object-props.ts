import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { IManagedCache } from "../../core";

/** The props that every construct for the cluster takes, whether it serves one cache, many or none. */
export interface KubernetesObjectProps {
  /** The namespace of the objects. It must exist before they do. */
  readonly namespace: string;
  /**
   * Labels for every object, in addition to the `app.kubernetes.io` ones. Those by which objects are found are refused:
   * `app.kubernetes.io/name`, `app.kubernetes.io/component` and `cdktf-managed-cache/instance`.
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
   * What Terraform must create first, such as the namespace.
   *
   * @default - nothing
   */
  readonly dependsOn?: ITerraformDependable[];
  /** The Kubernetes provider of the objects. @default - the stack's default Kubernetes provider */
  readonly provider?: TerraformProvider;
}

/** The props of every construct that serves one cache. */
export interface KubernetesCommonProps extends KubernetesObjectProps {
  /** The cache that clients use. */
  readonly cache: IManagedCache;
}

/** The meta-arguments that every resource takes. @internal */
export function metaArguments({
  dependsOn,
  provider,
}: Pick<KubernetesObjectProps, "dependsOn" | "provider">) {
  return { dependsOn, provider };
}
