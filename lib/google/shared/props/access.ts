/** How clients of a Memorystore cache connect and log in. */
export interface MemorystoreAccessProps {
  /** Whether clients must use TLS. A change replaces the cache. @default true */
  readonly transitEncryption?: boolean;
  /**
   * Whether clients must log in with the identity of their workload: they send a short-lived token of
   * Google's as the password, and need `grantConnect`. The service has no passwords. A change replaces the
   * cache.
   *
   * @default true
   */
  readonly iamAuthentication?: boolean;
}

/** Fills in the defaults. */
export function withAccessDefaults({
  transitEncryption = true,
  iamAuthentication = true,
}: MemorystoreAccessProps) {
  return { transitEncryption, iamAuthentication };
}
