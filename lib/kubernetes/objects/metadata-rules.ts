import { knownEntries, type Rule, rulesFor } from "../../core/validation";
import { isAnnotationKey, isLabelKey, isLabelValue } from "./kubernetes-names";
import { dnsLabelRule } from "./name-rules";
import { OWN_LABELS } from "./object-metadata";

type Texts = Readonly<Record<string, string>>;

const LABELS =
  "keys of up to 63 letters, digits, hyphens, underscores and dots, with or without a domain and a slash before them; values of the same form, or empty";

/** A rule for labels: those of objects, and those by which a selector finds them. */
export function labelsRule<Props>(
  id: string,
  input: string,
  pick: (props: Props) => Texts | undefined,
): Rule<Props> {
  return rulesFor<Props>()({
    id,
    inputs: (props) => ({
      [input]: Object.fromEntries(
        knownEntries(pick(props)).filter(
          ([key, value]) => !isLabelKey(key) || !isLabelValue(value),
        ),
      ),
    }),
    isValid: (inputs) => Object.keys(inputs[input] ?? {}).length === 0,
    confidential: [input],
    expected: LABELS,
    fix: "correct these labels; a longer text belongs into an annotation",
  });
}

/**
 * Labels by which Kubernetes itself finds the pods of a job: the API server refuses a job that has others.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/batch/job/strategy.go, generateSelector
 */
const JOB_LABELS = ["job-name", "controller-uid"].flatMap((label) => [
  label,
  `batch.kubernetes.io/${label}`,
]);

/** A rule for labels of users that would hide those by which objects are found. */
export function ownLabelsRule<Props>(
  input: string,
  pick: (props: Props) => Texts | undefined,
): Rule<Props> {
  return rulesFor<Props>()({
    id: "kubernetes.labels-taken",
    inputs: (props) => ({
      [input]: Object.keys(pick(props) ?? {}).filter((key) =>
        [...OWN_LABELS, ...JOB_LABELS].includes(key),
      ),
    }),
    isValid: (inputs) => inputs[input]?.length === 0,
    expected:
      "labels other than those by which Services, Deployments, jobs and monitors find their pods",
    fix: "give these labels other keys",
  });
}

/** A rule for the keys of annotations. Their values are any text. */
export function annotationKeysRule<Props>(
  input: string,
  pick: (props: Props) => Texts | undefined,
): Rule<Props> {
  return rulesFor<Props>()({
    id: "kubernetes.annotations",
    inputs: (props) => ({
      [input]: Object.keys(pick(props) ?? {}).filter((key) => !isAnnotationKey(key)),
    }),
    isValid: (inputs) => inputs[input]?.length === 0,
    expected:
      "keys of up to 63 letters, digits, hyphens, underscores and dots, with or without a domain and a slash before them",
    fix: "correct these keys",
  });
}

/**
 * What the API server takes in all annotations of an object, without 4 KiB for those that are made here.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go
 */
const MOST_ANNOTATION_BYTES = 2 ** 18 - 2 ** 12;

/** A rule for the length of all annotations that an object gets. */
export function annotationsSizeRule<Props>(
  pick: (props: Props) => readonly (Texts | undefined)[],
): Rule<Props> {
  return rulesFor<Props>()({
    id: "kubernetes.annotations-size",
    inputs: (props) => ({
      annotationBytes: pick(props)
        .flatMap((annotations) => knownEntries(annotations).flat())
        .reduce((bytes, text) => bytes + Buffer.byteLength(text), 0),
    }),
    isValid: ({ annotationBytes }) => annotationBytes <= MOST_ANNOTATION_BYTES,
    expected: `annotations of up to ${MOST_ANNOTATION_BYTES} bytes, keys included`,
    fix: "keep longer texts in a ConfigMap",
  });
}

/** What these rules judge of every construct. */
interface ObjectTexts {
  readonly namespace?: string;
  readonly labels?: Texts;
  readonly annotations?: Texts;
}

/** The rules for what all objects of a construct have. */
export const METADATA_RULES: readonly Rule<ObjectTexts>[] = [
  labelsRule("kubernetes.labels", "labels", ({ labels }) => labels),
  ownLabelsRule("labels", ({ labels }) => labels),
  annotationKeysRule("annotations", ({ annotations }) => annotations),
  annotationsSizeRule(({ annotations }) => [annotations]),
];

/** The rules for the props that every construct takes. */
export const OBJECT_RULES: readonly Rule<ObjectTexts>[] = [
  dnsLabelRule("kubernetes.namespace", "namespace", ({ namespace }) => namespace),
  ...METADATA_RULES,
];
