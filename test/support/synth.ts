import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack, Testing } from "cdktf";

/** A synthesized stack, as far as tests look into it. */
export interface Synthesized {
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads, of any depth
  readonly resource: Record<string, Record<string, any>>;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data: Record<string, Record<string, any>>;
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly output: Record<string, any>;
}

/** Synthesizes what `build` puts into a stack, with validations on. */
export function synth(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(Testing.app(), "test");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new KubernetesProvider(stack, "kubernetes", {});
  build(stack);
  return parse(Testing.synth(stack, true));
}

/** Parses a synthesized stack; sections that are not there read as empty. */
export function parse(json: string): Synthesized {
  const { resource = {}, data = {}, output = {} } = JSON.parse(json);
  return { resource, data, output };
}

/** The only resource of a type. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function only(synthesized: Synthesized, type: string): any {
  const resources = all(synthesized, type);
  if (resources.length !== 1) {
    throw new Error(`${resources.length} resources of type ${type}, one was expected`);
  }
  return resources[0];
}

/** All resources of a type. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export function all({ resource }: Synthesized, type: string): any[] {
  return Object.values(resource[type] ?? {});
}
