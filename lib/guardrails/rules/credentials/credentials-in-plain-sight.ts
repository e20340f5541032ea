import { exposesCredential } from "../../credentials";
import { guardrail } from "../../rule";
import { isSecret, WORKLOADS } from "../../workloads";

export const credentialsInPlainSight = guardrail({
  id: "credentials-in-plain-sight",
  severity: "error",
  pack: "baseline",
  what: "No output, no ConfigMap and no variable of a container holds a cache's token.",
  why: "Whoever may look at a deployment, or at the log of a pipeline, can read it.",
  fix: "name the secret instead, and let clients read it from a Kubernetes Secret",
  references: [],
  appliesTo: [
    "output",
    "kubernetes_config_map",
    "kubernetes_config_map_v1",
    "kubernetes_manifest",
    ...WORKLOADS,
  ],
  inputs: (resource, stack) =>
    // Secrets are another rule's.
    isSecret(resource) ? undefined : { exposed: exposesCredential(resource.attributes, stack) },
  isValid: ({ exposed }) => !exposed,
});
