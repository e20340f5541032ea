/** Whether no two of the values are the same. @internal */
export function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
