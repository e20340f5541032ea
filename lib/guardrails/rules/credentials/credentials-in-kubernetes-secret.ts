import { exposesCredential } from "../../credentials";
import { guardrail } from "../../rule";
import { concernsCache, isSecret } from "../../workloads";

/** Arguments that Terraform keeps in its state. */
const PLAIN = ["data", "binary_data", "manifest.data", "manifest.stringData"];

export const credentialsInKubernetesSecret = guardrail({
  id: "credentials-in-kubernetes-secret",
  severity: "error",
  pack: "baseline",
  problem: "Terraform's state contains the token of the cache",
  why: "The state and every plan show the data of a Secret in plain text.",
  fix: "use data_wo with data_wo_revision, or an ExternalSecret",
  references: [],
  appliesTo: ["kubernetes_secret", "kubernetes_secret_v1", "kubernetes_manifest"],
  inputs: (secret, stack) =>
    isSecret(secret)
      ? {
          plain_text: PLAIN.filter((path) => {
            const value = secret.get(path);
            return (
              value !== undefined && (exposesCredential(value, stack) || concernsCache(secret))
            );
          }),
        }
      : undefined,
  isValid: ({ plain_text }) => plain_text.length === 0,
});
