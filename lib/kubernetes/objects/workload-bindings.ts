import type * as cronJob from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import type * as deployment from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type * as job from "@cdktf/provider-kubernetes/lib/job-v1";
import type * as statefulSet from "@cdktf/provider-kubernetes/lib/stateful-set-v1";

/**
 * The bindings of workloads, which load only when a workload is made. Each contains the whole pod
 * specification: together they take longer to load than all the other Kubernetes bindings of a stack.
 */
export const workloadBindings = {
  get CronJobV1(): typeof cronJob.CronJobV1 {
    return require("@cdktf/provider-kubernetes/lib/cron-job-v1").CronJobV1;
  },
  get DeploymentV1(): typeof deployment.DeploymentV1 {
    return require("@cdktf/provider-kubernetes/lib/deployment-v1").DeploymentV1;
  },
  get JobV1(): typeof job.JobV1 {
    return require("@cdktf/provider-kubernetes/lib/job-v1").JobV1;
  },
  get StatefulSetV1(): typeof statefulSet.StatefulSetV1 {
    return require("@cdktf/provider-kubernetes/lib/stateful-set-v1").StatefulSetV1;
  },
};
