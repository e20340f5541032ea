import { presence, type Rule, rulesFor } from "../../../core/validation";
import { KEY_ARN } from "../arn";

/** What these rules read. */
export interface KeySettings {
  readonly kmsKeyArn?: string;
  readonly atRestEncryption: boolean;
  readonly customerManagedKey: boolean;
}

const rule = rulesFor<KeySettings>();

/** Rules for the customer-managed key of a cache. */
export function keyRules(prefix: string): Rule<KeySettings>[] {
  return [
    rule({
      id: `${prefix}.kms-key`,
      inputs: ({ kmsKeyArn }) => (kmsKeyArn === undefined ? undefined : { kmsKeyArn }),
      isValid: ({ kmsKeyArn }) => KEY_ARN.test(kmsKeyArn),
      confidential: ["kmsKeyArn"],
      expected: "the ARN of a KMS key",
      fix: "write it as arn:aws:kms:REGION:ACCOUNT:key/ID; an alias is not enough",
    }),
    rule({
      id: `${prefix}.kms-key-unused`,
      inputs: ({ kmsKeyArn, atRestEncryption, customerManagedKey }) =>
        kmsKeyArn === undefined
          ? undefined
          : { kmsKeyArn: presence(kmsKeyArn), atRestEncryption, customerManagedKey },
      isValid: ({ atRestEncryption, customerManagedKey }) => atRestEncryption && customerManagedKey,
      expected: "a key with encryption at rest and a customer-managed key on",
      fix: "leave kmsKeyArn out, or leave atRestEncryption and customerManagedKey at true",
    }),
  ];
}
