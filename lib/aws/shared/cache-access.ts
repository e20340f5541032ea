import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEngine, Duration } from "../../core";
import { AuthToken } from "./auth-token";
import type { ElastiCacheAuthentication, TokenUpdateStrategy } from "./elasticache-authentication";
import { commonArguments, type ResourceSettings } from "./resource-settings";
import { type GroupUser, UserGroup } from "./user-group";

/** What decides how clients prove who they are. */
export interface CacheAccessSettings extends ResourceSettings {
  readonly engine: CacheEngine;
  readonly authentication: ElastiCacheAuthentication;
  readonly secretRecoveryWindow: Duration;
}

/** What lets clients in, and what the cache itself needs for it. */
export interface CacheAccess {
  readonly authentication: CacheAuthentication;
  /** ARN of the secret with the token or the first user's password. */
  readonly secretArn?: string;
  /** ARNs of the users who authenticate by IAM, by the names that the props give them. */
  readonly iamUserArns: ReadonlyMap<string, string>;
  /** The token and what to do with the one in use: version 6 of the provider wants both or neither. */
  readonly token?: { readonly value: string; readonly updateStrategy: TokenUpdateStrategy };
  readonly userGroupId?: string;
  /** What must be there before the cache is up. */
  readonly dependsOn?: ITerraformDependable[];
}

/** Makes the token or the users of a cache. */
export function cacheAccess(
  scope: Construct,
  settings: CacheAccessSettings,
  kmsKeyArn?: string,
): CacheAccess {
  const {
    cacheName,
    names,
    engine,
    authentication,
    secretRecoveryWindow: recoveryWindow,
  } = settings;
  const common = { cacheName, names, kmsKeyArn, recoveryWindow, ...commonArguments(settings) };
  switch (authentication.kind) {
    case "none":
      return { authentication: { kind: "none" }, iamUserArns: new Map() };
    case "users": {
      const group = new UserGroup(scope, "UserGroup", {
        ...common,
        engine: engine.name,
        users: authentication.users,
      });
      const users = [...group.users.values()];
      return {
        authentication: { kind: "users", users },
        iamUserArns: iamUserArns(group.users),
        secretArn: users[0]?.secretArn,
        userGroupId: group.userGroupId,
        // Or the cache would be up before its users are in the group.
        dependsOn: [...group.memberships],
      };
    }
    default: {
      const { token, updateStrategy, secretArn } = new AuthToken(scope, "AuthToken", {
        ...common,
        source: authentication,
      });
      return {
        authentication: { kind: "token", token },
        iamUserArns: new Map(),
        secretArn,
        token: { value: token.unsafeExpression(), updateStrategy },
      };
    }
  }
}

function iamUserArns(users: ReadonlyMap<string, GroupUser>): Map<string, string> {
  const byIam = [...users].filter(([, { password }]) => password === undefined);
  return new Map(byIam.map(([name, { arn }]) => [name, arn]));
}
