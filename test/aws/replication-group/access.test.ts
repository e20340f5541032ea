import { TerraformVariable } from "cdktf";
import { CacheEngine, type SecretReference } from "cdktf-managed-cache";
import {
  type ElastiCacheAuthentication,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupAttributes,
  type IElastiCacheReplicationGroup,
  TokenUpdateStrategy,
} from "cdktf-managed-cache/aws";
import { faultIds } from "../../support/faults";
import { all, only, type Synthesized, synth } from "../../support/synth";
import { MINIMAL } from "../props";

const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:token";

function make(authentication: ElastiCacheAuthentication, engine?: CacheEngine) {
  let cache!: ElastiCacheReplicationGroup;
  const synthesized = synth((stack) => {
    cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, authentication, engine });
  });
  return { cache, synthesized, group: only(synthesized, "aws_elasticache_replication_group") };
}

/** The reference of a cache that is known to use a token. */
function tokenOf(cache: ElastiCacheReplicationGroup): SecretReference {
  if (cache.authentication.kind !== "token") {
    throw new Error(`authentication is ${cache.authentication.kind}`);
  }
  return cache.authentication.token;
}

describe("a generated token", () => {
  const { cache, synthesized, group } = make({ kind: "generated-token" });
  const versions = Object.entries(synthesized.resource.aws_secretsmanager_secret_version ?? {});

  test("is drawn once: later draws are ignored, and the group reads what was kept", () => {
    const [[name, version]] = versions as [[string, { [key: string]: unknown }]];
    expect(version.secret_string).toMatch(/^\$\{data\.aws_secretsmanager_random_password\./);
    expect(version.lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ["secret_string"],
    });
    const [[kept, value]] = Object.entries(
      synthesized.data.aws_secretsmanager_secret_version ?? {},
    ) as [[string, { [key: string]: unknown }]];
    expect(value.version_id).toBe(`\${aws_secretsmanager_secret_version.${name}.version_id}`);
    expect(group.auth_token).toBe(
      `\${data.aws_secretsmanager_secret_version.${kept}.secret_string}`,
    );
  });

  test("has only characters that ElastiCache takes, and no more than it takes", () => {
    const [drawn] = Object.values(synthesized.data.aws_secretsmanager_random_password ?? {});
    expect(drawn).toMatchObject({ exclude_punctuation: true, password_length: 64 });
  });

  test("is known by its secret, under the cache's key", () => {
    const secret = only(synthesized, "aws_secretsmanager_secret");
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
    const names = ({ resource }: Synthesized) =>
      Object.keys(resource.aws_secretsmanager_secret_version ?? {});
    expect(names(rotate.synthesized)).not.toEqual(names(synthesized));
    expect(names(set.synthesized)).toEqual(names(rotate.synthesized));
    expect(rotate.group.auth_token_update_strategy).toBe("ROTATE");
    expect(set.group.auth_token_update_strategy).toBe("SET");
    // All else stays: a rotation replaces nothing.
    expect({ ...set.group, auth_token_update_strategy: "ROTATE" }).toEqual(rotate.group);
    expect(tokenOf(rotate.cache).revision).toBe("2026-11");
  });
});

