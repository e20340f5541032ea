/**
 * The annotation of an object with Prometheus rules that says which series they read: somebody measures
 * them. Guardrails and the inspection read it.
 * @internal
 */
export const MEASURED_BY = "cdktf-managed-cache/measured-by";
