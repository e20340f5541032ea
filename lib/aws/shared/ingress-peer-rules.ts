import { areDistinct } from "../../core/distinct";
import { prefixLength } from "../../core/ip-network";
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
    inputs: ({ name, securityGroupId, cidrBlock }) => ({
      name,
      securityGroupId: presence(securityGroupId),
      cidrBlock: presence(cidrBlock),
    }),
    isValid: ({ securityGroupId, cidrBlock }) =>
      (securityGroupId === undefined) !== (cidrBlock === undefined),
    expected: "securityGroupId or cidrBlock, one of the two",
    fix: "give each peer a name of its own",
  }),
  rule({
    id: "elasticache.ingress-security-group",
    inputs: ({ name, securityGroupId }) =>
      securityGroupId === undefined ? undefined : { name, securityGroupId },
    isValid: ({ securityGroupId }) => /^sg-[0-9a-f]+$/.test(securityGroupId),
    expected: "the id of a security group",
    fix: "write it as sg-0123456789abcdef0",
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
      securityGroupIds: knownItems(peers.map(({ securityGroupId }) => securityGroupId)),
      cidrBlocks: knownItems(peers.map(({ cidrBlock }) => cidrBlock)),
    }),
    isValid: ({ securityGroupIds, cidrBlocks }) =>
      areDistinct(securityGroupIds) && areDistinct(cidrBlocks),
    expected: "each peer once: EC2 refuses a second rule for it",
    fix: "leave out one of the names",
  }),
];
