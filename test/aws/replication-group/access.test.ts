import { Fn, TerraformStack, TerraformVariable, Token } from "cdktf";
import { CacheEngine, type SecretReference } from "cdktf-managed-cache";
import {
  type ElastiCacheAuthentication,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupAttributes,
  type IElastiCacheReplicationGroup,
  TokenUpdateStrategy,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { resolveTokens } from "../../../lib/terraform/resolve-tokens";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { MINIMAL } from "../props";

const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:token";

function make(authentication: ElastiCacheAuthentication, engine?: CacheEngine) {
  let cache!: ElastiCacheReplicationGroup;
  const template = synth((stack) => {
    cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, authentication, engine });
  });
  return {
    cache,
    template,
    group: template.only({ type: "aws_elasticache_replication_group" }).properties,
  };
}

/** The reference of a cache that is known to use a token. */
function tokenOf(cache: ElastiCacheReplicationGroup): SecretReference {
  if (cache.authentication.kind !== "token") {
    throw new Error(`authentication is ${cache.authentication.kind}`);
  }
  return cache.authentication.token;
}

test("users take the place of a token, which ElastiCache deletes with the same request", () => {
  const users = { app: { accessString: "on ~* +@all" } };
  const { group } = make({ kind: "users", users, deletesToken: true });
  expect(group.auth_token_update_strategy).toBe("DELETE");
  expect(group.auth_token).toBeUndefined();
  expect(make({ kind: "users", users }).group.auth_token_update_strategy).toBeUndefined();
});

describe("a generated token", () => {
  const { cache, template, group } = make({ kind: "generated-token" });
  const version = template.only({ type: "aws_secretsmanager_secret_version" });

  test("is drawn once: later draws are ignored, and the group reads what was kept", () => {
    expect(version.properties.secret_string).toMatch(
      /^\$\{data\.aws_secretsmanager_random_password\./,
    );
    expect(version.properties.lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ["secret_string"],
    });
    const kept = template.only({ kind: "data", type: "aws_secretsmanager_secret_version" });
    expect(kept.properties.version_id).toBe(`\${${version.address}.version_id}`);
    expect(group.auth_token).toBe(`\${${kept.address}.secret_string}`);
  });

  test("has only characters that ElastiCache takes, and no more than it takes", () => {
    const drawn = template.only({
      kind: "data",
      type: "aws_secretsmanager_random_password",
    });
    expect(drawn.properties).toMatchObject({ exclude_punctuation: true, password_length: 64 });
  });

  test("is known by its secret, under the cache's key", () => {
    const secret = template.only({ type: "aws_secretsmanager_secret" }).properties;
    expect(secret).toMatchObject({
      name: "elasticache/test-cache/auth-token",
      kms_key_id: group.kms_key_id,
      recovery_window_in_days: 30,
    });
    expect(cache.secretArn).toBe(tokenOf(cache).id);
    expect(tokenOf(cache)).toMatchObject({ store: "aws-secrets-manager", revision: "initial" });
  });

  test("is rotated by label: a new version with ROTATE, then the same one with SET", () => {
    const step = (strategy: TokenUpdateStrategy) =>
      make({ kind: "generated-token", rotation: { label: "2026-11", strategy } });
    const rotate = step(TokenUpdateStrategy.ROTATE);
    const set = step(TokenUpdateStrategy.SET);
    const drawn = (of: Template) => of.only({ type: version.type }).name;
    expect(drawn(rotate.template)).not.toBe(version.name);
    expect(drawn(set.template)).toBe(drawn(rotate.template));
    expect(rotate.group.auth_token_update_strategy).toBe("ROTATE");
    expect(set.group.auth_token_update_strategy).toBe("SET");
    // All else stays: a rotation replaces nothing.
    expect({ ...set.group, auth_token_update_strategy: "ROTATE" }).toEqual(rotate.group);
    expect(tokenOf(rotate.cache).revision).toBe("2026-11");
  });
});

describe("a token that exists", () => {
  test("in a secret whose value it is", () => {
    const { cache, group, template } = make({ kind: "secret-token", secretArn: SECRET_ARN });
    expect(template.propertiesOf("aws_secretsmanager_secret")).toEqual([]);
    expect(group.auth_token).toMatch(/secret_string}$/);
    expect(cache.secretArn).toBe(SECRET_ARN);
  });

  test("in a secret that holds JSON", () => {
    const { group } = make({ kind: "secret-token", secretArn: SECRET_ARN, jsonKey: "my token" });
    expect(group.auth_token).toMatch(/^\$\{jsondecode\(.*secret_string\)\["my token"\]}$/);
  });

  test("in a sensitive variable", () => {
    const template = synth((stack) => {
      const variable = new TerraformVariable(stack, "token", { sensitive: true });
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        authentication: { kind: "variable-token", variable },
      });
      expect(cache.secretArn).toBeUndefined();
      expect(tokenOf(cache)).toMatchObject({ store: "terraform-variable", id: "token" });
    });
    expect(template.only({ type: "aws_elasticache_replication_group" }).properties.auth_token).toBe(
      "${var.token}",
    );
  });
});

