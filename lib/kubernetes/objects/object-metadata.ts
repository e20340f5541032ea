import { withoutDirectives } from "../../core/terraform-directives";
import type { KubernetesCommonProps, KubernetesObjectProps } from "./object-props";

/** Metadata of one object. @internal */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** The labels that say which object is which. Selectors have them, so that users cannot set them. */
const LABEL = {
  app: "app.kubernetes.io/name",
  // Not app.kubernetes.io/instance: by that label Argo CD can take objects for its own, and delete them.
  instance: "cdktf-managed-cache/instance",
  component: "app.kubernetes.io/component",
};

/** Keys of the labels by which objects are found. @internal */
export const OWN_LABELS: readonly string[] = Object.values(LABEL);

/** What the labels say about an object. @internal */
export interface ObjectIdentity {
  /** The program: `redis`, `redis-exporter`. */
  readonly app: string;
  /** Which instance of the program. */
  readonly instance: string;
  /** What the object is for. */
  readonly component: string;
}

/** Metadata of an object that belongs to one cache. @internal */
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
  return {
    name,
    namespace,
    labels: { ...commonLabels(identity), ...labels },
    annotations: withoutDirectives(annotations),
  };
}

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
function commonLabels({ app, instance, component }: ObjectIdentity): Record<string, string> {
  return {
    [LABEL.app]: app,
    [LABEL.instance]: instance,
    [LABEL.component]: component,
    "app.kubernetes.io/managed-by": "cdktf",
  };
}

/** Labels that only the pods of one object have. @internal */
export function selectorLabels({ labels }: ObjectMetadata): Record<string, string> {
  return Object.fromEntries(OWN_LABELS.map((label) => [label, labels[label] ?? ""]));
}

/** The same object with further labels. @internal */
export function withLabels(
  metadata: ObjectMetadata,
  labels: Record<string, string> | undefined,
): ObjectMetadata {
  return { ...metadata, labels: { ...metadata.labels, ...labels } };
}

/** Metadata for a manifest. Terraform sends a manifest as it is, so an absent key must be absent. @internal */
export function manifestMetadata({ annotations, ...metadata }: ObjectMetadata): ObjectMetadata {
  return annotations === undefined ? metadata : { ...metadata, annotations };
}
