import type { CacheAuthentication } from "../../core";

/**
 * Clients send an access token of Google's as the password, without a name.
 *
 * Source: https://cloud.google.com/memorystore/docs/valkey/about-iam-auth
 */
const GOOGLE_IAM: CacheAuthentication = {
  kind: "cloud-identity",
  mode: "google-iam",
  scope: "https://www.googleapis.com/auth/cloud-platform",
};

/** How clients log in. */
export function authenticationOf(iamAuthentication: boolean): CacheAuthentication {
  return iamAuthentication ? GOOGLE_IAM : { kind: "none" };
}
