import { type Rule, rulesFor } from "../../../core/validation";

/** What these rules read. */
export interface DescriptionAndTags {
  readonly description: string;
  readonly tags?: Record<string, string>;
}

const rule = rulesFor<DescriptionAndTags>();

/** Rules for what people read of a cache in the console. */
export function descriptionAndTagRules(prefix: string): Rule<DescriptionAndTags>[] {
  return [
    rule({
      id: `${prefix}.tags`,
      inputs: ({ tags }) => (tags ? { tags } : undefined),
      isValid: ({ tags }) =>
        Object.keys(tags).length <= 50 &&
        Object.entries(tags).every(
          ([key, value]) =>
            key.length >= 1 && key.length <= 128 && value.length <= 256 && !/^aws:/i.test(key),
        ),
      confidential: ["tags"],
      expected:
        "up to 50 tags; keys of 1 to 128 characters that do not start with aws:, values up to 256",
      fix: "shorten or rename the tags",
    }),
  ];
}
