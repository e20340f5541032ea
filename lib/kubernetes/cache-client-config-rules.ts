import { isWhole, rulesFor } from "../cache/validation";
import type { CacheClientConfigProps } from "./cache-client-config";
import { dnsLabelRule, NAMESPACE_RULE } from "./name-rules";

const rule = rulesFor<CacheClientConfigProps>();

export const CACHE_CLIENT_CONFIG_RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<CacheClientConfigProps>("kubernetes.client-name", "name", (props) => props.name),
  rule({
    id: "kubernetes.client-connections",
    given: ({ maxConnections }) => (maxConnections === undefined ? undefined : { maxConnections }),
    holds: ({ maxConnections }) => isWhole(maxConnections, 1, 65_000),
    allowed: "a whole number from 1 to 65000",
    fix: "leave maxConnections out for 20",
  }),
  rule({
    id: "kubernetes.client-timeouts",
    given: ({ connectTimeout, commandTimeout }) => ({ connectTimeout, commandTimeout }),
    holds: ({ connectTimeout, commandTimeout }) =>
      [connectTimeout, commandTimeout].every(
        (timeout) => timeout === undefined || isWhole(timeout.toMilliseconds(), 1, 3_600_000),
      ),
    allowed: "whole milliseconds, from 1 millisecond to 1 hour",
    fix: "use a duration such as Duration.milliseconds(500)",
  }),
];
