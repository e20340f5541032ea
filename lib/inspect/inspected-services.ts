import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";
import type { Endpoint } from "./inspected-cache";
import { readable } from "./readable-values";
import { sortBy } from "./sort-by";

/** The Services of a stack, and where they lead. */
export function servicesOf(view: StackView): Endpoint[] {
  const slices = new Map(
    view.ofType("kubernetes_endpoint_slice_v1").map((slice) => [fullName(slice), slice]),
  );
  const services = view.ofType("kubernetes_service_v1", "kubernetes_service").map((service) => {
    const host = service.get("spec.external_name") ?? addressOf(slices.get(fullName(service)));
    const port = readable(service.get("spec.port.port") ?? "", view);
    return {
      name: `Service ${fullName(service)}`,
      address: `${readable(host ?? "pods of the cluster", view)}:${port}`,
    };
  });
  return sortBy(services, ({ name }) => name);
}

/** The address in an EndpointSlice, for a Service that has none itself. */
function addressOf(slice: ResourceView | undefined): unknown {
  return [slice?.get("endpoint.addresses")].flat()[0];
}

function fullName(object: ResourceView): string {
  return `${object.get("metadata.name")}.${object.get("metadata.namespace") ?? "default"}`;
}
