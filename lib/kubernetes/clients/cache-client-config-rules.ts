import { type ClientHosts, DEFAULT_MAX_CONNECTIONS } from "../../core/client-settings";
import { isWhole, knownEntries, rulesFor } from "../../core/validation";
import { CACHE_RULES } from "../objects/cache-rules";
import { isHost } from "../objects/hosts";
import { OBJECT_RULES } from "../objects/metadata-rules";
import { dnsLabelRule } from "../objects/name-rules";
import type { CacheClientConfigProps } from "./cache-client-config-props";
import { VARIABLE_PREFIX_RULE } from "./variable-prefix";

const rule = rulesFor<CacheClientConfigProps>();

function definedHosts({ primary, reader }: ClientHosts = {}): Record<string, string> {
  return {
    ...(primary !== undefined && { primary }),
    ...(reader !== undefined && { reader }),
  };
}

export const CACHE_CLIENT_CONFIG_RULES = [
  ...OBJECT_RULES,
  ...CACHE_RULES,
  dnsLabelRule<CacheClientConfigProps>("kubernetes.client-name", "name", (props) => props.name),
  VARIABLE_PREFIX_RULE,
  rule({
    id: "kubernetes.client-hosts",
    inputs: ({ hosts }) => ({ hosts: Object.fromEntries(knownEntries(definedHosts(hosts))) }),
    isValid: ({ hosts }) => Object.values(hosts).every((host) => isHost(host.toLowerCase())),
    expected: "host names or IPv4 addresses, without a scheme and a port",
    fix: "leave hosts out for the cache's own",
  }),
  rule({
    id: "kubernetes.client-connections",
    inputs: ({ maxConnections }) => (maxConnections === undefined ? undefined : { maxConnections }),
    isValid: ({ maxConnections }) => isWhole(maxConnections, 1, 65_000),
    expected: "a whole number from 1 to 65000",
    fix: `leave maxConnections out for ${DEFAULT_MAX_CONNECTIONS}`,
  }),
  rule({
    id: "kubernetes.client-timeouts",
    inputs: ({ connectTimeout, commandTimeout }) => ({ connectTimeout, commandTimeout }),
    isValid: ({ connectTimeout, commandTimeout }) =>
      [connectTimeout, commandTimeout].every(
        (timeout) => timeout === undefined || isWhole(timeout.toMilliseconds(), 1, 3_600_000),
      ),
    expected: "whole milliseconds, from 1 millisecond to 1 hour",
    fix: "use a duration such as Duration.milliseconds(500)",
  }),
];