describe("a token that exists", () => {
  test("in a secret whose value it is", () => {
    const { cache, group, synthesized } = make({ kind: "secret-token", secretArn: SECRET_ARN });
    expect(all(synthesized, "aws_secretsmanager_secret")).toEqual([]);
    expect(group.auth_token).toMatch(/secret_string}$/);
    expect(cache.secretArn).toBe(SECRET_ARN);
  });

  test("in a secret that holds JSON", () => {
    const { group } = make({ kind: "secret-token", secretArn: SECRET_ARN, jsonKey: "my token" });
    expect(group.auth_token).toMatch(/^\$\{jsondecode\(.*secret_string\)\["my token"\]}$/);
  });

  test("in a sensitive variable", () => {
    const synthesized = synth((stack) => {
      const variable = new TerraformVariable(stack, "token", { sensitive: true });
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        authentication: { kind: "variable-token", variable },
      });
      expect(cache.secretArn).toBeUndefined();
      expect(tokenOf(cache)).toMatchObject({ store: "terraform-variable", id: "token" });
    });
    expect(only(synthesized, "aws_elasticache_replication_group").auth_token).toBe("${var.token}");
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
    const { synthesized } = make(users);
    const {
      aws_elasticache_user,
      aws_elasticache_user_group,
      aws_elasticache_user_group_association,
    } = synthesized.resource;
    expect({
      aws_elasticache_user,
      aws_elasticache_user_group,
      aws_elasticache_user_group_association,
    }).toMatchSnapshot();
  });

  test("the group is tied to the cache in place of a token, after every user has joined it", () => {
    const { group, synthesized } = make(users);
    expect(group).not.toHaveProperty("auth_token");
    expect(group).not.toHaveProperty("auth_token_update_strategy");
    expect(group.user_group_ids).toHaveLength(1);
    expect(group.depends_on).toEqual(
      Object.keys(synthesized.resource.aws_elasticache_user_group_association ?? {}).map(
        (name) => `aws_elasticache_user_group_association.${name}`,
      ),
    );
  });

  test("associations own the members", () => {
    const { synthesized } = make(users);
    expect(only(synthesized, "aws_elasticache_user_group").lifecycle).toEqual({
      ignore_changes: ["user_ids"],
    });
    expect(all(synthesized, "aws_elasticache_user_group_association")).toHaveLength(2);
  });

  test("both passwords of a rotation are accepted, the newer one is given to clients", () => {
    const { cache, synthesized } = make(users);
    const app = all(synthesized, "aws_elasticache_user").find(
      ({ user_name }) => user_name === "app",
    );
    expect(app.authentication_mode.passwords).toHaveLength(2);
    if (cache.authentication.kind !== "users") {
      throw new Error("the cache has users");
    }
    expect(cache.authentication.users[0]).toMatchObject({
      name: "app",
      password: { revision: "new" },
    });
    expect(cache.secretArn).toBe(cache.authentication.users[0]?.password?.id);
  });

  test("an IAM user's name is its id, and it has no password", () => {
    const { cache, synthesized } = make(users);
    const job = all(synthesized, "aws_elasticache_user").find(({ user_id }) =>
      /job$/.test(user_id),
    );
    expect(job).toMatchObject({
      user_id: "test-cache-job",
      user_name: "test-cache-job",
      authentication_mode: { type: "iam" },
    });
    expect(cache.authentication).toMatchObject({ users: [{}, { name: "test-cache-job" }] });
  });

  test("Redis OSS gets a default user that can do nothing, Valkey needs none", () => {
    const named = ({ synthesized }: { synthesized: Synthesized }) =>
      all(synthesized, "aws_elasticache_user").filter(({ user_name }) => user_name === "default");
    expect(named(make(users))).toMatchObject([
      { access_string: "off ~* -@all", authentication_mode: { type: "no-password-required" } },
    ]);
    expect(named(make(users, CacheEngine.VALKEY_8_0))).toEqual([]);
  });
});

describe("no authentication", () => {
  test("is said explicitly, and leaves no credentials", () => {
    const { cache, group, synthesized } = make({ kind: "none" });
    expect(cache.authentication).toEqual({ kind: "none" });
    expect(cache.secretArn).toBeUndefined();
    expect(group).not.toHaveProperty("auth_token");
    expect(all(synthesized, "aws_secretsmanager_secret")).toEqual([]);
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
    const synthesized = synth((stack) => {
      new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        authentication: iam,
      }).grantConnect("job", "job-role", "job");
    });
    expect(only(synthesized, "aws_iam_role_policy")).toMatchObject({
      name: "elasticache-connect-test-cache-job",
      role: "job-role",
    });
    const policies = Object.values(synthesized.data.aws_iam_policy_document ?? {});
    const connect = policies.filter(({ statement }) => /Connect/.test(JSON.stringify(statement)));
    expect(connect).toHaveLength(1);
    expect(connect[0].statement).toEqual([
      {
        actions: ["elasticache:Connect"],
        resources: [
          expect.stringMatching(/aws_elasticache_replication_group\..*\.arn}$/),
          expect.stringMatching(/aws_elasticache_user\.Cache_UserGroup_User-job_.*\.arn}$/),
        ],
      },
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

  const USER_ARN = "arn:aws:elasticache:eu-west-1:123456789012:user:job";
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
    const synthesized = importCache({ arn: ARN, iamUserArns: { job: USER_ARN } }, (cache) => {
      expect(cache.authentication).toEqual({ kind: "users", users: [{ name: "job" }] });
      cache.grantConnect("job", "job-role", "job");
    });
    expect(only(synthesized, "aws_iam_role_policy")).toMatchObject({
      name: "elasticache-connect-shared-job",
      role: "job-role",
    });
    expect(Object.values(synthesized.data.aws_iam_policy_document ?? {})).toMatchObject([
      { statement: [{ actions: ["elasticache:Connect"], resources: [ARN, USER_ARN] }] },
    ]);
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

  test.each<[string, Partial<ElastiCacheReplicationGroupAttributes>]>([
    [
      "elasticache.imported-authentication",
      { tokenSecretArn: "arn", iamUserArns: { job: USER_ARN } },
    ],
    ["elasticache.imported-iam-users", { iamUserArns: {} }],
    ["elasticache.imported-iam-users", { iamUserArns: { job: ARN } }],
  ])("%s: an import is refused", (id, attributes) => {
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
