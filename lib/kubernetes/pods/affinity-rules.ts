import { isUnresolved, isWhole, knownEntries, type Rule, rulesFor } from "../../core/validation";
import { isDnsLabel, isLabelKey, isLabelValue } from "../objects/kubernetes-names";
import type { Affinity, LabelRequirement, NodeRequirement, PodAffinityTerm } from "./affinity";

interface Subject {
  readonly affinity?: Affinity;
}

type Requirement = LabelRequirement | NodeRequirement;

const rule = rulesFor<Subject>();

/**
 * The rules for affinity, as the API server judges it.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go, validateAffinity
 */
export const AFFINITY_RULES: readonly Rule<Subject>[] = [
  rule({
    id: "kubernetes.affinity-requirements",
    inputs: ({ affinity = {} }) => ({
      matchExpressions: [
        ...nodeTerms(affinity).flatMap(({ matchExpressions }) => matchExpressions),
        ...podTerms(affinity).flatMap(({ labelSelector }) => labelSelector.matchExpressions ?? []),
      ].filter((requirement) => !isUnresolved(requirement) && !isRequirement(requirement)),
    }),
    isValid: ({ matchExpressions }) => matchExpressions.length === 0,
    expected:
      "keys and values as labels have them; values with In and NotIn, one whole number with Gt and Lt, none with Exists and DoesNotExist",
    fix: 'write one as { key: "topology.kubernetes.io/zone", operator: "In", values: ["eu-west-1a"] }',
  }),
  rule({
    id: "kubernetes.affinity-terms",
    inputs: ({ affinity = {} }) => ({
      nodeSelectorTerms:
        affinity.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
          .length ?? 1,
      withoutRequirements: nodeTerms(affinity).filter(
        ({ matchExpressions }) => matchExpressions.length === 0,
      ).length,
    }),
    isValid: ({ nodeSelectorTerms, withoutRequirements }) =>
      nodeSelectorTerms > 0 && withoutRequirements === 0,
    expected: "at least one term, each with at least one requirement: without, no node fits",
    fix: "add what the nodes must have, or leave nodeAffinity out",
  }),
  rule({
    id: "kubernetes.affinity-weight",
    inputs: ({ affinity = {} }) => ({
      weights: weightsOf(affinity).filter(
        (weight) => !isUnresolved(weight) && !isWhole(weight, 1, 100),
      ),
    }),
    isValid: ({ weights }) => weights.length === 0,
    expected: "whole numbers from 1 to 100",
    fix: "take 100 for the only preference",
  }),
  rule({
    id: "kubernetes.affinity-pods",
    inputs: ({ affinity = {} }) => ({
      terms: podTerms(affinity).flatMap((term) => faultsOf(term)),
    }),
    isValid: ({ terms }) => terms.length === 0,
    expected:
      "a topologyKey and labels with keys and values as labels have them, and namespaces of 1 to 63 lower-case letters, digits and hyphens",
    fix: 'write one as { labelSelector: { matchLabels: { app: "shop" } }, topologyKey: "kubernetes.io/hostname" }',
  }),
];

function nodeTerms({ nodeAffinity = {} }: Affinity) {
  const {
    requiredDuringSchedulingIgnoredDuringExecution: needed,
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
  } = nodeAffinity;
  return [...(needed?.nodeSelectorTerms ?? []), ...preferred.map(({ preference }) => preference)];
}

function podTerms({ podAffinity, podAntiAffinity }: Affinity): PodAffinityTerm[] {
  return [podAffinity, podAntiAffinity].flatMap((affinity) => [
    ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm }) => podAffinityTerm,
    ),
  ]);
}

function weightsOf({ nodeAffinity, podAffinity, podAntiAffinity }: Affinity): number[] {
  return [nodeAffinity, podAffinity, podAntiAffinity].flatMap((affinity) =>
    (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ weight }) => weight),
  );
}

function isRequirement({ key, operator, values = [] }: Requirement): boolean {
  return isLabelKey(key) && areValues(operator, values);
}

function areValues(operator: Requirement["operator"], values: readonly string[]): boolean {
  switch (operator) {
    case "In":
    case "NotIn":
      return values.length > 0 && values.every(isLabelValue);
    case "Gt":
    case "Lt":
      return values.length === 1 && /^-?\d{1,15}$/.test(values[0] ?? "");
    default:
      return values.length === 0;
  }
}

/** The parts of a term that are wrong, where synthesis knows them. */
function faultsOf({ labelSelector, namespaces = [], topologyKey }: PodAffinityTerm): string[] {
  const wrong = (texts: readonly string[], isRight: (text: string) => boolean) =>
    texts.filter((text) => !isUnresolved(text) && !isRight(text));
  return [
    ...wrong([topologyKey], isLabelKey),
    ...wrong(namespaces, isDnsLabel),
    ...knownEntries(labelSelector.matchLabels)
      .filter(([key, value]) => !isLabelKey(key) || !isLabelValue(value))
      .map(([key]) => key),
  ];
}
