import { ServiceAccountIamMember } from "@cdktf/provider-google/lib/service-account-iam-member";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import type { IMemorystoreNodeCache } from "./node-cache";

/** As whom pods of GKE log in to a cache: Workload Identity lends them a service account of Google's. */
export interface MemorystoreWorkloadIdentity {
  /** The Google service account, by its email: `cache-warmer@PROJECT.iam.gserviceaccount.com`. */
  readonly serviceAccount: string;
  /** The workload identity pool of the cluster: `PROJECT.svc.id.goog`, with the cluster's project. */
  readonly pool: string;
}

/** What lets the pods of a Kubernetes service account act as a Google one. */
export function workloadIdentityAnnotations({
  serviceAccount,
}: MemorystoreWorkloadIdentity): Record<string, string> {
  return { "iam.gke.io/gcp-service-account": serviceAccount };
}

/** A service account of a cluster. */
interface KubernetesServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

const rule = rulesFor<
  MemorystoreWorkloadIdentity & { readonly accounts: readonly KubernetesServiceAccount[] }
>();

const RULES = [
  rule({
    id: "memorystore.workload-identity-account",
    inputs: ({ serviceAccount }) => ({ serviceAccount }),
    isValid: ({ serviceAccount }) =>
      /^[^\s:@/]+@[^\s:@/]+\.gserviceaccount\.com$/.test(serviceAccount),
    expected: "the email of a Google service account",
    fix: "write it as NAME@PROJECT.iam.gserviceaccount.com",
  }),
  rule({
    id: "memorystore.workload-identity-pool",
    inputs: ({ pool }) => ({ pool }),
    isValid: ({ pool }) => /^[a-z][a-z0-9.:-]+\.svc\.id\.goog$/.test(pool),
    expected: "the workload identity pool of the cluster",
    fix: "write it as PROJECT.svc.id.goog, with the cluster's project",
  }),
  rule({
    id: "memorystore.workload-identity-unused",
    inputs: ({ accounts }) => ({ warmers: accounts.length }),
    isValid: ({ warmers }) => warmers > 0,
    expected: "at least one warmer, which logs in by it",
    fix: "leave workloadIdentity out: applications have service accounts of their own",
  }),
];

/**
 * Lets pods log in to a cache as a Google service account.
 *
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 *
 * @throws CacheValidationError for what is no service account or pool, and for a cache without IAM authentication
 */
export function grantWorkloadIdentity(
  scope: Construct,
  cache: IMemorystoreNodeCache,
  identity: MemorystoreWorkloadIdentity,
  accounts: readonly KubernetesServiceAccount[],
  provider?: TerraformProvider,
): void {
  const { serviceAccount, pool } = identity;
  refuse(`workloadIdentity of ${scope.node.path}`, findFaults(RULES, { ...identity, accounts }));
  cache.grantConnect("workload-identity", `serviceAccount:${serviceAccount}`);
  const bindings = new Construct(scope, "WorkloadIdentity");
  for (const { namespace, name } of accounts) {
    new ServiceAccountIamMember(bindings, `${namespace}-${name}`, {
      // A hyphen for the project: the email says it.
      serviceAccountId: `projects/-/serviceAccounts/${serviceAccount}`,
      role: "roles/iam.workloadIdentityUser",
      member: `serviceAccount:${pool}[${namespace}/${name}]`,
      provider,
    });
  }
}
