import type { GuardrailRule } from "../../rule";
import { podCapabilities } from "./pod-capabilities";
import { podCpuLimit } from "./pod-cpu-limit";
import { podHostNamespaces } from "./pod-host-namespaces";
import { podImageDigest } from "./pod-image-digest";
import { podImagePullPolicy } from "./pod-image-pull-policy";
import { podImageTag } from "./pod-image-tag";
import { podNamespace } from "./pod-namespace";
import { podPrivileged } from "./pod-privileged";
import { podProbes } from "./pod-probes";
import { podReadOnlyRoot } from "./pod-read-only-root";
import { podResources } from "./pod-resources";
import { podSeccomp } from "./pod-seccomp";
import { podSecretsAsFiles } from "./pod-secrets-as-files";
import { podServiceAccountToken } from "./pod-service-account-token";
import { podUser } from "./pod-user";

/** Rules on the pods of clients, exporters and warmers. */
export const PODS_RULES: readonly GuardrailRule[] = [
  podCapabilities,
  podCpuLimit,
  podHostNamespaces,
  podImageDigest,
  podImagePullPolicy,
  podImageTag,
  podNamespace,
  podPrivileged,
  podProbes,
  podReadOnlyRoot,
  podResources,
  podSeccomp,
  podSecretsAsFiles,
  podServiceAccountToken,
  podUser,
];
