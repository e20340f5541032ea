import { valueAt } from "../../../terraform/attribute-values";
import { guardrail } from "../../rule";
import { containersOf, WORKLOADS } from "../../workloads";

export const podSecretsAsFiles = guardrail({
  id: "pod-secrets-as-files",
  severity: "warning",
  pack: "strict",
  problem: "A container reads a secret from a variable",
  why: "Crash reports and child processes contain variables, and a variable does not change with its secret.",
  fix: "mount the Secret as a volume",
  references: ["CKV_K8S_35"],
  appliesTo: WORKLOADS,
  inputs: (workload) =>
    containersOf(workload).map(({ name, blocks }) => ({
      container: name,
      env_from_secret: namesOf(blocks("env"), "value_from.secret_key_ref"),
      env_from: namesOf(blocks("env_from"), "secret_ref"),
    })),
  isValid: ({ env_from_secret, env_from }) => env_from_secret.length + env_from.length === 0,
});

/** Names of the variables that come from a Secret; a value that is not known is one from elsewhere. */
function namesOf(
  variables: readonly unknown[] | string,
  source: string,
): readonly unknown[] | string {
  return typeof variables === "string"
    ? variables
    : variables
        .filter((variable) => valueAt(variable, source) !== undefined)
        .map((variable) => valueAt(variable, "name") ?? valueAt(variable, `${source}.name`));
}
