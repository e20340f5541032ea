import { isWhole, knownItems, type Rule, rulesFor } from "../../../core/validation";
import { PROJECT_SEGMENT, RESOURCE_NAME } from "../resource-names";
import { labelsRule, projectRule, regionRule } from "./identity";
import { networkRule } from "./network";

/** The full name of a subnet, with or without the address before it. */
const SUBNET = new RegExp(
  `^(https://www\\.googleapis\\.com/compute/v1/)?${PROJECT_SEGMENT}/regions/(?<region>[a-z0-9-]+)/subnetworks/[a-z0-9-]{1,63}$`,
);

/** What these rules read. */
export interface ConnectionPolicySettings {
  readonly name: string;
  readonly region: string;
  readonly network: string;
  readonly subnets: readonly string[];
  readonly limit?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly project?: string;
}

const rule = rulesFor<ConnectionPolicySettings>();

const subnetRule = rulesFor<Pick<ConnectionPolicySettings, "subnets" | "region">>();

/** Rules for the subnets of a policy. */
export const SUBNET_RULES: readonly Rule<Pick<ConnectionPolicySettings, "subnets" | "region">>[] = [
  subnetRule({
    id: "memorystore.connection-policy-subnets",
    inputs: ({ subnets }) => ({ subnets: subnets.length }),
    isValid: ({ subnets }) => subnets > 0,
    expected: "at least one subnet",
    fix: "give a subnet of the network: endpoints take their addresses there",
  }),
  subnetRule({
    id: "memorystore.connection-policy-subnet-names",
    inputs: ({ subnets, region }) => ({ subnets: knownItems(subnets), region }),
    isValid: ({ subnets, region }) =>
      subnets.every((subnet) => SUBNET.exec(subnet)?.groups?.region === region),
    expected: "full names of subnets of the region",
    fix: "write them as projects/PROJECT/regions/REGION/subnetworks/SUBNET",
  }),
];

/** Rules for a service connection policy. */
export const CONNECTION_POLICY_RULES: readonly Rule<ConnectionPolicySettings>[] = [
  labelsRule("memorystore"),
  regionRule("memorystore"),
  projectRule("memorystore"),
  networkRule("memorystore"),
  ...SUBNET_RULES,
  rule({
    id: "memorystore.connection-policy-name",
    inputs: ({ name }) => ({ name }),
    isValid: ({ name }) => RESOURCE_NAME.test(name),
    expected:
      "1 to 63 lower-case letters, digits and hyphens, starting with a letter, no hyphen at the end",
    fix: "set name to such a name",
  }),
  rule({
    id: "memorystore.connection-policy-limit",
    inputs: ({ limit }) => (limit === undefined ? undefined : { limit }),
    isValid: ({ limit }) => isWhole(limit, 1, Number.MAX_SAFE_INTEGER),
    expected: "a whole number from 1",
    fix: "leave limit out for no limit; a cache takes two endpoints",
  }),
];
