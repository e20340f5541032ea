import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { Fn, type TerraformProvider, Token } from "cdktf";
import type { Construct } from "constructs";
import { type CacheAuthentication, SecretReference } from "../../core";
import { areDistinct } from "../../core/distinct";
import { isRotationLabel } from "../../core/rotation-label";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { isUnresolved, knownItems, mustBeKnown, presence, rulesFor } from "../../core/validation";
import { SECRET_ARN, USER_ARN } from "./arn";
import { isId } from "./resource-name";

/** What is before the id in the ARN of a user. */
const USER_RESOURCE = ":user:";

/** The users of an ElastiCache cache that exists already. */
export interface ElastiCacheUserAttributes {
  /**
   * ARNs of the users who authenticate by IAM: `arn:aws:elasticache:REGION:ACCOUNT:user:ID`. Grants and
   * clients choose a user by its key: with the keys of the cache's own props they are written alike. Users
   * log in with the id at the end of the ARN. The first is the one that clients use unless they name
   * another. Grants need `arn` too.
   *
   * @default - no users
   */
  readonly iamUserArns?: Record<string, string>;
  /** The AWS provider that reads the token and makes grants. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/** How clients of an ElastiCache cache that exists already prove who they are. */
export interface ElastiCacheAuthenticationAttributes extends ElastiCacheUserAttributes {
  /**
   * Secrets Manager secret whose whole value is the token. Give this or `iamUserArns`, not both.
   *
   * @default - no token
   */
  readonly tokenSecretArn?: string;
  /**
   * Change it when the token has changed, so that its copies are written again.
   *
   * @default "initial"
   */
  readonly tokenLabel?: string;
}

/** Reads the token of a cache, or names its users. */
export function importedAuthentication(
  scope: Construct,
  attributes: ElastiCacheAuthenticationAttributes,
): CacheAuthentication {
  const { tokenSecretArn, tokenLabel = INITIAL_REVISION, iamUserArns, provider } = attributes;
  if (iamUserArns !== undefined) {
    const users = Object.entries(iamUserArns);
    return { kind: "users", users: users.map(([name, arn]) => ({ name, loginName: idOf(arn) })) };
  }
  if (tokenSecretArn === undefined) {
    return { kind: "none" };
  }
  const { secretString } = new DataAwsSecretsmanagerSecretVersion(scope, "Token", {
    secretId: tokenSecretArn,
    provider,
  });
  return {
    kind: "token",
    token: new SecretReference({
      store: "aws-secrets-manager",
      id: tokenSecretArn,
      revision: tokenLabel,
      expression: secretString,
    }),
  };
}

/** The id of a user, with which users who authenticate by IAM log in. */
function idOf(arn: string): string {
  if (Token.isUnresolved(arn)) {
    return Token.asString(Fn.element(Fn.split(USER_RESOURCE, arn), 1));
  }
  return isUnresolved(arn)
    ? // An expression that is written as a text: Fn would escape it.
      `\${element(split("${USER_RESOURCE}", "${arn}"), 1)}`
    : (arn.split(USER_RESOURCE)[1] as string).toLowerCase();
}

const userRule = rulesFor<ElastiCacheUserAttributes>();

/** Rules for the users of a cache that exists already. */
export const IMPORTED_USER_RULES = [
  userRule({
    id: "elasticache.imported-iam-users",
    inputs: ({ iamUserArns }) =>
      iamUserArns && {
        users: Object.keys(iamUserArns).length,
        arns: knownItems(Object.values(iamUserArns)),
      },
    isValid: ({ users, arns }) =>
      users > 0 && areDistinct(arns) && arns.every((arn) => USER_ARN.test(arn)),
    confidential: ["arns"],
    expected: "at least one user, each with the ARN of an ElastiCache user of its own",
    fix: "write them as arn:aws:elasticache:REGION:ACCOUNT:user:ID",
  }),
  userRule({
    id: "elasticache.imported-iam-user-names",
    inputs: ({ iamUserArns }) => iamUserArns && { names: Object.keys(iamUserArns) },
    isValid: ({ names }) => names.every(isId),
    expected: "names of users as in the cache's props: up to 40 letters, digits and single hyphens",
    fix: "name the users as the props of the cache do",
  }),
];

const rule = rulesFor<ElastiCacheAuthenticationAttributes>();

/** Rules for the authentication of a cache that exists already. */
export const IMPORTED_AUTHENTICATION_RULES = [
  rule({
    id: "elasticache.imported-authentication",
    inputs: ({ tokenSecretArn, iamUserArns }) => ({
      tokenSecretArn: presence(tokenSecretArn),
      iamUserArns: presence(iamUserArns),
    }),
    isValid: ({ tokenSecretArn, iamUserArns }) => !tokenSecretArn || !iamUserArns,
    expected: "tokenSecretArn or iamUserArns, not both",
    fix: "leave out the one that the cache does not use",
  }),
  ...IMPORTED_USER_RULES,
  rule({
    id: "elasticache.imported-token-secret",
    inputs: ({ tokenSecretArn }) => (tokenSecretArn === undefined ? undefined : { tokenSecretArn }),
    isValid: ({ tokenSecretArn }) => SECRET_ARN.test(tokenSecretArn),
    confidential: ["tokenSecretArn"],
    expected: "the ARN of a Secrets Manager secret",
    fix: "write it as arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME; never the token itself",
  }),
  rule({
    id: "elasticache.imported-token-label",
    inputs: ({ tokenLabel }) =>
      tokenLabel === undefined ? undefined : { label: mustBeKnown(tokenLabel) },
    isValid: ({ label }) => isRotationLabel(label),
    confidential: ["label"],
    expected: "1 to 40 letters, digits and hyphens, known at synthesis",
    fix: "name the token after its month, such as 2026-11; never after its value",
  }),
];
