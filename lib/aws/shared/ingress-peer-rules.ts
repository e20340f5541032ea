import { areDistinct } from "../../core/distinct";
import { isIpv6Network, prefixLength } from "../../core/ip-network";
import {
  isWhole,
  knownItems,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import type { IngressPeer } from "./network";

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
const RULE_DESCRIPTION = /^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]{1,255}$/;

/** The ways to name a peer, of which each peer has one. */
const WAYS = ["securityGroupId", "cidrBlock", "ipv6CidrBlock", "prefixListId"] as const;

/** A registry gives a provider of internet access a /32: no single company has a larger network. */
const SHORTEST_IPV6_PREFIX = 32;

/** What one call of `allowFrom` is judged by. */
interface NamedPeer extends IngressPeer {
  readonly name: string;
}

const rule = rulesFor<NamedPeer>();

/** What one peer is judged by. */
export const INGRESS_PEER_RULES: readonly Rule<NamedPeer>[] = [
  rule({
    id: "elasticache.ingress-name",
    inputs: ({ name }) => ({ name: mustBeKnown(name) }),
    isValid: ({ name }) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(name),
    expected: "1 to 63 letters, digits, hyphens and underscores, known at synthesis",
    fix: "name the rule after who connects",
  }),
  rule({
    id: "elasticache.ingress-peer",
    inputs: (peer) => ({
      name: peer.name,
      securityGroupId: presence(peer.securityGroupId),
      cidrBlock: presence(peer.cidrBlock),
      ipv6CidrBlock: presence(peer.ipv6CidrBlock),
      prefixListId: presence(peer.prefixListId),
    }),
    isValid: (peer) => WAYS.filter((way) => peer[way] !== undefined).length === 1,
    expected: `${WAYS.join(", ")}: one of them`,
    fix: "give each peer a name of its own",
  }),
  rule({
    id: "elasticache.ingress-security-group",
    inputs: ({ name, securityGroupId }) =>
      securityGroupId === undefined ? undefined : { name, securityGroupId },
    isValid: ({ securityGroupId }) => /^(\d{12}\/)?sg-[0-9a-f]+$/.test(securityGroupId),
    expected: "the id of a security group",
    fix: "write it as sg-0123456789abcdef0, one of a peered account as 123456789012/sg-0123456789abcdef0",
  }),
  rule({
    id: "elasticache.ingress-cidr",
    inputs: ({ name, cidrBlock }) => (cidrBlock === undefined ? undefined : { name, cidrBlock }),
    isValid: ({ cidrBlock }) => isWhole(prefixLength(cidrBlock), 8, 32),
    expected:
      "an IPv4 network of /8 or smaller, without host bits: a cache is never open to the internet",
    fix: "give the network of the clients, such as 10.0.0.0/16",
  }),
  rule({
    id: "elasticache.ingress-ipv6-cidr",
    inputs: ({ name, ipv6CidrBlock }) =>
      ipv6CidrBlock === undefined ? undefined : { name, ipv6CidrBlock },
    isValid: ({ ipv6CidrBlock }) =>
      isIpv6Network(ipv6CidrBlock) &&
      isWhole(Number(ipv6CidrBlock.split("/")[1]), SHORTEST_IPV6_PREFIX, 128),
    expected: `an IPv6 network of /${SHORTEST_IPV6_PREFIX} or smaller, without host bits: a cache is never open to the internet`,
    fix: "give the network of the clients, such as 2001:db8:1234:1a00::/56",
  }),
  rule({
    id: "elasticache.ingress-prefix-list",
    inputs: ({ name, prefixListId }) =>
      prefixListId === undefined ? undefined : { name, prefixListId },
    isValid: ({ prefixListId }) => /^pl-[0-9a-f]+$/.test(prefixListId),
    expected: "the id of a prefix list",
    fix: "write it as pl-0123456789abcdef0, not by name",
  }),
  rule({
    id: "elasticache.ingress-description",
    inputs: ({ name, description }) =>
      description === undefined ? undefined : { name, description },
    isValid: ({ description }) => RULE_DESCRIPTION.test(description),
    confidential: ["description"],
    expected: "1 to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
    fix: "shorten the description or leave out other characters",
  }),
];

/** What all peers of a cache are judged by. */
export const INGRESS_PEERS_RULES: readonly Rule<readonly IngressPeer[]>[] = [
  rulesFor<readonly IngressPeer[]>()({
    id: "elasticache.ingress-peer-taken",
    inputs: (peers) => ({
      peers: knownItems(peers.flatMap((peer) => WAYS.map((way) => peer[way]))),
    }),
    isValid: ({ peers }) => areDistinct(peers),
    expected: "each peer once: EC2 refuses a second rule for it",
    fix: "leave out one of the names",
  }),
];
