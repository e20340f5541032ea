/**
 * Snapshot periods by their hours, as the API spells them.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/managed_redis
 */
export const SNAPSHOT_PERIODS: ReadonlyMap<number, string> = new Map([
  [1, "1h"],
  [6, "6h"],
  [12, "12h"],
]);
