/*
 * What of the affinity of the Kubernetes API pods of a cache need. `matchFields`, `namespaceSelector`,
 * `matchLabelKeys` and `mismatchLabelKeys` are left out.
 */

/** What a label of a pod must be. */
export interface LabelRequirement {
  /** Key of the label. */
  readonly key: string;
  /** How the label and the values compare. */
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  /** Values, at least one with In and NotIn; none with the others. @default - none */
  readonly values?: readonly string[];
}

/** What a label of a node must be. */
export interface NodeRequirement {
  /** Key of the label. */
  readonly key: string;
  /** How the label and the values compare. */
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt";
  /** Values: at least one with In and NotIn, one whole number with Gt and Lt; none with the others. @default - none */
  readonly values?: readonly string[];
}

/** Nodes whose labels meet all of these requirements. */
export interface NodeSelectorTerm {
  /** The requirements, at least one. */
  readonly matchExpressions: readonly NodeRequirement[];
}

/** Nodes that pods need. */
export interface NodeSelector {
  /** A node fits that one of these terms fits. At least one. */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}

/** Nodes that pods prefer. */
export interface PreferredNodes {
  /** How much, 1 to 100. */
  readonly weight: number;
  /** Which nodes. */
  readonly preference: NodeSelectorTerm;
}

/** Nodes that pods need or prefer. */
export interface NodeAffinity {
  /** What a node must have. @default - any node */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  /** What a node should have. @default - any node */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredNodes[];
}

/** Pods by their labels. */
export interface PodSelector {
  /** Labels that they have. @default - any */
  readonly matchLabels?: Record<string, string>;
  /** Requirements that their labels meet. @default - none */
  readonly matchExpressions?: readonly LabelRequirement[];
}

/** Pods that others are to run beside, or not beside. */
export interface PodAffinityTerm {
  /** Which pods. */
  readonly labelSelector: PodSelector;
  /** Namespaces of these pods. @default - the namespace of the pod itself */
  readonly namespaces?: readonly string[];
  /** Label of nodes: nodes with the same value are one place. `kubernetes.io/hostname` is each node by itself. */
  readonly topologyKey: string;
}

/** Pods that others prefer to run beside, or not beside. */
export interface PreferredPods {
  /** How much, 1 to 100. */
  readonly weight: number;
  /** Which pods. */
  readonly podAffinityTerm: PodAffinityTerm;
}

/** Pods that others are to run beside, or not beside. */
export interface PodAffinity {
  /** What a place must have. @default - any place */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** What a place should have. @default - any place */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredPods[];
}

/**
 * Where pods run, with the fields of the Kubernetes API. `matchFields`, `namespaceSelector`, `matchLabelKeys` and
 * `mismatchLabelKeys` cannot be set.
 */
export interface Affinity {
  /** Which nodes. @default - any */
  readonly nodeAffinity?: NodeAffinity;
  /** Beside which pods. @default - any */
  readonly podAffinity?: PodAffinity;
  /** Not beside which pods. @default - none */
  readonly podAntiAffinity?: PodAffinity;
}

/** The affinity as the bindings take it: two of its fields have other names and forms there. @internal */
export function affinityArguments(affinity: Affinity | undefined) {
  return (
    affinity && {
      nodeAffinity: affinity.nodeAffinity && nodeArguments(affinity.nodeAffinity),
      podAffinity: affinity.podAffinity && podArguments(affinity.podAffinity),
      podAntiAffinity: affinity.podAntiAffinity && podArguments(affinity.podAntiAffinity),
    }
  );
}

function nodeArguments({
  requiredDuringSchedulingIgnoredDuringExecution: needed,
  preferredDuringSchedulingIgnoredDuringExecution: preferred,
}: NodeAffinity) {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: needed && {
      nodeSelectorTerm: needed.nodeSelectorTerms.map(termArguments),
    },
    preferredDuringSchedulingIgnoredDuringExecution: preferred?.map(({ weight, preference }) => ({
      weight,
      preference: termArguments(preference),
    })),
  };
}

function termArguments({ matchExpressions }: NodeSelectorTerm) {
  return { matchExpressions: matchExpressions.map(requirementArguments) };
}

function podArguments({
  requiredDuringSchedulingIgnoredDuringExecution: needed,
  preferredDuringSchedulingIgnoredDuringExecution: preferred,
}: PodAffinity) {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: needed?.map(podTermArguments),
    preferredDuringSchedulingIgnoredDuringExecution: preferred?.map(
      ({ weight, podAffinityTerm }) => ({
        weight,
        podAffinityTerm: podTermArguments(podAffinityTerm),
      }),
    ),
  };
}

function podTermArguments({ labelSelector, namespaces, topologyKey }: PodAffinityTerm) {
  const { matchLabels, matchExpressions } = labelSelector;
  return {
    labelSelector: [{ matchLabels, matchExpressions: matchExpressions?.map(requirementArguments) }],
    namespaces: namespaces && [...namespaces],
    topologyKey,
  };
}

function requirementArguments({ key, operator, values }: NodeRequirement | LabelRequirement) {
  return { key, operator, values: values && [...values] };
}
