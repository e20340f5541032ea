import { Duration } from "../../../core";
import type { ElastiCacheAuthentication } from "../elasticache-authentication";

/** How clients of an ElastiCache cache prove who they are, and how their secrets are kept. */
export interface ElastiCacheAuthenticationProps {
  /**
   * How clients prove who they are. All but `none` need TLS.
   *
   * @default - a generated token
   */
  readonly authentication?: ElastiCacheAuthentication;
  /**
   * How long a deleted secret can be restored: whole days, 0 (not at all) or 7 to 30. Within that
   * time no other secret can take its name.
   *
   * @default Duration.days(30)
   */
  readonly secretRecoveryWindow?: Duration;
}

/** Fills in the defaults. */
export function withAuthenticationDefaults({
  authentication = { kind: "generated-token" },
  secretRecoveryWindow = Duration.days(30),
}: ElastiCacheAuthenticationProps) {
  return { authentication, secretRecoveryWindow };
}
