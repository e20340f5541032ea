import { type Rule, rulesFor, withBlankUnknowns } from "../../../core/validation";

/** What these rules read. */
export interface IdentitySettings {
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const RESOURCE_GROUP = /^[-\w().]{0,89}[-\w()]$/;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources */
const MAX_TAGS = 50;
const TAG_KEY = /^[^<>%&\\?/]{1,512}$/;
const LONGEST_TAG_VALUE = 256;

/** What Azure takes as tags. Keys are judged beside values that only Terraform will know. */
export const TAGS_RULE = rulesFor<Pick<IdentitySettings, "tags">>()({
  id: "azure.tags",
  inputs: ({ tags }) => tags && { tags: withBlankUnknowns(tags) },
  isValid: ({ tags }) =>
    Object.keys(tags).length <= MAX_TAGS &&
    Object.entries(tags).every(
      ([key, value]) => TAG_KEY.test(key) && value.length <= LONGEST_TAG_VALUE,
    ),
  confidential: ["tags"],
  expected:
    "up to 50 tags; names of 1 to 512 characters without < > % & \\ ? /, values of up to 256",
  fix: "shorten or rename the tags",
});

/** The name of a resource group. */
export const RESOURCE_GROUP_RULE = rulesFor<Pick<IdentitySettings, "resourceGroupName">>()({
  id: "azure.resource-group-name",
  inputs: ({ resourceGroupName }) => ({ resourceGroupName }),
  isValid: ({ resourceGroupName }) => RESOURCE_GROUP.test(resourceGroupName),
  expected:
    "1 to 90 letters, digits, underscores, hyphens, parentheses and full stops, no full stop at the end",
  fix: "give the name of the resource group, not its id",
});

/** A location as the API has it. */
export const LOCATION_RULE = rulesFor<Pick<IdentitySettings, "location">>()({
  id: "azure.location",
  inputs: ({ location }) => ({ location }),
  isValid: ({ location }) => /^[a-z][a-z0-9]*$/.test(location),
  expected: "a location, lower-case letters and digits",
  fix: "write it as westeurope",
});

/** Rules for where a cache is, and for its tags. */
export const IDENTITY_RULES: readonly Rule<IdentitySettings>[] = [
  RESOURCE_GROUP_RULE,
  LOCATION_RULE,
  TAGS_RULE,
];
