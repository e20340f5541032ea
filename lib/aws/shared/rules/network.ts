import { DEFAULT_PORT } from "../../../core/engine";
import { isWhole, presence, type Rule, rulesFor } from "../../../core/validation";
import { TOPIC_ARN } from "../arn";
import type { CacheSubnet } from "../network";

/** What these rules read. */
export interface PlaceSettings {
  readonly subnets?: readonly CacheSubnet[];
  readonly subnetGroupName?: string;
  readonly port: number;
  readonly notificationTopicArn?: string;
}

/** The same of a cache whose replicas may be spread over zones. */
export interface NetworkSettings extends PlaceSettings {
  readonly multiAz: boolean;
}

/** The zones of the subnets; `undefined` when one of them is not known. */
export function knownZones({ subnets }: Pick<PlaceSettings, "subnets">): string[] | undefined {
  const zones = subnets?.map(({ availabilityZone }) => availabilityZone);
  return zones?.every((zone) => zone !== undefined) ? zones : undefined;
}

/** Rules for where a cache is reached, for the zones of its replicas, and for where it sends its events. */
export function networkRules(prefix: string): Rule<NetworkSettings>[] {
  return [...placeRules(prefix, DEFAULT_PORT), zonesRule(prefix)];
}

/** Rules for where a cache is reached, and for where it sends its events. */
export function placeRules(prefix: string, defaultPort: number): Rule<PlaceSettings>[] {
  const rule = rulesFor<PlaceSettings>();
  return [
    rule({
      id: `${prefix}.subnet-source`,
      inputs: ({ subnets, subnetGroupName }) => ({
        subnets: presence(subnets),
        subnetGroupName: presence(subnetGroupName),
      }),
      isValid: ({ subnets, subnetGroupName }) =>
        (subnets === undefined) !== (subnetGroupName === undefined),
      expected: "subnets or subnetGroupName, one of the two",
      fix: "give the subnets for a group to be made, or the name of a group that exists",
    }),
    rule({
      id: `${prefix}.subnets`,
      inputs: ({ subnets }) => (subnets ? { subnets: subnets.length } : undefined),
      isValid: ({ subnets }) => isWhole(subnets, 1, 20),
      expected: "1 to 20 subnets",
      fix: "give one subnet for each zone",
    }),
    rule({
      id: `${prefix}.port`,
      inputs: ({ port }) => ({ port }),
      isValid: ({ port }) => isWhole(port, 1, 65535),
      expected: "a whole number from 1 to 65535",
      fix: `leave port out for ${defaultPort}`,
    }),
    rule({
      id: `${prefix}.notification-topic`,
      inputs: ({ notificationTopicArn }) =>
        notificationTopicArn === undefined ? undefined : { notificationTopicArn },
      isValid: ({ notificationTopicArn }) => TOPIC_ARN.test(notificationTopicArn),
      confidential: ["notificationTopicArn"],
      expected: "the ARN of an SNS topic",
      fix: "write it as arn:aws:sns:REGION:ACCOUNT:NAME",
    }),
  ];
}

function zonesRule(prefix: string): Rule<NetworkSettings> {
  return rulesFor<NetworkSettings>()({
    id: `${prefix}.zones`,
    inputs: (settings) => {
      const zones = knownZones(settings);
      return settings.multiAz && zones?.length
        ? { multiAz: true, availabilityZones: zones }
        : undefined;
    },
    isValid: ({ availabilityZones }) => new Set(availabilityZones).size >= 2,
    expected: "multi-AZ over at least two zones",
    fix: "add a subnet in another zone, or set multiAz to false",
  });
}
