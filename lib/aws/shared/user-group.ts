import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { ElasticacheUserGroupAssociation } from "@cdktf/provider-aws/lib/elasticache-user-group-association";
import { Construct } from "constructs";
import type { CacheEngineName, CacheUser, Duration, SecretReference } from "../../core";
import { withoutDirectives } from "../../core/terraform-directives";
import { DEFAULT_PASSWORD_LABELS, type ElastiCacheUserProps } from "./elasticache-authentication";
import { GeneratedSecret } from "./generated-secret";
import { DEFAULT_USER, hasDefaultUser, userId } from "./resource-name";
import type { ResourceSettings } from "./resource-settings";

/** How a `UserGroup` is made. */
export interface UserGroupProps extends ResourceSettings {
  readonly engine: CacheEngineName;
  readonly users: Record<string, ElastiCacheUserProps>;
  readonly kmsKeyArn?: string;
  readonly recoveryWindow: Duration;
}

/** A user of the group. */
export interface GroupUser extends CacheUser {
  readonly arn: string;
  /** ARN of the secret with the password; `undefined` for a user who authenticates by IAM. */
  readonly secretArn?: string;
}

/** The users of one cache and the group that ties them to it. */
export class UserGroup extends Construct {
  public readonly userGroupId: string;
  /** By the names that the props give them. */
  public readonly users: ReadonlyMap<string, GroupUser>;
  /** Depend on these to be made after every user is in the group. */
  public readonly memberships: readonly ElasticacheUserGroupAssociation[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: UserGroupProps,
  ) {
    super(scope, id);
    const { provider, tags } = props;
    const defaultUser = this.defaultUser();
    const group = new ElasticacheUserGroup(this, "Resource", {
      engine: props.engine,
      userGroupId: props.names.userGroup,
      userIds: defaultUser && [defaultUser.userId],
      tags,
      provider,
      // Associations own the other members: a list here can silently drop them
      // (hashicorp/terraform-provider-aws#43281).
      lifecycle: { ignoreChanges: ["user_ids"] },
    });
    this.userGroupId = group.userGroupId;

    const users = Object.entries(props.users).map(([name, user]) => this.user(name, user));
    this.users = new Map(users.map(({ name, user }) => [name, user]));
    this.memberships = users.map(
      ({ name, id: member }) =>
        new ElasticacheUserGroupAssociation(this, `Membership-${name}`, {
          userGroupId: group.userGroupId,
          userId: member,
          provider,
        }),
    );
  }

  /** Redis OSS needs a user named `default` in every group: this one is off and can do nothing. */
  private defaultUser(): ElasticacheUser | undefined {
    if (!hasDefaultUser(this.props.engine)) {
      return undefined;
    }
    return new ElasticacheUser(this, "DefaultUser", {
      engine: this.props.engine,
      userId: userId(this.props.names.users, DEFAULT_USER),
      userName: DEFAULT_USER,
      accessString: "off ~* -@all",
      authenticationMode: { type: "no-password-required" },
      tags: this.props.tags,
      provider: this.props.provider,
    });
  }

  private user(
    name: string,
    {
      accessString,
      authentication = "password",
      passwordLabels = DEFAULT_PASSWORD_LABELS,
    }: ElastiCacheUserProps,
  ): { name: string; id: string; user: GroupUser } {
    const { cacheName, names, engine, tags, provider } = this.props;
    const id = userId(names.users, name);
    const userName = authentication === "iam" ? id : name;
    const secret =
      authentication === "iam"
        ? undefined
        : new GeneratedSecret(this, `Password-${name}`, {
            name: `${names.secrets}/user/${name}`,
            description: `Password of user ${name} of cache ${cacheName}`,
            labels: passwordLabels,
            kmsKeyArn: this.props.kmsKeyArn,
            recoveryWindow: this.props.recoveryWindow,
            tags,
            provider,
          });
    const resource = new ElasticacheUser(this, `User-${name}`, {
      engine,
      userId: id,
      userName,
      // A pattern of keys may have a brace after a percent sign.
      accessString: withoutDirectives(accessString),
      authenticationMode: secret
        ? { type: "password", passwords: secret.values.map(expression) }
        : { type: "iam" },
      tags,
      provider,
    });
    return {
      name,
      id: resource.userId,
      user: {
        name,
        loginName: userName,
        password: secret?.current,
        arn: resource.arn,
        secretArn: secret?.secretArn,
      },
    };
  }
}

function expression(password: SecretReference): string {
  return password.unsafeExpression();
}
