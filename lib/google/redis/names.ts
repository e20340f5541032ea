/** Source: the Memorystore API reference. */
export const INSTANCE_ID = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

export const INSTANCE_ID_EXPECTED =
  "2 to 40 lower-case letters, digits and hyphens, starting with a letter, no hyphen at the end";

/**
 * The versions that instances run. All older ones of 6 are `6.x`.
 *
 * Source: https://cloud.google.com/memorystore/docs/redis/supported-versions, November 2026
 */
export const ENGINES: readonly string[] = ["3.2", "4.0", "5.0", "6.x", "7.0", "7.2"].map(
  (version) => `redis ${version}`,
);
