import { TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { renderedIn } from "../../core/rendered-resources";

/** The resources below a construct, and those that the stacks among them render as manifests. */
export function resourcesBelow(construct: IConstruct): TerraformResource[] {
  const all = construct.node.findAll();
  return [
    ...all.filter((one): one is TerraformResource => TerraformResource.isTerraformResource(one)),
    ...all.filter(TerraformStack.isStack).flatMap(renderedIn),
  ];
}
