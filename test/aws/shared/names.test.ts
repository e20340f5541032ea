import {
  ElastiCacheAlarms,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { synth } from "../../support/synth";
import { MINIMAL } from "../props";

function make(props: Partial<ElastiCacheReplicationGroupProps>) {
  return synth((stack) => {
    const cache = new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, ...props });
    new ElastiCacheAlarms(stack, "Alarms", {
      cache,
      alarmNamePrefix: "acme-cache",
      dashboardName: "acme-cache",
    });
  });
}

const NAMES = {
  subnetGroup: "acme-subnets",
  parameterGroup: "acme-parameters",
  securityGroup: "acme-nodes",
  keyAlias: "alias/acme-cache",
  secrets: "acme/cache",
  userGroup: "acme-users",
  users: "acme",
  logGroups: "/acme/cache",
};

/** What each type is named by, and the names that a cache with a token has. */
const TOKEN_CACHE: Record<string, [argument: string, names: string[]]> = {
  aws_elasticache_subnet_group: ["name", ["acme-subnets"]],
  aws_elasticache_parameter_group: ["name", ["acme-parameters-redis7"]],
  aws_security_group: ["name", ["acme-nodes"]],
  aws_kms_alias: ["name", ["alias/acme-cache"]],
  aws_secretsmanager_secret: ["name", ["acme/cache/auth-token"]],
  aws_cloudwatch_log_group: ["name", ["/acme/cache/engine-log", "/acme/cache/slow-log"]],
  aws_cloudwatch_dashboard: ["dashboard_name", ["acme-cache"]],
  aws_cloudwatch_composite_alarm: ["alarm_name", ["acme-cache-critical"]],
};

test.each(Object.entries(TOKEN_CACHE))(
  "%s has the name of the props",
  (type, [argument, names]) => {
    const found = make({ names: NAMES })
      .propertiesOf(type)
      .map((properties) => properties[argument]);
    expect(found.sort()).toEqual(names);
  },
);

test("every alarm has the prefix of the props", () => {
  const names = make({})
    .propertiesOf("aws_cloudwatch_metric_alarm")
    .map(({ alarm_name: name }) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !name.startsWith("acme-cache-"))).toEqual([]);
});

test("users, their group and their secrets have the names of the props", () => {
  const template = make({
    names: NAMES,
    authentication: { kind: "users", users: { app: { accessString: "on ~* +@all" } } },
  });
  expect(template.only({ type: "aws_elasticache_user_group" }).properties.user_group_id).toBe(
    "acme-users",
  );
  const ids = template.propertiesOf("aws_elasticache_user").map(({ user_id: id }) => id);
  expect(ids.sort()).toEqual(["acme-app", "acme-default"]);
  expect(template.only({ type: "aws_secretsmanager_secret" }).properties.name).toBe(
    "acme/cache/user/app",
  );
});

test("the key lets CloudWatch Logs encrypt the groups of that name", () => {
  const { statement } = make({ names: NAMES }).only({
    kind: "data",
    type: "aws_iam_policy_document",
  }).properties;
  expect(statement[2].condition[0].values[0]).toMatch(/:log-group:\/acme\/cache\/\*$/);
});

test("two caches with one name of a part are refused", () => {
  expect(() =>
    synth((stack) => {
      for (const id of ["One", "Two"]) {
        new ElastiCacheReplicationGroup(stack, id, {
          ...MINIMAL,
          names: { securityGroup: "acme" },
        });
      }
    }),
  ).toThrow("[elasticache.resource-name-taken] names.securityGroup is");
});
