import { isUnresolved, type Rule, rulesFor } from "../../../core/validation";

/** What these rules read. */
export interface DescriptionAndTags {
  readonly description: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const rule = rulesFor<DescriptionAndTags>();

/**
 * What every service of a cache takes in tags.
 *
 * Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
 */
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/iu;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u;
const MAX_TAGS = 50;

const tagRule = rulesFor<Pick<DescriptionAndTags, "tags">>();

/** What AWS takes as tags. Keys are judged beside values that only Terraform will know. */
export function tagsRule(prefix: string): Rule<Pick<DescriptionAndTags, "tags">> {
  return tagRule({
    id: `${prefix}.tags`,
    inputs: ({ tags }) =>
      tags && {
        tags: Object.fromEntries(
          Object.entries(tags).map(([key, value]) => [key, isUnresolved(value) ? "" : value]),
        ),
      },
    isValid: ({ tags }) =>
      Object.keys(tags).length <= MAX_TAGS &&
      Object.entries(tags).every(([key, value]) => TAG_KEY.test(key) && TAG_VALUE.test(value)),
    confidential: ["tags"],
    expected:
      "up to 50 tags; keys of 1 to 128 characters that do not start with aws:, values up to 256; letters, digits, spaces and _.:/=+-@",
    fix: "shorten or rename the tags",
  });
}

/** Rules for what people read of a cache in the console. */
export function descriptionAndTagRules(prefix: string): Rule<DescriptionAndTags>[] {
  return [
    rule({
      id: `${prefix}.description`,
      inputs: ({ description }) => ({ description }),
      isValid: ({ description }) => description.trim() !== "",
      expected: "a text that is not empty",
      fix: "say what the cache is for, or leave description out",
    }),
    tagsRule(prefix),
  ];
}
