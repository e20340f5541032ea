import { isUnresolved, isWhole, type Rule, rulesFor } from "../../core/validation";
import { isLabelKey, isLabelValue } from "../objects/kubernetes-names";
import type { Toleration } from "./toleration";

interface Subject {
  readonly tolerations?: readonly Toleration[];
}

const MAX_SECONDS = 2 ** 31 - 1;

/**
 * A rule for tolerations, as the API server judges them.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go, ValidateTolerations
 */
export const TOLERATIONS_RULE: Rule<Subject> = rulesFor<Subject>()({
  id: "kubernetes.tolerations",
  inputs: ({ tolerations = [] }) => ({
    tolerations: tolerations.filter(
      (toleration) => !isUnresolved(toleration) && !isToleration(toleration),
    ),
  }),
  isValid: ({ tolerations }) => tolerations.length === 0,
  expected:
    "with the operator Exists no value, without a key the operator Exists, keys and values as labels have them, and whole tolerationSeconds with the effect NoExecute alone",
  fix: 'write one as { key: "dedicated", operator: "Equal", value: "cache", effect: "NoSchedule" }',
});

function isToleration({
  key,
  operator = "Equal",
  value = "",
  effect,
  tolerationSeconds,
}: Toleration): boolean {
  const isKey = key === undefined ? operator === "Exists" : isLabelKey(key);
  const isValue = operator === "Exists" ? value === "" : isLabelValue(value);
  const isTime =
    tolerationSeconds === undefined ||
    (effect === "NoExecute" && isWhole(tolerationSeconds, -MAX_SECONDS, MAX_SECONDS));
  return isKey && isValue && isTime;
}
