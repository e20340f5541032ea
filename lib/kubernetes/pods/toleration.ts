import { isUnresolved, isWhole, type Rule, rulesFor } from "../../core/validation";
import { isLabelKey, isLabelValue } from "../objects/kubernetes-names";

/** A taint that pods tolerate, with the fields of the Kubernetes API. */
export interface Toleration {
  /** Key of the taint. @default - every taint, with the operator Exists alone */
  readonly key?: string;
  /** Whether the taint needs this value, or only this key. @default "Equal" */
  readonly operator?: "Equal" | "Exists";
  /** Value of the taint, with the operator Equal. @default "" */
  readonly value?: string;
  /** Effect of the taint. @default - every effect */
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
  /**
   * Whole seconds that a pod stays on a node which gets the taint, with the effect NoExecute.
   *
   * @default - for ever
   */
  readonly tolerationSeconds?: number;
}

const MAX_SECONDS = 2 ** 31 - 1;

/**
 * A rule for tolerations, as the API server judges them.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go, ValidateTolerations
 */
export const TOLERATIONS_RULE: Rule<{ readonly tolerations?: readonly Toleration[] }> = rulesFor<{
  readonly tolerations?: readonly Toleration[];
}>()({
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

/** The tolerations as the bindings take them. @internal */
export function tolerationArguments(tolerations: readonly Toleration[] | undefined) {
  return tolerations?.map(({ tolerationSeconds, ...toleration }) => ({
    ...toleration,
    ...(tolerationSeconds !== undefined && { tolerationSeconds: String(tolerationSeconds) }),
  }));
}
