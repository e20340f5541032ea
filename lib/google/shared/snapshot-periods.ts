/**
 * Snapshot periods by their hours, as the API spells them.
 *
 * Source: https://cloud.google.com/memorystore/docs/redis/reference/rest/v1/projects.locations.instances
 */
export const SNAPSHOT_PERIODS: ReadonlyMap<number, string> = new Map([
  [1, "ONE_HOUR"],
  [6, "SIX_HOURS"],
  [12, "TWELVE_HOURS"],
  [24, "TWENTY_FOUR_HOURS"],
]);
