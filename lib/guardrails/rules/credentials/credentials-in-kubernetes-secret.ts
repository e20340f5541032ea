import { exposesCredential } from "../../credentials";
import { guardrail } from "../../rule";
import { concernsCache, isSecret } from "../../workloads";

/** What Terraform keeps in its state. */
const PLAIN = ["data", "binary_data", "manifest.data", "manifest.stringData"];

export const credentialsInKubernetesSecret = guardrail({
  id: "credentials-in-kubernetes-secret",
  severity: "error",
  pack: "baseline",
  what: "A cache's token reaches a Kubernetes Secret through a write-only argument, or past Terraform.",
  why: "What is in data is in Terraform's state and in every plan, in plain text.",
  fix: "use data_wo with a data_wo_revision, or an ExternalSecret",
  references: [],
  appliesTo: ["kubernetes_secret", "kubernetes_secret_v1", "kubernetes_manifest"],
  inputs: (secret, stack) =>
    isSecret(secret)
      ? {
          plain: PLAIN.filter((path) => {
            const value = secret.get(path);
            return (
              value !== undefined && (exposesCredential(value, stack) || concernsCache(secret))
            );
          }),
        }
      : undefined,
  isValid: ({ plain }) => plain.length === 0,
});
