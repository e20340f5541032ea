import { isUnresolved, knownItems, presence, type Rule, rulesFor } from "../../core/validation";
import type { ContainerResources } from "../objects/container-resources";
import { isDataKey, isObjectName } from "../objects/kubernetes-names";
import {
  annotationKeysRule,
  annotationsSizeRule,
  labelsRule,
  ownLabelsRule,
} from "../objects/metadata-rules";
import { RESOURCE_RULES } from "../objects/resource-rules";
import { AFFINITY_RULES } from "./affinity-rules";
import type { PodSettings } from "./pod-settings";
import { TOLERATIONS_RULE } from "./toleration-rules";

/** What the rules judge of every pod. */
export interface JudgedPod extends PodSettings {
  readonly resources: ContainerResources;
  readonly annotations?: Record<string, string>;
  /** Names of the variables that the pod has already. */
  readonly ownVariables: readonly string[];
}

const rule = rulesFor<JudgedPod>();

/** The rules for the settings that all pods have. */
export const POD_RULES: readonly Rule<JudgedPod>[] = [
  ...RESOURCE_RULES,
  rule({
    id: "kubernetes.env-names",
    inputs: ({ env = {} }) => ({
      env: knownItems(Object.keys(env)).filter((name) => !isVariableName(name)),
    }),
    isValid: ({ env }) => env.length === 0,
    expected:
      "names of letters, digits, hyphens, underscores and dots, without a digit or two dots at the start",
    fix: "correct the names of these variables",
  }),
  rule({
    id: "kubernetes.env-taken",
    inputs: ({ env = {}, ownVariables }) => ({
      env: Object.keys(env).filter((name) => ownVariables.includes(name)),
    }),
    isValid: ({ env }) => env.length === 0,
    expected: "variables that the pod does not have already: another value would hide theirs",
    fix: "rename them, or change the settings of the cache or the client that they come from",
  }),
  rule({
    id: "kubernetes.env-references",
    inputs: ({ env = {} }) => ({
      env: Object.values(env).filter(
        (value) => typeof value === "object" && !isUnresolved(value) && !isKeyReference(value),
      ),
    }),
    isValid: ({ env }) => env.length === 0,
    expected:
      "the name of a Secret or a ConfigMap in lower case, and a key of 1 to 253 letters, digits, hyphens, underscores and dots",
    fix: 'write one as { kind: "secret", name: "shop", key: "api-key" }',
  }),
  rule({
    id: "kubernetes.env-nul",
    inputs: ({ env = {} }) => ({
      env: Object.keys(env).filter((name) => String(env[name]).includes("\0")),
    }),
    isValid: ({ env }) => env.length === 0,
    expected: "texts without NUL: no program can be given one",
    fix: "remove the character, or put the value into a Secret and mount it",
  }),
  rule({
    id: "kubernetes.image-pull-secrets",
    inputs: ({ imagePullSecrets }) => ({
      imagePullSecrets: knownItems(imagePullSecrets).filter((name) => !isObjectName(name)),
    }),
    isValid: ({ imagePullSecrets }) => imagePullSecrets.length === 0,
    expected: "names of Secrets: 1 to 253 lower-case letters, digits, hyphens and dots",
    fix: "correct these names",
  }),
  labelsRule<JudgedPod>("kubernetes.node-selector", "nodeSelector", (pod) => pod.nodeSelector),
  TOLERATIONS_RULE,
  ...AFFINITY_RULES,
  nameRule("kubernetes.priority-class", "priorityClassName"),
  nameRule("kubernetes.service-account", "serviceAccountName"),
  rule({
    id: "kubernetes.service-account-annotations",
    inputs: ({ serviceAccountName, serviceAccountAnnotations }) => ({
      serviceAccountName: presence(serviceAccountName),
      serviceAccountAnnotations: presence(serviceAccountAnnotations),
    }),
    isValid: ({ serviceAccountName, serviceAccountAnnotations }) =>
      serviceAccountName === undefined || serviceAccountAnnotations === undefined,
    expected: "annotations only of an account that is made here",
    fix: "annotate the existing account where it is made, or leave serviceAccountName out",
  }),
  annotationKeysRule("serviceAccountAnnotations", (pod) => pod.serviceAccountAnnotations),
  annotationsSizeRule((pod) => [pod.annotations, pod.serviceAccountAnnotations]),
  labelsRule<JudgedPod>("kubernetes.pod-labels", "podLabels", ({ podLabels }) => podLabels),
  ownLabelsRule<JudgedPod>("podLabels", ({ podLabels }) => podLabels),
  annotationKeysRule("podAnnotations", ({ podAnnotations }) => podAnnotations),
  annotationsSizeRule((pod) => [pod.annotations, pod.podAnnotations]),
];

function nameRule(id: string, input: "priorityClassName" | "serviceAccountName") {
  return rule({
    id,
    inputs: ({ [input]: name }) => (name === undefined ? undefined : { [input]: name }),
    isValid: (inputs) => isObjectName(inputs[input] ?? ""),
    expected: "1 to 253 lower-case letters, digits, hyphens and dots",
    fix: "write the name as the cluster has it",
  });
}

/** What every version of Kubernetes takes; from 1.34 on it takes more. */
function isVariableName(name: string): boolean {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && name !== "." && !name.startsWith("..");
}

function isKeyReference({ name, key }: { readonly name: string; readonly key: string }): boolean {
  return isObjectName(name) && isDataKey(key);
}
