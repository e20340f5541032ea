import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { IManagedCache } from "../../core";

/** What every construct of the cluster side takes, whether it serves one cache, many or none. */
export interface KubernetesObjectProps {
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
  /** The Kubernetes provider of the objects. @default - the stack's default Kubernetes provider */
  readonly provider?: TerraformProvider;
}

/** What every construct takes that serves one cache. */
export interface KubernetesCommonProps extends KubernetesObjectProps {
  /** The cache that clients are to use. */
  readonly cache: IManagedCache;
}

/** Metadata of one object. @internal */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** What an object belongs to, as the `app.kubernetes.io` labels tell it. @internal */
export interface ObjectIdentity {
  /** The program: `redis`, `redis-exporter`. */
  readonly app: string;
  /** Which one of that program. */
  readonly instance: string;
  readonly component: string;
}

/** Metadata that every object of a cache has in common. @internal */
export function objectMetadata(
  name: string,
  component: string,
  props: KubernetesCommonProps,
): ObjectMetadata {
  const { engine, cacheName } = props.cache;
  return identifiedMetadata(name, { app: engine.name, instance: cacheName, component }, props);
}

/** Metadata of an object that belongs to no single cache. @internal */
export function identifiedMetadata(
  name: string,
  identity: ObjectIdentity,
  { namespace, labels, annotations }: KubernetesObjectProps,
): ObjectMetadata {
  return { name, namespace, labels: { ...commonLabels(identity), ...labels }, annotations };
}

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
function commonLabels({ app, instance, component }: ObjectIdentity): Record<string, string> {
  return {
    "app.kubernetes.io/name": app,
    "app.kubernetes.io/instance": instance,
    "app.kubernetes.io/component": component,
    "app.kubernetes.io/managed-by": "cdktf",
  };
}

/** Metadata in a manifest, which is written as it is: an absent key must be absent. @internal */
export function manifestMetadata({ annotations, ...metadata }: ObjectMetadata): ObjectMetadata {
  return annotations === undefined ? metadata : { ...metadata, annotations };
}

/** The meta-arguments that every resource takes. @internal */
export function metaArguments({ dependsOn, provider }: KubernetesObjectProps) {
  return { dependsOn, provider };
}
