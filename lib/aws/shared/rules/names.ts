import { isUnresolved, type Rule, rulesFor } from "../../../core/validation";
import type { ElastiCacheResourceNames } from "../props/names";
import { ID_EXPECTED, isId } from "../resource-name";

interface NameForm {
  readonly isValid: (name: string) => boolean;
  readonly expected: string;
}

const matches = (pattern: RegExp) => (name: string) => pattern.test(name);

/** ElastiCache gives names of groups back in lower case, and Terraform would see a change. */
const GROUP: NameForm = {
  isValid: matches(/^[a-z](?!.*--)[a-z0-9-]{0,200}(?<!-)$/),
  expected: "lower-case letters, digits and single hyphens, starting with a letter",
};

/** What AWS takes as a name, of each part of a cache. */
const FORMS: Readonly<Record<keyof ElastiCacheResourceNames, NameForm>> = {
  subnetGroup: GROUP,
  parameterGroup: GROUP,
  // Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  securityGroup: {
    isValid: matches(/^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/),
    expected: "up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, not starting with sg-",
  },
  // Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
  keyAlias: {
    isValid: matches(/^alias\/(?!aws\/)[\w/-]{1,250}$/),
    expected: "alias/ and letters, digits, _, / and -, not alias/aws/",
  },
  // Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
  secrets: {
    isValid: matches(/^[\w/+=.@-]{1,400}(?<!\/)$/),
    expected: "letters, digits and /_+=.@-, without a slash at the end",
  },
  userGroup: { isValid: isId, expected: ID_EXPECTED },
  users: { isValid: isId, expected: ID_EXPECTED },
  // Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  logGroups: {
    isValid: matches(/^[\w/.#-]{1,490}(?<!\/)$/),
    expected: "letters, digits and _-/.#, without a slash at the end",
  },
};

interface NameSettings {
  readonly givenNames: ElastiCacheResourceNames;
}

/** What AWS takes as names of a cache's parts: a rule for each of them. */
export function nameRules(prefix: string): Rule<NameSettings>[] {
  return (Object.keys(FORMS) as (keyof ElastiCacheResourceNames)[]).map((part) =>
    rulesFor<NameSettings>()({
      id: `${prefix}.name-of-${kebab(part)}`,
      inputs: ({ givenNames: { [part]: name } }) =>
        name === undefined || isUnresolved(name) ? undefined : { [`names.${part}`]: name },
      isValid: (names) => Object.values(names).every(FORMS[part].isValid),
      expected: FORMS[part].expected,
      fix: `set names.${part} to such a name, or leave it out`,
    }),
  );
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
