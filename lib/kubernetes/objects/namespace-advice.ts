import type { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Annotations, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { resourcesBelow } from "./resources-below";

/** The namespace that every cluster has from the start. */
const INITIAL_NAMESPACE = "default";

/** A construct, and the namespaces that it needs but does not make. */
interface Need {
  readonly construct: IConstruct;
  readonly namespaces: readonly string[];
}

/** One walk through the tree serves all constructs of a stack. A walk for each would take quadratic time. */
const needsOfStacks = new WeakMap<TerraformStack, Need[]>();

/**
 * Warns of namespaces that nothing in the app makes. The check runs when the tree is complete, since a
 * namespace can be made anywhere, and later.
 */
export function adviseOnNamespaces(construct: IConstruct, namespaces: readonly string[]): void {
  const stack = TerraformStack.of(construct);
  const others = needsOfStacks.get(stack);
  if (others !== undefined) {
    others.push({ construct, namespaces });
    return;
  }
  const needs = [{ construct, namespaces }];
  needsOfStacks.set(stack, needs);
  stack.node.addValidation({
    validate: () => {
      advise(needs, new Set([INITIAL_NAMESPACE, ...namespacesMade(stack.node.root)]));
      return [];
    },
  });
}

function advise(needs: readonly Need[], made: ReadonlySet<string | undefined>): void {
  for (const { construct, namespaces } of needs) {
    for (const namespace of namespaces.filter((name) => !made.has(name))) {
      const id = "kubernetes.client-namespace-missing";
      Annotations.of(construct).addWarning(
        `[${id}] nothing in the app makes the namespace ${namespace}: set createNamespace to false if it exists already, or to true to make it`,
      );
    }
  }
}

function namespacesMade(root: IConstruct): (string | undefined)[] {
  return resourcesBelow(root)
    .filter((resource): resource is NamespaceV1 =>
      ["kubernetes_namespace_v1", "kubernetes_namespace"].includes(resource.terraformResourceType),
    )
    .map(({ metadataInput }) => metadataInput?.name);
}
