/**
 * The annotation, or the tag, of an object with Prometheus rules that says which series they read: somebody
 * measures them. Guardrails and the inspection read it.
 * @internal
 */
export const MEASURED_BY = "cdktf-managed-cache/measured-by";

/** Its value, in letters that tags take too. @internal */
export function measuredByText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(" ");
}
