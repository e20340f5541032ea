import { areDistinct } from "../../../core/distinct";
import { haveOverlap, isIpv6Network, prefixLength } from "../../../core/ip-network";
import { isWhole, knownItems, type Rule, rulesFor } from "../../../core/validation";
import type { CacheSubnet } from "../network";

/** What these rules read. */
export interface SubnetSettings {
  readonly vpcId: string;
  readonly subnets?: readonly CacheSubnet[];
  readonly subnetGroupName?: string;
  readonly securityGroupIds: readonly string[];
}

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const SUBNET_PREFIXES = { shortest: 16, longest: 28 };

/** A zone of a region or a local zone: `eu-west-1a`, `us-west-2-lax-1a`. */
const ZONE = /^[a-z]{2,4}(-[a-z]+)+-\d+(-[a-z]+-\d+)?[a-z]$/;

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html */
const SUBNET_GROUP = /^[A-Za-z0-9 ._-]{1,255}$/;

const rule = rulesFor<SubnetSettings>();

/** Whether these are the networks of subnets in one VPC. */
export function areSubnetNetworks(networks: readonly string[]): boolean {
  const { shortest, longest } = SUBNET_PREFIXES;
  return (
    networks.every((network) => isWhole(prefixLength(network), shortest, longest)) &&
    !haveOverlap(networks)
  );
}

export const SUBNET_NETWORKS_EXPECTED =
  "IPv4 networks of /16 to /28 without host bits, none of which overlaps another";
export const SUBNET_NETWORKS_FIX = "write each as 10.0.1.0/24, as AWS shows it for the subnet";

/** Rules for the subnets and security groups that exist already. */
export function subnetRules(prefix: string): Rule<SubnetSettings>[] {
  return [
    rule({
      id: `${prefix}.vpc-id`,
      inputs: ({ vpcId }) => ({ vpcId }),
      isValid: ({ vpcId }) => /^vpc-[0-9a-z]+$/.test(vpcId),
      expected: "the id of a VPC",
      fix: "write it as vpc-0123456789abcdef0; a name or an ARN is not enough",
    }),
    rule({
      id: `${prefix}.subnet-ids`,
      inputs: ({ subnets }) => subnets && { ids: knownItems(subnets.map(({ id }) => id)) },
      isValid: ({ ids }) => ids.every((id) => /^subnet-[0-9a-z]+$/.test(id)) && areDistinct(ids),
      expected: "ids of subnets, each once",
      fix: "write them as subnet-0123456789abcdef0, one for each zone",
    }),
    rule({
      id: `${prefix}.subnet-zones`,
      inputs: ({ subnets }) =>
        subnets && {
          availabilityZones: knownItems(subnets.map(({ availabilityZone }) => availabilityZone)),
        },
      isValid: ({ availabilityZones }) => availabilityZones.every((zone) => ZONE.test(zone)),
      expected: "names of availability zones",
      fix: "write them as eu-west-1a; the id of a zone, euw1-az1, is another one in each account",
    }),
    rule({
      id: `${prefix}.subnet-networks`,
      inputs: ({ subnets }) =>
        subnets && { cidrBlocks: knownItems(subnets.map(({ cidrBlock }) => cidrBlock)) },
      isValid: ({ cidrBlocks }) => areSubnetNetworks(cidrBlocks),
      expected: SUBNET_NETWORKS_EXPECTED,
      fix: SUBNET_NETWORKS_FIX,
    }),
    rule({
      id: `${prefix}.subnet-ipv6-networks`,
      inputs: ({ subnets }) =>
        subnets && { ipv6CidrBlocks: knownItems(subnets.map((subnet) => subnet.ipv6CidrBlock)) },
      isValid: ({ ipv6CidrBlocks }) =>
        ipv6CidrBlocks.every(isIpv6Network) && areDistinct(ipv6CidrBlocks),
      expected: "IPv6 networks without host bits, each once",
      fix: "write each as 2001:db8:1234:1a01::/64, as AWS shows it for the subnet",
    }),
    rule({
      id: `${prefix}.subnet-group-name`,
      inputs: ({ subnetGroupName }) =>
        subnetGroupName === undefined ? undefined : { subnetGroupName },
      isValid: ({ subnetGroupName }) => SUBNET_GROUP.test(subnetGroupName),
      expected: "the name of a subnet group: 1 to 255 letters, digits, spaces and ._-",
      fix: "give the group's name, not its ARN",
    }),
    rule({
      id: `${prefix}.security-group-ids`,
      inputs: ({ securityGroupIds }) => ({ securityGroupIds: knownItems(securityGroupIds) }),
      isValid: ({ securityGroupIds }) =>
        securityGroupIds.every((id) => /^sg-[0-9a-z]+$/.test(id)) && areDistinct(securityGroupIds),
      expected: "ids of security groups, each once",
      fix: "write them as sg-0123456789abcdef0, not by name",
    }),
  ];
}
