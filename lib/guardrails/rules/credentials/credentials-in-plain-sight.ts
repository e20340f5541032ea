import { exposesCredential } from "../../credentials";
import { guardrail } from "../../rule";
import { isSecret, WORKLOADS } from "../../workloads";

export const credentialsInPlainSight = guardrail({
  id: "credentials-in-plain-sight",
  severity: "error",
  pack: "baseline",
  problem: "An output, a ConfigMap or a container variable contains the token of the cache",
  why: "Everyone who can read the deployment or the log of the pipeline can read it.",
  fix: "give the name of the secret instead, and let clients read the token from a Kubernetes Secret",
  references: [],
  appliesTo: [
    "output",
    "kubernetes_config_map",
    "kubernetes_config_map_v1",
    "kubernetes_manifest",
    ...WORKLOADS,
  ],
  inputs: (resource, stack) =>
    // The rule credentials-in-kubernetes-secret judges Secrets.
    isSecret(resource)
      ? undefined
      : { token_exposed: exposesCredential(resource.attributes, stack) },
  isValid: ({ token_exposed }) => !token_exposed,
});
