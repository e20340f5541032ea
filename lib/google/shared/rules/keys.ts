import { Duration } from "../../../core";
import { isWhole, presence, type Rule, rulesFor } from "../../../core/validation";
import { PROJECT_SEGMENT } from "../resource-names";

/** Source: https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings.cryptoKeys/create */
const RING = `${PROJECT_SEGMENT}/locations/(?<location>[a-z0-9-]+)/keyRings/[\\w-]{1,63}`;
const KEY_RING = new RegExp(`^${RING}$`);
const KEY = new RegExp(`^${RING}/cryptoKeys/[\\w-]{1,63}$`);

/** What these rules read. */
export interface KeySettings {
  readonly region: string;
  readonly kmsKeyName?: string;
  readonly kmsKeyRing?: string;
  readonly customerManagedKey: boolean;
  readonly keyRotationPeriod: Duration;
  readonly grantKeyAccess: boolean;
}

const rule = rulesFor<KeySettings>();

/** Rules for the customer-managed key of a cache. */
export function keyRules(prefix: string): Rule<KeySettings>[] {
  return [
    rule({
      id: `${prefix}.kms-key`,
      inputs: ({ kmsKeyName, region }) =>
        kmsKeyName === undefined ? undefined : { kmsKeyName, region },
      isValid: ({ kmsKeyName, region }) => KEY.exec(kmsKeyName)?.groups?.location === region,
      confidential: ["kmsKeyName"],
      expected: "the full name of a key in the instance's region",
      fix: "write it as projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY",
    }),
    rule({
      id: `${prefix}.kms-key-ring`,
      inputs: ({ kmsKeyRing, region }) =>
        kmsKeyRing === undefined ? undefined : { kmsKeyRing, region },
      isValid: ({ kmsKeyRing, region }) => KEY_RING.exec(kmsKeyRing)?.groups?.location === region,
      confidential: ["kmsKeyRing"],
      expected: "the full name of a key ring in the instance's region",
      fix: "write it as projects/PROJECT/locations/REGION/keyRings/RING",
    }),
    rule({
      id: `${prefix}.kms-key-unused`,
      inputs: ({ kmsKeyName, kmsKeyRing, customerManagedKey }) =>
        kmsKeyName === undefined && kmsKeyRing === undefined
          ? undefined
          : {
              kmsKeyName: presence(kmsKeyName),
              kmsKeyRing: presence(kmsKeyRing),
              customerManagedKey,
            },
      isValid: ({ customerManagedKey }) => customerManagedKey,
      expected: "a key or a key ring with a customer-managed key on",
      fix: "leave them out, or leave customerManagedKey at true",
    }),
    rule({
      id: `${prefix}.kms-key-ring-unused`,
      inputs: ({ kmsKeyName, kmsKeyRing }) =>
        kmsKeyName === undefined
          ? undefined
          : { kmsKeyName: presence(kmsKeyName), kmsKeyRing: presence(kmsKeyRing) },
      isValid: ({ kmsKeyRing }) => kmsKeyRing === undefined,
      expected: "a key, or a key ring for the key that is made",
      fix: "leave kmsKeyRing out: the given key has a ring already",
    }),
    rule({
      id: `${prefix}.key-rotation`,
      inputs: ({ keyRotationPeriod }) => ({ keyRotationPeriod }),
      isValid: ({ keyRotationPeriod }) =>
        isWhole(
          keyRotationPeriod.toSeconds(),
          Duration.days(1).toSeconds(),
          Duration.days(36_500).toSeconds(),
        ),
      expected: "whole seconds, 1 to 36500 days",
      fix: "leave keyRotationPeriod out for 90 days",
    }),
    rule({
      id: `${prefix}.key-access`,
      inputs: ({ grantKeyAccess, kmsKeyName }) => ({
        grantKeyAccess,
        kmsKeyName: presence(kmsKeyName),
      }),
      isValid: ({ grantKeyAccess, kmsKeyName }) => grantKeyAccess || kmsKeyName !== undefined,
      expected:
        "no grants for a given key alone: nobody else can grant the use of one that is made here",
      fix: "leave grantKeyAccess at true",
    }),
  ];
}
