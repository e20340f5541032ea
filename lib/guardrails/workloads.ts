import { blocksAt, notKnown, valueAt } from "../terraform/attribute-values";
import type { ResourceView } from "../terraform/resource-view";

const TEMPLATE = "spec.template.spec";

/** Where each kind of workload has the specification of its pods. */
const POD_SPECS: Record<string, string> = {
  kubernetes_deployment: TEMPLATE,
  kubernetes_deployment_v1: TEMPLATE,
  kubernetes_stateful_set: TEMPLATE,
  kubernetes_stateful_set_v1: TEMPLATE,
  kubernetes_daemonset: TEMPLATE,
  kubernetes_daemon_set_v1: TEMPLATE,
  kubernetes_job: TEMPLATE,
  kubernetes_job_v1: TEMPLATE,
  kubernetes_cron_job: `spec.job_template.${TEMPLATE}`,
  kubernetes_cron_job_v1: `spec.job_template.${TEMPLATE}`,
  kubernetes_pod: "spec",
  kubernetes_pod_v1: "spec",
};

/** Every resource that makes pods. */
export const WORKLOADS = Object.keys(POD_SPECS);

/** Workloads that run until they are told to end. */
export const SERVICES = WORKLOADS.filter((type) => !/job|pod/.test(type));

/** What a client, an exporter or a warmer of a cache cannot do without naming. */
const CACHE_WORDS = /redis|valkey|memcache|elasticache|memorystore/i;

/** Whether a Kubernetes object has to do with a cache: rules leave all others alone. */
export function concernsCache({ text }: ResourceView): boolean {
  return CACHE_WORDS.test(text);
}

/** Whether an object is a Secret, in whichever way it is written. */
export function isSecret(object: ResourceView): boolean {
  return object.type === "kubernetes_manifest"
    ? object.get("manifest.kind") === "Secret"
    : object.type.startsWith("kubernetes_secret");
}

/** The pods of a workload that has to do with a cache; `undefined` for any other. */
export function podOf(workload: ResourceView): unknown {
  return concernsCache(workload) ? workload.get(POD_SPECS[workload.type] ?? "") : undefined;
}

/** One container of a pod. */
export interface ContainerView {
  readonly name: unknown;
  /** The value at a path of the container. */
  readonly get: (path: string) => unknown;
  /** The blocks at a path of the container, or the expression that will make them. */
  readonly blocks: (path: string) => readonly unknown[] | string;
  /** The value at a path of its pod. */
  readonly pod: (path: string) => unknown;
}

/** The containers of a workload that has to do with a cache, those that start it included. */
export function containersOf(workload: ResourceView): ContainerView[] {
  const pod = podOf(workload);
  return ["init_container", "container"].flatMap((kind) => containers(pod, kind));
}

/** The containers that run as long as the pod does. */
export function mainContainersOf(workload: ResourceView): ContainerView[] {
  return containers(podOf(workload), "container");
}

function containers(pod: unknown, kind: string): ContainerView[] {
  const blocks = blocksAt(pod, kind);
  // A list that only Terraform will know counts as one container of which nothing is known.
  const list = typeof blocks === "string" ? [notKnown(kind)] : blocks;
  return list.map((container) => ({
    name: valueAt(container, "name"),
    get: (path) => valueAt(container, path),
    blocks: (path) => blocksAt(container, path),
    pod: (path) => valueAt(pod, path),
  }));
}
