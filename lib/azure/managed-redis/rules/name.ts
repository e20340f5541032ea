import { type Rule, rulesFor } from "../../../core/validation";

/** Letters, digits and single hyphens, none of them at an end. Source: the provider's own validation, 4.55. */
export const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/i;

/** The name of a cache that is made or imported. */
export const NAME_RULE: Rule<{ readonly cacheName: string }> = rulesFor<{
  readonly cacheName: string;
}>()({
  id: "azure.name",
  inputs: ({ cacheName }) => ({ name: cacheName }),
  isValid: ({ name }) => name.length >= 3 && name.length <= 63 && NAME.test(name),
  expected: "3 to 63 letters, digits and single hyphens, a letter or a digit at both ends",
  fix: "set name to such a name: not the host, not the id",
});
