import type { TerraformStack } from "cdktf";
import { maskSecrets } from "../core/secrets";
import { isObject } from "../terraform/json-object";
import { maskOutput } from "../terraform/secret-masking";
import type { StackView } from "../terraform/stack-view";
import { type Diagram, diagramsOf } from "./diagram";
import { type GuardrailResults, guardrailResults } from "./guardrail-results";
import { alertsOf, type InspectedAlert } from "./inspected-alert";
import { cachesOf, type Endpoint, type InspectedCache } from "./inspected-cache";
import { servicesOf } from "./inspected-services";
import { readable } from "./readable-values";
import { sortBy } from "./sort-by";

/** What a stack is, in the words of its readers. */
export interface Inspection {
  readonly stack: string;
  /** How many resources Terraform will make outside modules. */
  readonly resources: number;
  /** Addresses of modules. What they make is not known. */
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
 * @param view - of the stack as it is now
 */
export function inspect(stack: TerraformStack, view: StackView): Inspection {
  const caches = cachesOf(stack, view);
  return {
    stack: stack.node.id,
    resources: view.resources.filter(({ type }) => !["output", "terraform"].includes(type)).length,
    modules: view.modules,
    caches,
    diagrams: diagramsOf(view, caches),
    endpoints: masked([...caches.flatMap(({ endpoints }) => endpoints), ...servicesOf(view)]),
    outputs: outputsOf(view),
    alerts: masked(alertsOf(view)),
    guardrails: guardrailResults(stack),
  };
}

function masked<T>(shown: T): T {
  return maskSecrets(shown) as T;
}

/** Outputs without secrets, one line a member. */
function outputsOf(view: StackView): Endpoint[] {
  const outputs = view.ofType("output").flatMap(({ address, attributes }) => {
    const name = address.slice("output.".length);
    const masked = maskOutput(name, attributes);
    return isObject(masked)
      ? Object.entries(masked).map(([member, part]) => ({ name: `${name}.${member}`, part }))
      : [{ name, part: masked }];
  });
  return sortBy(
    outputs.map(({ name, part }) => ({ name, address: readable(part ?? null, view) })),
    ({ name }) => name,
  );
}
