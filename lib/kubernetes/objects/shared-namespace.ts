import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Annotations, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { withoutDirectives } from "../../core/terraform-directives";
import { knownEntries } from "../../core/validation";
import type { KubernetesObjectProps } from "./object-props";

/** What decides which namespace is made, and how. */
type NamespaceProps = Pick<
  KubernetesObjectProps,
  "namespace" | "labels" | "annotations" | "provider"
>;

interface MadeNamespace {
  readonly resource: NamespaceV1;
  readonly props: NamespaceProps;
}

/** The namespaces of each stack, by their providers and names. */
const madeInStacks = new WeakMap<TerraformStack, Map<string, MadeNamespace>>();

/** A namespace that several caches of a stack may want: the first one makes it, the others use it. */
export function sharedNamespace(scope: Construct, props: NamespaceProps): NamespaceV1 {
  const { namespace: name, labels, annotations, provider } = props;
  const stack = TerraformStack.of(scope);
  const made = madeInStacks.get(stack) ?? new Map<string, MadeNamespace>();
  madeInStacks.set(stack, made);
  const key = JSON.stringify([provider?.alias ?? null, name]);
  const before = made.get(key);
  if (before !== undefined) {
    adviseOnDifference(scope, before, props);
    return before.resource;
  }
  const resource = new NamespaceV1(scope, `Namespace-${name}`, {
    metadata: { name, labels, annotations: withoutDirectives(annotations) },
    provider,
  });
  made.set(key, { resource, props });
  return resource;
}

/** Labels of a namespace decide about its pods (their security, sidecars), so a difference is told. */
function adviseOnDifference(
  scope: Construct,
  { resource, props }: MadeNamespace,
  other: NamespaceProps,
) {
  const differences = (["labels", "annotations"] as const).filter(
    (input) => textOf(props[input]) !== textOf(other[input]),
  );
  if (differences.length > 0) {
    const id = "kubernetes.namespace-shared";
    Annotations.of(scope).addWarning(
      `[${id}] ${resource.node.path} makes the namespace ${other.namespace} with other ${differences.join(" and ")}, which it keeps: give both caches the same ones, or make the namespace yourself and set createNamespace to false`,
    );
  }
}

function textOf(texts: Readonly<Record<string, string>> | undefined): string {
  return JSON.stringify(knownEntries(texts).sort());
}
