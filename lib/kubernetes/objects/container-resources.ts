import type { Cpu, Size } from "../../core";

/** How much processor time a container has. */
export interface CpuResources {
  /** What Kubernetes reserves. @default - as much as the limit; without one nothing */
  readonly request?: Cpu;
  /** The most that the container may use. @default - whatever the node has free */
  readonly limit?: Cpu;
}

/** How much memory or disk a container has. */
export interface SizeResources {
  /** What Kubernetes reserves. @default - as much as the limit; without one nothing */
  readonly request?: Size;
  /** The most that the container may use; Kubernetes stops one that uses more. @default - no limit */
  readonly limit?: Size;
}

/** What Kubernetes reserves for a container, and how much the container may use at most. */
export interface ContainerResources {
  /** Processor time. @default - nothing is reserved, and there is no limit */
  readonly cpu?: CpuResources;
  /** Memory. @default - nothing is reserved, and there is no limit */
  readonly memory?: SizeResources;
  /** Disk of the node, for logs and the like. @default - nothing is reserved, and there is no limit */
  readonly ephemeralStorage?: SizeResources;
}

/** Names of the resources in Kubernetes. */
const NAMES = [
  ["cpu", "cpu"],
  ["memory", "memory"],
  ["ephemeralStorage", "ephemeral-storage"],
] as const;

const UNITS = [
  ["Gi", 2 ** 30],
  ["Mi", 2 ** 20],
  ["Ki", 2 ** 10],
] as const;

/** The resources in the form that the bindings of every workload take. @internal */
export function resourceArguments(resources: ContainerResources) {
  const quantities = (kind: "request" | "limit"): Record<string, string> | undefined => {
    const given = NAMES.flatMap(([resource, name]) => {
      const amount = resources[resource]?.[kind];
      return amount === undefined ? [] : [[name, quantityOf(amount)]];
    });
    return given.length === 0 ? undefined : Object.fromEntries(given);
  };
  return { requests: quantities("request"), limits: quantities("limit") };
}

function quantityOf(amount: Cpu | Size): string {
  if ("toMillis" in amount) {
    return amount.toString();
  }
  const bytes = amount.toBytes();
  const [unit, size] = UNITS.find(([, size]) => bytes > 0 && bytes % size === 0) ?? ["", 1];
  return `${bytes / size}${unit}`;
}
