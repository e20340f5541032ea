import type { CacheEngine } from "../../../core";
import { areDistinct } from "../../../core/distinct";
import { isRotationLabel } from "../../../core/rotation-label";
import { isUnresolved, isWhole, type Rule, rulesFor } from "../../../core/validation";
import {
  DEFAULT_PASSWORD_LABELS,
  type ElastiCacheAuthentication,
  type Users,
} from "../elasticache-authentication";
import { DEFAULT_USER, hasDefaultUser, isId, lowerCase, userId } from "../resource-name";

/** What these rules read. */
export interface UserSettings {
  readonly cacheName: string;
  readonly names: { readonly users: string };
  readonly engine: CacheEngine;
  readonly authentication: ElastiCacheAuthentication;
}

const rule = rulesFor<UserSettings>();

function usersOf({ authentication }: UserSettings): Users["users"] | undefined {
  return authentication.kind === "users" ? authentication.users : undefined;
}

/** Rules for users with rights of their own. */
export function userRules(prefix: string): Rule<UserSettings>[] {
  return [
    rule({
      id: `${prefix}.users`,
      inputs: (settings) => {
        const users = usersOf(settings);
        return users && { users: Object.keys(users) };
      },
      isValid: ({ users }) =>
        isWhole(users.length, 1, 99) && !users.map(lowerCase).includes(DEFAULT_USER),
      expected: "1 to 99 users, none of them named default: that one is turned off",
      fix: "name the users after the applications that connect",
    }),
    rule({
      id: `${prefix}.user-names`,
      inputs: (settings) => {
        const users = usersOf(settings);
        return users && { users: Object.keys(users) };
      },
      isValid: ({ users }) => areDistinct(users.map(lowerCase)),
      expected:
        "names that differ in more than upper and lower case: ids of users are in lower case",
      fix: "rename one of the users",
    }),
    rule({
      id: `${prefix}.user-id`,
      inputs: (settings) => {
        const users = usersOf(settings);
        // A wrong start is a fault of its own.
        if (users === undefined || !isId(settings.names.users)) {
          return undefined;
        }
        const names = [
          ...Object.keys(users),
          ...(hasDefaultUser(settings.engine.name) ? [DEFAULT_USER] : []),
        ];
        return { userIds: names.map((name) => userId(settings.names.users, name)) };
      },
      isValid: ({ userIds }) => userIds.every(isId),
      expected:
        "user ids (the cache's id, a hyphen and the name) of up to 40 letters, digits and single hyphens",
      fix: "shorten or rename the users, or shorten the cache's id; on Redis OSS there is a user default as well",
    }),
    rule({
      id: `${prefix}.user-access`,
      inputs: (settings) => {
        const users = usersOf(settings);
        return (
          users && {
            accessStrings: Object.values(users)
              .map((user) => user.accessString)
              .filter((access) => !isUnresolved(access)),
          }
        );
      },
      isValid: ({ accessStrings }) => accessStrings.every((access) => /^(on|off) \S/.test(access)),
      confidential: ["accessStrings"],
      expected: "access strings that start with on or off and grant something",
      fix: "write them as: on ~app:* +@all -@dangerous",
    }),
    rule({
      id: `${prefix}.user-passwords`,
      inputs: (settings) => {
        const users = usersOf(settings);
        return (
          users && {
            passwordLabels: Object.values(users).map(
              (user) => user.passwordLabels ?? DEFAULT_PASSWORD_LABELS,
            ),
          }
        );
      },
      isValid: ({ passwordLabels }) =>
        passwordLabels.every(
          (labels) =>
            isWhole(labels.length, 1, 2) &&
            areDistinct(labels) &&
            labels.every((label) => isRotationLabel(label)),
        ),
      confidential: ["passwordLabels"],
      expected: "1 or 2 different labels a user, of 1 to 40 letters, digits and hyphens",
      fix: "remove the oldest label before adding another",
    }),
    rule({
      id: `${prefix}.user-iam-engine`,
      inputs: (settings) =>
        Object.values(usersOf(settings) ?? {}).some((user) => user.authentication === "iam")
          ? { engine: `${settings.engine}` }
          : undefined,
      isValid: (inputs) => !inputs.engine.startsWith("redis 6"),
      expected: "IAM with redis 7.0 and later, and with valkey",
      fix: "upgrade the engine, or give the users passwords",
    }),
  ];
}
