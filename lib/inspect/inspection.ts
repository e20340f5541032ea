import type { TerraformStack } from "cdktf";
import { maskBlock, maskSecrets } from "../terraform/secrets";
import { StackView } from "../terraform/stack-view";
import { sortBy } from "./collections";
import { type Diagram, diagramsOf } from "./diagram";
import { type GuardrailResults, guardrailResults } from "./guardrail-results";
import { alertsOf, type InspectedAlert } from "./inspected-alert";
import { cachesOf, type Endpoint, type InspectedCache } from "./inspected-cache";
import { servicesOf } from "./inspected-services";
import { readable } from "./text";

/** What a stack is, in the words of its readers. */
export interface Inspection {
  readonly stack: string;
  /** How many resources Terraform will make outside modules. */
  readonly resources: number;
  /** Addresses of modules, into which nothing here can look. */
  readonly modules: readonly string[];
  readonly caches: readonly InspectedCache[];
  readonly diagrams: readonly Diagram[];
  readonly endpoints: readonly Endpoint[];
  readonly outputs: readonly Endpoint[];
  readonly alerts: readonly InspectedAlert[];
  /** `undefined` where no guardrails are on the stack. */
  readonly guardrails?: GuardrailResults;
}

/**
 * Looks into a stack as Terraform will read it.
 *
 * @param folder where the guardrails have written their report
 */
export function inspect(stack: TerraformStack, folder: string): Inspection {
  const view = new StackView(stack);
  const caches = cachesOf(stack, view);
  return {
    stack: stack.node.id,
    resources: view.resources.filter(({ type }) => !["output", "terraform"].includes(type)).length,
    modules: view.modules,
    caches,
    diagrams: diagramsOf(view, caches),
    endpoints: [...caches.flatMap(({ endpoints }) => endpoints), ...servicesOf(view)],
    outputs: outputsOf(view),
    alerts: alertsOf(view),
    guardrails: guardrailResults(stack, folder),
  };
}

/** Outputs without secrets, one line a member. */
function outputsOf(view: StackView): Endpoint[] {
  const outputs = view.ofType("output").flatMap(({ address, attributes }) => {
    const name = address.slice("output.".length);
    const { value } = maskBlock("output", "", attributes) as { value?: unknown };
    const masked = (maskSecrets({ [name]: value }) as Record<string, unknown>)[name];
    return typeof masked === "object" && masked !== null && !Array.isArray(masked)
      ? Object.entries(masked).map(([member, part]) => ({ name: `${name}.${member}`, part }))
      : [{ name, part: masked }];
  });
  return sortBy(
    outputs.map(({ name, part }) => ({ name, address: readable(part ?? null, view) })),
    ({ name }) => name,
  );
}