describe("users", () => {
  const users: ElastiCacheAuthentication = {
    kind: "users",
    users: {
      app: { accessString: "on ~app:* +@all -@dangerous", passwordLabels: ["old", "new"] },
      job: { accessString: "on ~* +@read", authentication: "iam" },
    },
  };

  test("everything that is made", () => {
    const { template } = make(users);
    const {
      aws_elasticache_user,
      aws_elasticache_user_group,
      aws_elasticache_user_group_association,
    } = sections(template).resource;
    expect({
      aws_elasticache_user,
      aws_elasticache_user_group,
      aws_elasticache_user_group_association,
    }).toMatchSnapshot();
  });

  test("the group is tied to the cache in place of a token, after every user has joined it", () => {
    const { group, template } = make(users);
    expect(group).not.toHaveProperty("auth_token");
    expect(group).not.toHaveProperty("auth_token_update_strategy");
    expect(group.user_group_ids).toHaveLength(1);
    expect(group.depends_on).toEqual(
      template
        .find({ type: "aws_elasticache_user_group_association" })
        .map(({ address }) => address),
    );
  });

  test("associations own the members", () => {
    const { template } = make(users);
    expect(template.only({ type: "aws_elasticache_user_group" }).properties.lifecycle).toEqual({
      ignore_changes: ["user_ids"],
    });
    expect(template.propertiesOf("aws_elasticache_user_group_association")).toHaveLength(2);
  });

  test("both passwords of a rotation are accepted, the newer one is given to clients", () => {
    const { cache, template } = make(users);
    const app = template.only({
      type: "aws_elasticache_user",
      properties: { user_name: "app" },
    });
    expect(app.properties.authentication_mode.passwords).toHaveLength(2);
    if (cache.authentication.kind !== "users") {
      throw new Error("the cache has users");
    }
    expect(cache.authentication.users[0]).toMatchObject({
      name: "app",
      password: { revision: "new" },
    });
    expect(cache.secretArn).toBe(cache.authentication.users[0]?.password?.id);
  });

  test("an IAM user logs in with its id, and has no password", () => {
    const { cache, template } = make(users);
    const job = template
      .propertiesOf("aws_elasticache_user")
      .find(({ user_id }) => /job$/.test(user_id));
    expect(job).toMatchObject({
      user_id: "test-cache-job",
      user_name: "test-cache-job",
      authentication_mode: { type: "iam" },
    });
    expect(cache.authentication).toMatchObject({
      users: [
        { name: "app", loginName: "app" },
        { name: "job", loginName: "test-cache-job" },
      ],
    });
  });

  test("Redis OSS gets a default user that can do nothing, Valkey needs none", () => {
    const named = ({ template }: { template: Template }) =>
      template
        .propertiesOf("aws_elasticache_user")
        .filter(({ user_name }) => user_name === "default");
    expect(named(make(users))).toMatchObject([
      { access_string: "off ~* -@all", authentication_mode: { type: "no-password-required" } },
    ]);
    expect(named(make(users, CacheEngine.VALKEY_8_0))).toEqual([]);
  });
});

describe("no authentication", () => {
  test("is said explicitly, and leaves no credentials", () => {
    const { cache, group, template } = make({ kind: "none" });
    expect(cache.authentication).toEqual({ kind: "none" });
    expect(cache.secretArn).toBeUndefined();
    expect(group).not.toHaveProperty("auth_token");
    expect(template.propertiesOf("aws_secretsmanager_secret")).toEqual([]);
  });
});

