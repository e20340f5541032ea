import type { CacheEngine } from "../../../core";
import { type Rule, rulesFor } from "../../../core/validation";
import { type IpDiscovery, NetworkType } from "../network";

/** What these rules read. */
export interface AddressSettings {
  readonly engine: CacheEngine;
  readonly nodeType: string;
  readonly networkType: NetworkType;
  readonly ipDiscovery: IpDiscovery;
}

/** Which versions of a cache's engines have IPv6. */
export interface EnginesWithIpv6 {
  /** Whether an engine, as `redis 6.0`, has none. */
  readonly isWithout: (engine: string) => boolean;
  /** Those that have it. */
  readonly inWords: string;
}

/** Node families that are not built on Nitro, which have no IPv6. */
const WITHOUT_IPV6 = /^cache\.(t1|t2|m[1-4]|r3|r4|c1)\./;

const rule = rulesFor<AddressSettings>();

/** What a rule for caches with IPv6 judges. */
function hasIpv6<Inputs extends object>({ networkType }: AddressSettings, inputs: Inputs) {
  return networkType === NetworkType.IPV4 ? undefined : { networkType, ...inputs };
}

/** Rules for the addresses of the nodes. */
export function addressRules(
  prefix: string,
  { isWithout, inWords }: EnginesWithIpv6,
): Rule<AddressSettings>[] {
  return [
    rule({
      id: `${prefix}.network-type`,
      inputs: (settings) => hasIpv6(settings, { engine: `${settings.engine}` }),
      isValid: (inputs) => !isWithout(inputs.engine),
      expected: `IPv6 with ${inWords}`,
      fix: "use a later engine, or NetworkType.IPV4",
    }),
    rule({
      id: `${prefix}.network-node-type`,
      inputs: (settings) => hasIpv6(settings, { nodeType: settings.nodeType }),
      isValid: ({ nodeType }) => !WITHOUT_IPV6.test(nodeType),
      expected: "IPv6 on nodes that are built on Nitro",
      fix: "use a node type such as cache.r7g.large, or NetworkType.IPV4",
    }),
    rule({
      id: `${prefix}.ip-discovery`,
      inputs: ({ networkType, ipDiscovery }) => ({ networkType, ipDiscovery }),
      isValid: ({ networkType, ipDiscovery }) =>
        networkType === NetworkType.DUAL_STACK || String(networkType) === String(ipDiscovery),
      expected: "the addresses that the nodes have",
      fix: "leave ipDiscovery out, or use NetworkType.DUAL_STACK",
    }),
  ];
}
