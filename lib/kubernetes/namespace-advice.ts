import type { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Annotations, TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";

/** Every cluster has it from the start. */
const ALWAYS_THERE = "default";

/**
 * Warns of namespaces that nothing in the app makes. Looked for when the tree is complete: they may be
 * made anywhere, and later.
 */
export function adviseOnNamespaces(construct: IConstruct, namespaces: readonly string[]): void {
  construct.node.addValidation({
    validate: () => {
      const made = [ALWAYS_THERE, ...namespacesMade(construct.node.root)];
      for (const namespace of namespaces.filter((name) => !made.includes(name))) {
        const id = "kubernetes.client-namespace-missing";
        Annotations.of(construct).addWarning(
          `[${id}] nothing here makes the namespace ${namespace}: say createNamespace: false if it is there already, or true to make it`,
        );
      }
      return [];
    },
  });
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
