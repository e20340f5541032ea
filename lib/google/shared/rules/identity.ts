import { type Rule, rulesFor, withBlankUnknowns } from "../../../core/validation";
import { PROJECT } from "../resource-names";

const REGION = /^[a-z]+-[a-z]+\d+$/;
/** Source: https://cloud.google.com/resource-manager/docs/labels-overview */
const LABEL_KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u;
const LABEL_VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u;

/** What these rules read. */
export interface IdentitySettings {
  readonly labels?: Readonly<Record<string, string>>;
  readonly region: string;
  readonly project?: string;
  readonly projectNumber?: string;
}

const rule = rulesFor<IdentitySettings>();

const MAX_LABELS = 64;

/** What Google takes as labels. Keys are judged beside values that only Terraform will know. */
export function labelsRule(prefix: string): Rule<Pick<IdentitySettings, "labels">> {
  return rulesFor<Pick<IdentitySettings, "labels">>()({
    id: `${prefix}.labels`,
    inputs: ({ labels }) => labels && { labels: withBlankUnknowns(labels) },
    isValid: ({ labels }) =>
      Object.keys(labels).length <= MAX_LABELS &&
      Object.entries(labels).every(
        ([key, value]) => LABEL_KEY.test(key) && LABEL_VALUE.test(value),
      ),
    confidential: ["labels"],
    expected:
      "up to 64 labels; keys of 1 to 63 and values of up to 63 lower-case letters, digits, hyphens and underscores, keys starting with a letter",
    fix: "shorten or rename the labels",
  });
}

/** A region, never a zone. */
export function regionRule(prefix: string): Rule<Pick<IdentitySettings, "region">> {
  return rulesFor<Pick<IdentitySettings, "region">>()({
    id: `${prefix}.region`,
    inputs: ({ region }) => ({ region }),
    isValid: ({ region }) => REGION.test(region),
    expected: "a region",
    fix: "write it as europe-west1; a zone is not enough",
  });
}

/** The id of a project. */
export function projectRule(prefix: string): Rule<Pick<IdentitySettings, "project">> {
  return rulesFor<Pick<IdentitySettings, "project">>()({
    id: `${prefix}.project`,
    inputs: ({ project }) => (project === undefined ? undefined : { project }),
    isValid: ({ project }) => PROJECT.test(project),
    expected: "the id of a project",
    fix: "give the id, neither the name nor the number",
  });
}

/** Rules for the labels of a cache, and for where it is. */
export function identityRules(prefix: string): Rule<IdentitySettings>[] {
  return [
    labelsRule(prefix),
    regionRule(prefix),
    projectRule(prefix),
    rule({
      id: `${prefix}.project-number`,
      inputs: ({ projectNumber }) => (projectNumber === undefined ? undefined : { projectNumber }),
      isValid: ({ projectNumber }) => /^\d+$/.test(projectNumber),
      expected: "the number of a project, digits alone",
      fix: "leave projectNumber out to have it looked up",
    }),
  ];
}
