import { type Rule, rulesFor } from "../../core/validation";
import type { ContainerResources } from "./container-resources";

interface Subject {
  readonly resources: ContainerResources;
}

/**
 * The rules for what a container reserves and may use.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go, ValidateContainerResourceRequirements
 */
export const RESOURCE_RULES: readonly Rule<Subject>[] = [
  rulesFor<Subject>()({
    id: "kubernetes.resource-limits",
    inputs: ({ resources }) =>
      Object.fromEntries(
        Object.entries(amountsOf(resources)).filter(
          ([, { request, limit }]) =>
            request !== undefined && limit !== undefined && limit < request,
        ),
      ),
    isValid: (wrong) => Object.keys(wrong).length === 0,
    expected: "limits that are not below what is reserved",
    fix: "raise the limit, or reserve less",
  }),
];

/** In thousandths of a processor and in bytes. */
function amountsOf({ cpu, memory, ephemeralStorage }: ContainerResources) {
  const bytes = (of: ContainerResources["memory"]) => ({
    request: of?.request?.toBytes(),
    limit: of?.limit?.toBytes(),
  });
  return {
    "resources.cpu": { request: cpu?.request?.toMillis(), limit: cpu?.limit?.toMillis() },
    "resources.memory": bytes(memory),
    "resources.ephemeralStorage": bytes(ephemeralStorage),
  };
}
