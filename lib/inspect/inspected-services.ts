import type { ResourceView } from "../terraform/resource-view";
import type { StackView } from "../terraform/stack-view";
import { sortBy } from "./collections";
import type { Endpoint } from "./inspected-cache";
import { readable } from "./text";

/** The Services of a stack, and where they lead. */
export function servicesOf(view: StackView): Endpoint[] {
  const slices = view.ofType("kubernetes_endpoint_slice_v1");
  const services = view.ofType("kubernetes_service_v1", "kubernetes_service").map((service) => {
    const host = service.get("spec.external_name") ?? addressOf(service, slices);
    const port = readable(service.get("spec.port.port") ?? "", view);
    return {
      name: `Service ${fullName(service)}`,
      address: `${readable(host ?? "pods of the cluster", view)}:${port}`,
    };
  });
  return sortBy(services, ({ name }) => name);
}

/** The address of a Service that has none itself. */
function addressOf(service: ResourceView, slices: readonly ResourceView[]): unknown {
  const slice = slices.find((candidate) => fullName(candidate) === fullName(service));
  return [slice?.get("endpoint.addresses")].flat()[0];
}

function fullName(object: ResourceView): string {
  return `${object.get("metadata.name")}.${object.get("metadata.namespace") ?? "default"}`;
}
