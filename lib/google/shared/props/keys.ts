import { Duration } from "../../../core";

/** The key of a Memorystore cache. */
export interface MemorystoreKeyProps {
  /**
   * Whether data on disk, and the AUTH string where there is one, are encrypted with a customer-managed
   * key rather than one that Google owns. A change replaces the cache.
   *
   * @default true
   */
  readonly customerManagedKey?: boolean;
  /**
   * A key that exists already, in the cache's region:
   * `projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY`. A change replaces the cache.
   *
   * @default - a key is made
   */
  readonly kmsKeyName?: string;
  /**
   * A key ring that exists already, in the cache's region, for the key that is made:
   * `projects/PROJECT/locations/REGION/keyRings/RING`.
   *
   * @default - a key ring is made
   */
  readonly kmsKeyRing?: string;
  /**
   * How often the key that is made gets a new version: whole seconds, 1 to 36500 days.
   *
   * @default Duration.days(90)
   */
  readonly keyRotationPeriod?: Duration;
  /**
   * Whether the service agents of Memorystore and, for an AUTH string, of Secret Manager are allowed to use the key here. Not
   * for a given key whose owner does so, as for every key that several caches share: the first of
   * them to go would take the grant with it.
   *
   * @default true
   */
  readonly grantKeyAccess?: boolean;
  /**
   * The project's number, which names the service agents that use the key. With it a plan reads
   * nothing from the API.
   *
   * @default - looked up
   */
  readonly projectNumber?: string;
}

/** Fills in the defaults. */
export function withKeyDefaults({
  customerManagedKey = true,
  kmsKeyName,
  kmsKeyRing,
  keyRotationPeriod = Duration.days(90),
  grantKeyAccess = true,
  projectNumber,
}: MemorystoreKeyProps) {
  return {
    customerManagedKey,
    kmsKeyName,
    kmsKeyRing,
    keyRotationPeriod,
    grantKeyAccess,
    projectNumber,
  };
}
