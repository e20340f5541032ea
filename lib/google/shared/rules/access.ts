import { rulesFor } from "../../../core/validation";

/** What the rule reads. */
export interface AccessSettings {
  readonly transitEncryption: boolean;
  readonly iamAuthentication: boolean;
}

/**
 * A token travels in plain text unless TLS is on.
 *
 * Source: https://cloud.google.com/memorystore/docs/valkey/about-iam-auth
 */
export const IAM_RULE = rulesFor<AccessSettings>()({
  id: "memorystore.iam-without-tls",
  inputs: ({ transitEncryption, iamAuthentication }) =>
    iamAuthentication ? { iamAuthentication, transitEncryption } : undefined,
  isValid: ({ transitEncryption }) => transitEncryption,
  expected:
    "TLS with IAM authentication: the token is the password, and would travel in plain text",
  fix: "leave transitEncryption at true, or set iamAuthentication to false as well",
});
