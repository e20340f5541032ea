import type { IManagedCache } from "cdktf-managed-cache";
import type { Template } from "cdktf-managed-cache/testing";
import { synth } from "../../support/synth";
import { FakeCache } from "../fake-cache";
import { CONSTRUCTS, type ObjectProps } from "../objects/constructs";

/** What has pods of its own: the construct, its further props and the type of its workload. */
export const WORKLOADS: Record<string, { construct: string; type: string; props?: ObjectProps }> = {
  "a warmer": { construct: "CacheWarmer", type: "kubernetes_cron_job_v1" },
  "a report that runs once": { construct: "CacheHealthReport", type: "kubernetes_job_v1" },
  "a report with a schedule": {
    construct: "CacheHealthReport",
    type: "kubernetes_cron_job_v1",
    props: { schedule: "@daily" },
  },
  "an exporter": { construct: "CacheExporter", type: "kubernetes_deployment_v1" },
  "a server in the cluster": {
    construct: "InClusterRedis",
    type: "kubernetes_stateful_set_v1",
  },
  "a shared exporter": { construct: "SharedCacheExporter", type: "kubernetes_deployment_v1" },
};

export const EVERY_WORKLOAD = Object.keys(WORKLOADS);

/** Everything that is made for a workload. */
export function templateOf(
  workload: string,
  props: ObjectProps,
  cache: Partial<IManagedCache> = {},
): Template {
  return synth((stack) => {
    const { construct = "", props: further } = WORKLOADS[workload] ?? {};
    CONSTRUCTS[construct]?.(stack, new FakeCache(stack, cache), { ...further, ...props });
  });
}

/** The workload itself, and the template of its pods. */
export function podOf(workload: string, props: ObjectProps, cache?: Partial<IManagedCache>) {
  const type = WORKLOADS[workload]?.type ?? "";
  const { properties } = templateOf(workload, props, cache).only({ type });
  const { spec } = properties;
  return { properties, pod: spec.template ?? spec.job_template.spec.template };
}
