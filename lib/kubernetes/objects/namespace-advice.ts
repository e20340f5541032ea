import type { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Annotations, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** Every cluster has it from the start. */
const ALWAYS_THERE = "default";

/** A construct and the namespaces that it needs. */
interface Need {
  readonly construct: IConstruct;
  readonly namespaces: readonly string[];
}

/** One walk through the tree answers for all of a stack: one for each would take a time that is squared. */
const needsOfStacks = new WeakMap<TerraformStack, Need[]>();

/**
 * Warns of namespaces that nothing in the app makes. Looked for when the tree is complete: they may be
 * made anywhere, and later.
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
      advise(needs, new Set([ALWAYS_THERE, ...namespacesMade(stack.node.root)]));
      return [];
    },
  });
}

function advise(needs: readonly Need[], made: ReadonlySet<string | undefined>): void {
  for (const { construct, namespaces } of needs) {
    for (const namespace of namespaces.filter((name) => !made.has(name))) {
      const id = "kubernetes.client-namespace-missing";
      Annotations.of(construct).addWarning(
        `[${id}] nothing here makes the namespace ${namespace}: say createNamespace: false if it is there already, or true to make it`,
      );
    }
  }
}

function namespacesMade(root: IConstruct): (string | undefined)[] {
  return root.node
    .findAll()
    .filter(
      (construct): construct is NamespaceV1 =>
        TerraformResource.isTerraformResource(construct) &&
        ["kubernetes_namespace_v1", "kubernetes_namespace"].includes(
          construct.terraformResourceType,
        ),
    )
    .map(({ metadataInput }) => metadataInput?.name);
}
