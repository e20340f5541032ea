import { type Rule, rulesFor, withBlankUnknowns } from "../../../core/validation";

interface HasTags {
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * What every service of a cache takes in tags.
 *
 * Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
 */
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/iu;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u;
const MAX_TAGS = 50;

const rule = rulesFor<HasTags>();

/** What AWS takes as tags. Keys are judged beside values that only Terraform will know. */
export function tagsRule(prefix: string): Rule<HasTags> {
  return rule({
    id: `${prefix}.tags`,
    inputs: ({ tags }) => tags && { tags: withBlankUnknowns(tags) },
    isValid: ({ tags }) =>
      Object.keys(tags).length <= MAX_TAGS &&
      Object.entries(tags).every(([key, value]) => TAG_KEY.test(key) && TAG_VALUE.test(value)),
    confidential: ["tags"],
    expected:
      "up to 50 tags; keys of 1 to 128 characters that do not start with aws:, values up to 256; letters, digits, spaces and _.:/=+-@",
    fix: "shorten or rename the tags",
  });
}
