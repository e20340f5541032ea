/** Where the nodes are, always said: what is absent stays as it is. */
export function zoneDistributionConfig({ zone }: { readonly zone?: string }) {
  return zone === undefined ? { mode: "MULTI_ZONE" } : { mode: "SINGLE_ZONE", zone };
}