describe("grantConnect", () => {
  const iam: ElastiCacheAuthentication = {
    kind: "users",
    users: {
      app: { accessString: "on ~* +@all" },
      job: { accessString: "on ~* +@read", authentication: "iam" },
    },
  };

  test("lets a role connect to this cache as this user, and nothing more", () => {
    const template = synth((stack) => {
      new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        authentication: iam,
      }).grantConnect("job", "job-role", "job");
    });
    expect(template.only({ type: "aws_iam_role_policy" }).properties).toMatchObject({
      name: "elasticache-connect-test-cache-job",
      role: "job-role",
    });
    const policies = template.find({ kind: "data", type: "aws_iam_policy_document" });
    const connect = policies
      .map(({ properties }) => properties.statement)
      .filter((statement) => /Connect/.test(JSON.stringify(statement)));
    expect(connect).toEqual([
      [
        {
          actions: ["elasticache:Connect"],
          resources: [
            expect.stringMatching(/aws_elasticache_replication_group\..*\.arn}$/),
            expect.stringMatching(/aws_elasticache_user\.Cache_UserGroup_User-job_.*\.arn}$/),
          ],
        },
      ],
    ]);
  });

  test.each([
    ["a user with a password", "app"],
    ["a user that does not exist", "nobody"],
  ])("is refused for %s", (_, user) => {
    expect(faultIds(() => make(iam).cache.grantConnect("x", "role", user))).toEqual([
      "elasticache.grant-connect",
    ]);
  });

  const USER_ARN = "arn:aws:elasticache:eu-west-1:123456789012:user:shared-job";
  const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shared";
  const ARN = "arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:shared";
  const importCache = (
    attributes: Partial<ElastiCacheReplicationGroupAttributes>,
    use: (cache: IElastiCacheReplicationGroup) => void = () => {},
  ) =>
    synth((stack) => {
      use(
        ElastiCacheReplicationGroup.fromAttributes(stack, "Shared", {
          replicationGroupId: "shared",
          engine: CacheEngine.VALKEY_8_0,
          primaryEndpointAddress: "primary.example",
          topology: { kind: "primary", replicas: 1 },
          ...attributes,
        }),
      );
    });

  test("lets a role connect to an imported cache whose user ARNs are given", () => {
    const template = importCache({ arn: ARN, iamUserArns: { job: USER_ARN } }, (cache) => {
      expect(cache.authentication).toEqual({
        kind: "users",
        users: [{ name: "job", loginName: "shared-job" }],
      });
      cache.grantConnect("job", "job-role", "job");
    });
    expect(template.only({ type: "aws_iam_role_policy" }).properties).toMatchObject({
      name: "elasticache-connect-shared-job",
      role: "job-role",
    });
    const policy = template.only({ kind: "data", type: "aws_iam_policy_document" });
    expect(policy.properties).toMatchObject({
      statement: [{ actions: ["elasticache:Connect"], resources: [ARN, USER_ARN] }],
    });
  });

  test.each([
    ["a text", () => "${local.job}", '"${local.job}"'],
    [
      "a token",
      () => Token.asString(Fn.lookup(Fn.jsondecode("{}"), "job")),
      'jsondecode("{}").job',
    ],
  ])("takes the id from an ARN that only Terraform knows, %s", (_, arn, expression) => {
    importCache({ iamUserArns: { job: arn() } }, (cache) => {
      expect(resolveTokens(cache.authentication, TerraformStack.of(cache))).toEqual({
        kind: "users",
        users: [{ name: "job", loginName: `\${element(split(":user:", ${expression}), 1)}` }],
      });
    });
  });

  test.each<[string, Partial<ElastiCacheReplicationGroupAttributes>, string]>([
    [
      "users",
      { arn: ARN },
      'userName is "job"; expected users who authenticate by IAM: there are none',
    ],
    ["an ARN of its own", { iamUserArns: { job: USER_ARN } }, 'userName is "job", arn is not set;'],
  ])("is refused for an imported cache without %s", (_, attributes, found) => {
    expect(() =>
      importCache(attributes, (cache) => cache.grantConnect("job", "job-role", "job")),
    ).toThrow(`[elasticache.grant-connect] ${found}`);
  });

  test.each<[string, string, Partial<ElastiCacheReplicationGroupAttributes>]>([
    [
      "a token and users by IAM",
      "elasticache.imported-authentication",
      { tokenSecretArn: SECRET_ARN, iamUserArns: { job: USER_ARN } },
    ],
    ["an empty list of users by IAM", "elasticache.imported-iam-users", { iamUserArns: {} }],
    [
      "a user's ARN that is a replication group's",
      "elasticache.imported-iam-users",
      { iamUserArns: { job: ARN } },
    ],
  ])("an import with %s is refused", (_, id, attributes) => {
    expect(faultIds(() => importCache(attributes))).toEqual([id]);
  });

  test("is refused for a cache without users", () => {
    const { cache } = make({ kind: "generated-token" });
    expect(faultIds(() => cache.grantConnect("x", "role", "job"))).toEqual([
      "elasticache.grant-connect",
    ]);
  });
});

describe("a secret by reference", () => {
  const token = tokenOf(make({ kind: "generated-token" }).cache);

  test("prints as its id, never as an expression of its value", () => {
    expect(String(token)).toMatch(/^secret /);
    expect(JSON.stringify(token)).not.toContain(token.unsafeExpression());
    expect(Object.values(token)).not.toContain(token.unsafeExpression());
  });
});
