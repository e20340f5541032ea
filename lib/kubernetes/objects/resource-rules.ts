import { knownEntries, type Rule, rulesFor } from "../../core/validation";
import type { ContainerResources } from "./container-resources";
import { isLabelKey } from "./kubernetes-names";
import { amountOf } from "./quantities";

interface Subject {
  readonly resources: ContainerResources;
}

type Amount = readonly [input: string, name: string, quantity: string];

const rule = rulesFor<Subject>();

/** Resources of Kubernetes itself. All others have a domain: `nvidia.com/gpu`. */
const OWN = /^(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/**
 * The rules for what a container reserves and may use.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go, ValidateContainerResourceRequirements
 */
export const RESOURCE_RULES: readonly Rule<Subject>[] = [
  rule({
    id: "kubernetes.resource-names",
    inputs: ({ resources }) => ({
      names: amountsOf(resources).flatMap(([, name]) => (isResourceName(name) ? [] : [name])),
    }),
    isValid: ({ names }) => names.length === 0,
    expected: "cpu, memory, ephemeral-storage, or the name of a resource with its domain",
    fix: 'write the names as { cpu: "100m", memory: "64Mi" }',
  }),
  rule({
    id: "kubernetes.resource-quantities",
    inputs: ({ resources }) =>
      Object.fromEntries(
        amountsOf(resources).flatMap(([input, name, quantity]) =>
          isQuantityOf(name, quantity) ? [] : [[input, quantity]],
        ),
      ),
    isValid: (wrong) => Object.keys(wrong).length === 0,
    expected:
      "quantities as Kubernetes writes them, 0 or more, a plain number or one with m, k, M, G, Ki, Mi or Gi; of all but cpu whole ones",
    fix: "write 100 thousandths of a processor as 100m, and 64 MiB as 64Mi",
  }),
  rule({
    id: "kubernetes.resource-limits",
    inputs: ({ resources: { requests, limits } }) => {
      const most = Object.fromEntries(knownEntries(limits));
      return Object.fromEntries(
        knownEntries(requests).flatMap(([name, request]) =>
          isWithin(name, request, most[name]) ? [] : [[name, { request, limit: most[name] }]],
        ),
      );
    },
    isValid: (wrong) => Object.keys(wrong).length === 0,
    expected:
      "limits that are not below what is reserved; of resources with a domain and of huge pages, limits equal to it",
    fix: "raise the limit, or reserve less",
  }),
];

function amountsOf({ requests, limits }: ContainerResources): Amount[] {
  return Object.entries({ requests, limits }).flatMap(([kind, quantities]) =>
    knownEntries(quantities).map(
      ([name, quantity]): Amount => [`resources.${kind}.${name}`, name, quantity],
    ),
  );
}

function isResourceName(name: string): boolean {
  return isLabelKey(name) && (name.includes("/") || OWN.test(name));
}

function isQuantityOf(name: string, quantity: string): boolean {
  const amount = amountOf(quantity);
  return amount !== undefined && (name === "cpu" || Number.isInteger(amount));
}

function isWithin(name: string, request: string, limit: string | undefined): boolean {
  const least = amountOf(request);
  const most = limit === undefined ? undefined : amountOf(limit);
  const mustBeEqual = name.includes("/") || name.startsWith("hugepages-");
  if (least === undefined || (limit !== undefined && most === undefined)) {
    // Not a quantity: another rule reports it.
    return true;
  }
  return mustBeEqual ? least === most : most === undefined || least <= most;
}
