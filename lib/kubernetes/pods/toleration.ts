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

/** The tolerations as the bindings take them. @internal */
export function tolerationArguments(tolerations: readonly Toleration[] | undefined) {
  return tolerations?.map(({ tolerationSeconds, ...toleration }) => ({
    ...toleration,
    ...(tolerationSeconds !== undefined && { tolerationSeconds: String(tolerationSeconds) }),
  }));
}
