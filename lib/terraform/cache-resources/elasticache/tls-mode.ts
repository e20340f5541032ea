import { isTrue } from "../../attribute-values";

/**
 * Which connections a replication group takes: those with TLS alone (`required`), both kinds (`preferred`), or
 * plain ones alone (`off`). TLS without a mode is required.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
 */
export function tlsMode(group: Readonly<Record<string, unknown>>): unknown {
  return isTrue(group.transit_encryption_enabled)
    ? (group.transit_encryption_mode ?? "required")
    : "off";
}
