import {
  TerraformDataSource,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import type { IConstruct } from "constructs";

/** The elements of a stack, in the order in which cdktf synthesizes them; not those of stacks within it. */
export function elementsOf(stack: TerraformStack): TerraformElement[] {
  const elements: TerraformElement[] = [];
  const collect = (construct: IConstruct) => {
    if (TerraformElement.isTerraformElement(construct)) {
      elements.push(construct);
    }
    for (const child of construct.node.children) {
      if (!TerraformStack.isStack(child)) {
        collect(child);
      }
    }
  };
  collect(stack);
  return elements;
}

/** Elements by their addresses; those alone whose address is that of a block. */
export function elementsByAddress(
  elements: readonly TerraformElement[],
): Map<string, TerraformElement> {
  const byAddress = new Map<string, TerraformElement>();
  for (const element of elements) {
    const type = addressedType(element);
    if (type !== undefined) {
      byAddress.set(`${type}.${element.friendlyUniqueId}`, element);
    }
  }
  return byAddress;
}

function addressedType(element: TerraformElement): string | undefined {
  if (TerraformResource.isTerraformResource(element)) {
    return element.terraformResourceType;
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}`;
  }
  return TerraformOutput.isTerraformOutput(element) ? "output" : undefined;
}
